package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.Html.element;

import com.rundiffusion.keycloak.entra.saml.EntraTime;
import com.rundiffusion.keycloak.entra.saml.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The pages a user meets between the service provider's request and the answer to it. */
final class SignInPages {

    private SignInPages() {}

    /** @param context names the sign-in that the choice is for */
    static Html pickAccount(EntraTenant tenant, String context, SignIn signIn) {
        List<EntraUser> users = new ArrayList<>(tenant.users());
        signIn.loginHint().ifPresent(hint -> users.sort(Comparator.comparing(user -> !user.answersTo(hint))));
        Html form = element("form", Page.hidden("ctx", context))
                .with("method", "post")
                .with("action", tenant.url() + "/login");
        users.forEach(user -> form.add(account(user)));
        return Page.card(
                "Sign in to your account",
                element("p", tenant.displayName()).with("class", "tenant"),
                element("h1", "Pick an account"),
                element("p", "to continue to " + tenant.application().displayName()),
                form,
                Page.link("Cancel", tenant.url() + "/cancel?ctx=" + context).with("class", "cancel"));
    }

    private static Html account(EntraUser user) {
        return element(
                        "button",
                        Page.initials(user.displayName()),
                        element(
                                "span",
                                element("strong", user.displayName()),
                                element("span", user.userPrincipalName()).with("class", "principal"),
                                element(
                                        "small",
                                        user.person() == null
                                                ? ""
                                                : user.person().description())))
                .with("class", "account")
                .with("name", "user")
                .with("value", user.objectId());
    }

    /** Posts a response by itself; the button is for browsers without scripts. */
    static Html post(String replyUrl, String response, Optional<String> relayState) {
        Html form = element("form", Page.hidden("SAMLResponse", response))
                .with("method", "post")
                .with("action", replyUrl);
        relayState.ifPresent(state -> form.add(Page.hidden("RelayState", state)));
        form.add(element("noscript", element("p", "Scripts are off. Press the button to go on."), submit()));
        return Page.card(
                "Working…", element("p", "Taking you back…"), form, element("script", "document.forms[0].submit()"));
    }

    private static Html submit() {
        return element("button", "Continue").with("class", "primary");
    }

    static Html refusal(Refusal refusal, Instant now) {
        Html details = element("dl");
        detail(details, "Message", refusal.text());
        detail(details, "Trace ID", UUID.randomUUID().toString());
        detail(details, "Correlation ID", UUID.randomUUID().toString());
        detail(details, "Timestamp", EntraTime.inMessages(now));
        return Page.card(
                "Sign in to your account",
                element("h1", "This sign-in did not work"),
                element("p", "Give these details to your administrator."),
                details);
    }

    private static void detail(Html details, String term, String value) {
        details.add(element("dt", term), element("dd", value));
    }
}
