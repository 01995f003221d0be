package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.Html.element;

import java.util.List;

/** What a user sees at the end of a session. */
final class SignOutPages {

    private SignOutPages() {}

    /** @param frames what the browser opens besides, unseen */
    static Html signedOut(EntraTenant tenant, List<String> frames) {
        Html page = element("div");
        frames.forEach(url -> page.add(
                element("iframe").with("src", url).with("hidden").with("title", "Sign-out of an application")));
        return Page.card(
                "Sign out",
                element("p", tenant.displayName()).with("class", "tenant"),
                element("h1", "You have signed out of your account"),
                page,
                Page.link("My Apps", tenant.myAppsUrl()));
    }
}
