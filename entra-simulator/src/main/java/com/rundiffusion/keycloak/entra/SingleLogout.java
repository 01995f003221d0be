package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.LogoutRequest;
import com.rundiffusion.keycloak.entra.saml.LogoutRequestReader;
import java.util.List;
import java.util.Optional;

/** A session of this host ends: because an application asks for it, or because the user signs out here. */
final class SingleLogout {

    private final BrowserSessions sessions;

    SingleLogout(BrowserSessions sessions) {
        this.sessions = sessions;
    }

    /** Whether the Login URL, which is the Logout URL too, is asked for this. */
    static boolean isMeant(Visit visit) {
        return !visit.isPost() && LogoutRequestReader.isOne(visit.rawQuery());
    }

    /** The answer goes to the application's registered Logout URL alone; without one the browser stays here. */
    Answer request(EntraTenant tenant, Visit visit) {
        LogoutRequest request = LogoutRequestReader.redirect(visit.rawQuery());
        tenant.log().add(request);
        new LogoutChecks(tenant).accept(request);
        sessions.forget(visit, tenant);
        return tenant.application().logoutUrl().isPresent()
                ? Answer.redirect(tenant.logoutResponse(request).toUrl())
                : Answer.page(SignOutPages.signedOut(tenant, List.of()));
    }

    /** Tells the application by a hidden frame, if this session went there and it has a Logout URL. */
    Answer signOut(EntraTenant tenant, Visit visit) {
        List<String> frames = sessions.of(visit, tenant).flatMap(session -> frame(tenant, session)).stream()
                .toList();
        sessions.forget(visit, tenant);
        return Answer.page(SignOutPages.signedOut(tenant, frames));
    }

    private static Optional<String> frame(EntraTenant tenant, SignedIn session) {
        if (tenant.application().logoutUrl().isEmpty()) {
            return Optional.empty();
        }
        return session.sessionIndex(tenant.application().logoutHabits().namesFirst())
                .flatMap(index -> tenant.user(session.objectId())
                        .map(user -> tenant.logoutRequest(user, index).toUrl()));
    }
}
