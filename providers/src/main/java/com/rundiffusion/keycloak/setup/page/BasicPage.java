package com.rundiffusion.keycloak.setup.page;

import com.rundiffusion.keycloak.link.EntraLogoutLink;
import com.rundiffusion.keycloak.link.SetupLinkUrl;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.operations.setup.GivenApplication;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Our values, which the customer enters in Entra. */
final class BasicPage implements StepPage {

    static final String METADATA = "metadata.xml";

    @Override
    public Map<String, Object> values(Visit visit) {
        ReplyUrls replyUrls = new SsoSettings(visit.session().getContext().getRealm()).replyUrls();
        return Map.of(
                "identifier",
                identifier(visit),
                "replyUrls",
                Stream.concat(replyUrls.routed().stream(), replyUrls.foreign().stream())
                        .toList(),
                "signOnUrl",
                visit.company()
                        .alias()
                        .map(alias -> SignInLink.at(app(visit), alias).toString())
                        .orElse(""),
                "logoutUrl",
                EntraLogoutLink.at(visit.session()).toString(),
                "metadataUrl",
                SetupLinkUrl.step(visit.session(), visit.link().id(), METADATA));
    }

    /** The start page of the app whose Reply URL is the default. */
    static String app(Visit visit) {
        URI first = URI.create(new SsoSettings(visit.session().getContext().getRealm())
                .replyUrls()
                .routed()
                .get(0));
        return first.getScheme() + "://" + first.getAuthority() + "/";
    }

    static String identifier(Visit visit) {
        return visit.company()
                .stored()
                .map(kept -> kept.enterprise().application().identifier())
                .orElse(GivenApplication.IDENTIFIER);
    }

    static List<String> replyUrls(Visit visit) {
        return new SsoSettings(visit.session().getContext().getRealm())
                .replyUrls()
                .all();
    }
}
