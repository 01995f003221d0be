package com.rundiffusion.keycloak.enterprise.document.read;

import com.rundiffusion.keycloak.enterprise.document.url.EntraUrl;
import com.rundiffusion.keycloak.enterprise.document.url.UrlKind;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.pasted.Base64Der;
import com.rundiffusion.keycloak.pasted.DerHead;
import com.rundiffusion.keycloak.pasted.PastedBlock;
import com.rundiffusion.keycloak.pasted.PastedText;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** The field that a text would be right in, whichever it was pasted into. */
public final class OtherField {

    /** Both of Entra's files say at their beginning what they are, whatever was pasted before it. */
    private static final int BEGINNING = 4096;

    private static final Pattern METADATA = Pattern.compile("(<|&lt;)(\\w+:)?EntityDescriptor\\b|(<|&lt;)\\?xml\\b");
    private static final Pattern CERTIFICATE = Pattern.compile("-\\s*BEGIN\\s+((TRUSTED|X509)\\s+)?CERTIFICATE\\s*-");

    private OtherField() {}

    /** One of the values that a customer sends; empty when it is none of them. */
    public static Optional<String> of(String text, ReplyUrls replyUrls) {
        return ofFile(text)
                .or(() -> Optional.ofNullable(
                                text.length() <= RequestLimit.METADATA_URL.most()
                                        ? EntraUrl.of(PastedText.url(text))
                                        : null)
                        .flatMap(url -> ofUrl(url, replyUrls)));
    }

    /** {@code metadata} or {@code certificates}. */
    static Optional<String> ofFile(String text) {
        String beginning = text.substring(0, Math.min(text.length(), BEGINNING));
        if (METADATA.matcher(beginning).find()) {
            return Optional.of("metadata");
        }
        return hasCertificate(beginning) ? Optional.of("certificates") : Optional.empty();
    }

    /** Wherever it stands in the text, whole or not. */
    static boolean hasCertificate(String text) {
        String block = PastedBlock.of(text);
        return CERTIFICATE.matcher(block).find()
                || Base64Der.in(block).stream().anyMatch(found -> found.isOf(DerHead.Kind.CERTIFICATE));
    }

    /** Of a text that belongs to the other one. */
    static Fault fault(String field, String text, String other) {
        return FaultCode.VALUE_OF_OTHER_FIELD.fault(
                field, "text of %,d characters".formatted(text.length()), expected(other));
    }

    /** As a fault says it. */
    public static String expected(String field) {
        return "this value in " + field;
    }

    private static Optional<String> ofUrl(URI url, ReplyUrls replyUrls) {
        return switch (UrlKind.of(url, replyUrls)) {
            case METADATA -> Optional.of("metadataUrl");
            case SIGN_ON_URL -> Optional.of("signOnUrl");
            case LOGIN_URL -> Optional.of("loginUrl");
            case ENTRA_IDENTIFIER -> Optional.of("entraIdentifier");
            default -> Optional.empty();
        };
    }
}
