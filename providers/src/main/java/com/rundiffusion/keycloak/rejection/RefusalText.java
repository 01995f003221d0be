package com.rundiffusion.keycloak.rejection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/** What a refusal's page says, in English, and what whoever looks it up is to do about it. */
public final class RefusalText {

    private static final String GUEST = "Look whose domain \"actual\" is. If it is the company's too, PUT it into the"
            + " enterprise's domains. If the person is a guest, whose address stays elsewhere, PUT otherDomains: unverified."
            + " Else the customer's administrator corrects the address in Entra.";

    private static final String ADDRESS_OF_ANOTHER =
            "The domain in \"actual\" is another enterprise's, whose people sign in"
                    + " through that enterprise; otherDomains does not change this. If the domain stands there by mistake, PUT that"
                    + " enterprise without it.";

    private final Properties messages;

    public RefusalText(KeycloakSession session) {
        try {
            this.messages = session.theme()
                    .getTheme(Theme.Type.LOGIN)
                    .getEnhancedMessages(session.getContext().getRealm(), Locale.ENGLISH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String title(RejectionCode code) {
        return message("rejection." + code.key() + ".title");
    }

    public String sentence(RejectionCode code, String expected) {
        return message("rejection." + code.key() + "." + ShownRejection.text(code, expected));
    }

    public String fix(RejectionCode code, String expected) {
        if (code == RejectionCode.EMAIL_DOMAIN_FOREIGN) {
            return ShownRejection.isOfOther(expected) ? ADDRESS_OF_ANOTHER : GUEST;
        }
        Optional<String> atEntra = code.setting().map(setting -> message("rejection.entra." + setting.key()));
        return atEntra.map(way -> "The customer's administrator, in Microsoft Entra, Enterprise applications: " + way)
                .orElseGet(() -> here(code));
    }

    private static String here(RejectionCode code) {
        return switch (code) {
            case ENTERPRISE_UNAVAILABLE -> "GET the enterprise: its status and its problems say why nobody gets in.";
            case REQUEST_INVALID ->
                "The app's developers mend the request that they send; docs/app-integration.md says how.";
            case LEVEL_UNAVAILABLE -> "The app's developers leave out the acr value that they demand.";
            case ACCOUNT_DISABLED -> "Look at the account in Keycloak's console, under Users: it is disabled or gone.";
            case UNEXPECTED -> "Search the server's log for the reference, and report what it says.";
            default -> "The person begins again in the app. If it comes back, ask what they did before.";
        };
    }

    private String message(String key) {
        return new MessageFormat(messages.getProperty(key, key), Locale.ENGLISH).format(new Object[] {});
    }
}
