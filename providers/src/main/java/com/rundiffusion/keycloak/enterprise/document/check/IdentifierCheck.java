package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.document.url.EntraUrl;
import com.rundiffusion.keycloak.enterprise.document.url.UrlKind;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import java.net.URI;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Identifier (Entity ID): what we are called in the customer's Entra, and so the Issuer of each of our requests. */
final class IdentifierCheck {

    private static final String FIELD = "identifier";

    /** What the guide asks for. */
    private static final String GUIDE = "rundiffusion.com";

    private static final String AUDIENCE = "spn:";

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    /** Of a URI (RFC 3986), without the brackets of one address and of many a placeholder. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+");

    /** Such as Entra takes beside a name of one's own: {@code Label:rundiffusion.com} is none. */
    private static final Pattern LIKELY =
            Pattern.compile("(https?|urn|api):[^\\s|]+|([a-z0-9-]+\\.)+[a-z]{2,}", Pattern.CASE_INSENSITIVE);

    /** A label that got stuck to it. */
    private static final Pattern LABELLED = Pattern.compile(
            "(?!(?:https?|urn|api|spn):)[^:/]+:(?<value>" + LIKELY.pattern() + ")", Pattern.CASE_INSENSITIVE);

    private final CheckContext context;
    private final EnterpriseDocument document;
    private final Optional<Enterprise> stored;
    private final Faults faults;

    IdentifierCheck(CheckContext context, EnterpriseDocument document, Optional<Enterprise> stored, Faults faults) {
        this.context = context;
        this.document = document;
        this.stored = stored;
        this.faults = faults;
    }

    void check() {
        String value = document.identifier();
        if (value == null) {
            faults.missing(FIELD, GUIDE + ", as in the guide");
        } else {
            fault(value).ifPresent(code -> faults.add(FIELD, code, value, expected(value)));
        }
    }

    private Optional<FaultCode> fault(String value) {
        if (SPACE.matcher(value).find()) {
            return Optional.of(FaultCode.IDENTIFIER_WITH_SPACE);
        }
        if (!FORM.matcher(value).matches()) {
            return Optional.of(FaultCode.IDENTIFIER_MALFORMED);
        }
        if (LABELLED.matcher(value).matches()) {
            return Optional.of(FaultCode.IDENTIFIER_MALFORMED);
        }
        if (value.toLowerCase(Locale.ROOT).startsWith(AUDIENCE)) {
            return Optional.of(FaultCode.IDENTIFIER_IS_AUDIENCE);
        }
        if (isInUse(value)) {
            return Optional.empty();
        }
        if (isOfOtherField(EntraUrl.of(value))) {
            return Optional.of(FaultCode.IDENTIFIER_IS_URL_OF_OTHER_FIELD);
        }
        return TenantId.parse(value).isPresent()
                ? Optional.of(FaultCode.IDENTIFIER_IS_APPLICATION_ID)
                : Optional.empty();
    }

    /** Some of Firebase's customers have its callback as Identifier, and their Entra app would know us by no other. */
    private boolean isInUse(String value) {
        return context.identifierInUse()
                || stored.map(kept -> kept.application().identifier())
                        .filter(value::equals)
                        .isPresent();
    }

    /** An app's bare address may well be an Identifier; a link with our parameter is not. */
    private boolean isOfOtherField(URI url) {
        if (url == null) {
            return false;
        }
        return switch (UrlKind.of(url, context.replyUrls())) {
            case OTHER -> false;
            case SIGN_ON_URL -> url.getRawQuery() != null;
            default -> true;
        };
    }

    /** The one Identifier that stands in it, if that can be told and would be taken; else the guide's. */
    private String expected(String value) {
        String text = Normalizer.normalize(value, Normalizer.Form.NFKC);
        List<String> words = Stream.of(SPACE.split(text))
                .map(IdentifierCheck::withoutLabel)
                .map(IdentifierCheck::withoutAudience)
                .filter(word -> LIKELY.matcher(word).matches())
                .toList();
        // Of two nobody knows which is meant; of none, one may have come apart.
        String likely = words.isEmpty() ? SPACE.matcher(text).replaceAll("") : words.get(0);
        boolean isOne = words.size() < 2 && LIKELY.matcher(likely).matches();
        return isOne && fault(likely).isEmpty() ? likely : GUIDE;
    }

    private static String withoutLabel(String word) {
        Matcher labelled = LABELLED.matcher(word);
        return labelled.matches() ? labelled.group("value") : word;
    }

    private static String withoutAudience(String word) {
        return word.toLowerCase(Locale.ROOT).startsWith(AUDIENCE) ? word.substring(AUDIENCE.length()) : word;
    }
}
