package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.Html.element;

import java.util.Arrays;
import java.util.List;

/** The portal's part that Microsoft's does not have: what can be set wrongly, and what comes of it. */
final class MistakePages {

    static final String PATH = "/portal/mistakes";

    private MistakePages() {}

    /** What is wrong now, for the top of the page. */
    static Html state(EntraTenant tenant) {
        List<Mistake> made = tenant.application().mistakes().all();
        if (made.isEmpty()) {
            return element("p", "Nothing is wrong here on purpose. ", Page.link("Make a mistake", "#mistakes"))
                    .with("id", "state");
        }
        Html names = element("ul");
        made.forEach(mistake -> names.add(element("li", mistake.setting().label() + ": " + mistake.label())));
        return element(
                        "div",
                        element("strong", "Wrong on purpose:"),
                        names,
                        button(tenant, "reset", "all", "Put all back"))
                .with("id", "state")
                .with("class", "wrong");
    }

    static Html table(EntraTenant tenant) {
        List<Mistake> made = tenant.application().mistakes().all();
        Html rows = element("tbody");
        Arrays.stream(Mistake.values()).forEach(mistake -> rows.add(row(tenant, mistake, made.contains(mistake))));
        Html head = element("tr");
        List.of("Mistake", "What Entra does", "What the user reads", "Who repairs it, and how", "")
                .forEach(title -> head.add(element("th", title)));
        return element(
                "div",
                element(
                        "p",
                        "Microsoft's portal has no such list. Each takes effect with the next sign-in, of each setting one"
                                + " at a time. A code in small letters is a refusal of this sign-in (docs/refusals.md); an"
                                + " AADSTS code is Microsoft's (docs/entra-simulator.md)."),
                element("table", element("thead", head), rows));
    }

    private static Html row(EntraTenant tenant, Mistake mistake, boolean made) {
        Html read = element("td", mistake.meets());
        mistake.code().ifPresent(code -> read.add(element("code", code)));
        Html row = element(
                "tr",
                element("td", element("small", mistake.setting().label()), element("strong", mistake.label())),
                element("td", mistake.effect()),
                read,
                element("td", mistake.repair()),
                element(
                        "td",
                        made
                                ? button(tenant, "undo", mistake.key(), "Put back")
                                : button(tenant, "make", mistake.key(), "Make")));
        return made ? row.with("class", "wrong") : row;
    }

    private static Html button(EntraTenant tenant, String action, String key, String label) {
        return element("form", element("button", label).with("name", action).with("value", key))
                .with("method", "post")
                .with("action", tenant.url() + PATH);
    }
}
