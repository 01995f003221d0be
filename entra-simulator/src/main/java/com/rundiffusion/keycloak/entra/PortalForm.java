package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.Html.element;

import java.util.Map;

/** Forms of the portal's pages: what to do is the button that is pressed. */
final class PortalForm {

    /** Names the button. */
    static final String DO = "do";

    private PortalForm() {}

    static Html of(String action, Html... parts) {
        return element("form", (Object[]) parts).with("method", "post").with("action", action);
    }

    static Html button(String word, String label) {
        return element("button", label).with("name", DO).with("value", word);
    }

    static Html text(String name, String label, String value) {
        return element(
                "label",
                label + " ",
                element("input").with("type", "text").with("name", name).with("value", value));
    }

    /** @param options labels by value */
    static Html choice(String name, String label, Map<String, String> options) {
        Html select = element("select").with("name", name);
        options.forEach((value, text) -> select.add(element("option", text).with("value", value)));
        return element("label", label + " ", select);
    }
}
