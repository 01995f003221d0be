package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.operations.setup.SetupCompany;
import com.rundiffusion.keycloak.setup.session.SetupSession;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** One browser at one step of a link that may be used. */
record Visit(KeycloakSession session, SetupLink link, SetupSession browser, SetupStep step) {

    SetupCompany company() {
        return new SetupCompany(session, link);
    }

    /** As it is after what this visit has stored. */
    SetupLink linkNow() {
        return new SetupLinks(session).findNow(link.id()).orElseThrow();
    }

    ShownDates dates() {
        return new ShownDates(session.getContext().resolveLocale(null));
    }

    URI url(SetupStep other) {
        return SetupLinkUrl.step(session, link.id(), other.key());
    }

    List<SetupStep> steps() {
        return SetupStep.of(link);
    }

    /** Empty at the last one. */
    Optional<URI> following() {
        int next = steps().indexOf(step) + 1;
        return next < steps().size() ? Optional.of(url(steps().get(next))) : Optional.empty();
    }

    URI next() {
        return following().orElseGet(() -> url(step));
    }
}
