package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.Html.element;

/** What all pages share: the head, and the line that says whose page this is not. */
final class Page {

    static final String STYLE_PATH = "/entra.css";

    private Page() {}

    /** A card in the middle, as on Entra's sign-in pages. */
    static Html card(String title, Object... content) {
        return page("sign-in", title, element("main", content).with("class", "card"));
    }

    /** A full-width page, as in the portal. */
    static Html wide(String title, Object... content) {
        return page("wide", title, element("main", content));
    }

    private static Html page(String kind, String title, Html main) {
        Html head = element(
                "head",
                element("meta").with("charset", "utf-8"),
                element("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
                element("title", title),
                element("link").with("rel", "stylesheet").with("href", STYLE_PATH));
        Html banner = element(
                        "header",
                        element("a", "Simulated Microsoft Entra ID").with("href", "/"),
                        element("span", "A stand-in for tests and demos. Not a Microsoft service."))
                .with("class", "banner");
        return element("html", head, element("body", banner, main).with("class", kind))
                .with("lang", "en");
    }

    static Html link(String text, String href) {
        return element("a", text).with("href", href);
    }

    static Html hidden(String name, String value) {
        return element("input").with("type", "hidden").with("name", name).with("value", value);
    }

    /** Up to two letters that stand for a name. */
    static Html initials(String name) {
        StringBuilder letters = new StringBuilder();
        for (String word : name.split(" ", 2)) {
            letters.append(word.charAt(0));
        }
        return element("span", letters.toString()).with("class", "initials").with("aria-hidden", "true");
    }
}
