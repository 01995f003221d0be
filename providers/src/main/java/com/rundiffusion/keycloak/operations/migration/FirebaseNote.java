package com.rundiffusion.keycloak.operations.migration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.fault.Fault;
import java.util.List;
import java.util.Locale;

/**
 * What of a customer's configuration at Firebase was not carried over, or is worth a look before it is switched on. Unlike a
 * fault it stops nothing.
 *
 * @param value what came, fit to be shown; {@code null} when the code says it all
 */
public record FirebaseNote(Code code, String value) {

    public enum Code {
        ALIAS_LOWER_CASED("An alias is lower case here; links with the old spelling still work."),
        SWITCHED_OFF_AT_FIREBASE("It is switched off at Firebase: perhaps it should not be connected at all."),
        REQUESTS_SIGNED("Firebase signs its requests and this broker does not. If the customer's Entra app requires"
                + " verification certificates, sign-in fails until that is switched off there."),
        CALLBACK_NOT_A_REPLY_URL(
                "Firebase is answered at a URL that is none of the Reply URLs: the customer must add those to its"
                        + " Entra app."),
        IDENTIFIER_IS_CALLBACK(
                "Its Identifier is the URL that Firebase is answered at. It was taken as it is: the customer's Entra app"
                        + " knows us by no other."),
        FORMER_HOST_REPLACED(
                "Firebase has the Login URL under another name, or a former one, of Microsoft's host. It was taken"
                        + " under the name of today."),
        FIELD_NOT_CARRIED_OVER("There is no place for this value here."),
        LEFT_AS_IT_IS("It is no longer a draft, so what is different at Firebase was not taken."),
        MORE_PAGES("The list goes on: ask Identity Platform for the next page (pageToken) and import that too.");

        private final String message;

        Code(String message) {
            this.message = message;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static ArrayNode list(List<FirebaseNote> notes) {
        ArrayNode array = StrictJson.MAPPER.createArrayNode();
        for (FirebaseNote note : notes) {
            array.addObject()
                    .put("code", note.code.key())
                    .put("message", note.code.message)
                    .put("value", Fault.printable(note.value));
        }
        return array;
    }
}
