package com.rundiffusion.keycloak.enterprise.document.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.document.url.EntraUrl;
import com.rundiffusion.keycloak.enterprise.document.url.UrlKind;
import com.rundiffusion.keycloak.pasted.PastedText;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What one pasted text says of an Entra application, whichever of its values it holds: the metadata URL, the metadata itself, a
 * certificate, or all five values in a mail. Nothing is judged here; what is not understood is left out.
 *
 * @param document fields of an enterprise's document
 * @param ambiguous fields that the text has more than one value for; none of these is in the document
 */
public record PastedApplication(ObjectNode document, Set<String> ambiguous) {

    /** The first line of a quotation has it, and each one after it. */
    private static final Pattern QUOTATION = Pattern.compile("^[ \\t]*[>|][>| \\t]*", Pattern.MULTILINE);

    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"'“”„«»‹›|\\[\\]]+", Pattern.CASE_INSENSITIVE);

    /** As Entra's page has it; the one of Microsoft's own is a URL, and is told by that. */
    private static final Pattern IDENTIFIER = Pattern.compile(
            "^\\W{0,8}(?:Identifier(?: \\(Entity ID\\))?|Entity ID)(?: ?\\*)?(?: ?[:=]|\\t)[ \\t]*(\\S.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Map<UrlKind, String> FIELDS = Map.of(
            UrlKind.METADATA, "metadataUrl",
            UrlKind.LOGIN_URL, "loginUrl",
            UrlKind.ENTRA_IDENTIFIER, "entraIdentifier",
            UrlKind.SIGN_ON_URL, "signOnUrl");

    /** @param text no longer than metadata may be */
    public static PastedApplication read(String text, ReplyUrls replyUrls) {
        ObjectNode document = StrictJson.MAPPER.createObjectNode();
        Optional<String> file = OtherField.ofFile(text);
        if (file.filter("metadata"::equals).isPresent()) {
            return new PastedApplication(document.put("metadata", text), Set.of());
        }
        String unquoted = QUOTATION.matcher(text).replaceAll("");
        Set<String> ambiguous = new LinkedHashSet<>();
        urls(unquoted, replyUrls).forEach((kind, urls) -> {
            String field = FIELDS.get(kind);
            if (urls.size() > 1) {
                ambiguous.add(field);
            } else {
                urls.forEach(url -> document.put(field, url));
            }
        });
        identifier(unquoted, replyUrls).ifPresent(value -> document.put("identifier", value));
        if (OtherField.hasCertificate(unquoted)) {
            document.putArray("certificates").add(unquoted);
        }
        return new PastedApplication(document, Set.copyOf(ambiguous));
    }

    public boolean isEmpty() {
        return document.isEmpty() && ambiguous.isEmpty();
    }

    /** Each kind that a customer sends, with its different values in the order of the text. */
    private static Map<UrlKind, Set<String>> urls(String text, ReplyUrls replyUrls) {
        Map<UrlKind, Set<String>> found = new EnumMap<>(UrlKind.class);
        URL.matcher(text)
                .results()
                .map(match -> PastedText.url(match.group()))
                .forEach(url -> Optional.ofNullable(EntraUrl.of(url))
                        .map(read -> UrlKind.of(read, replyUrls))
                        .filter(FIELDS::containsKey)
                        .ifPresent(kind -> found.computeIfAbsent(kind, none -> new LinkedHashSet<>())
                                .add(url)));
        return found;
    }

    private static Optional<String> identifier(String text, ReplyUrls replyUrls) {
        List<String> values = IDENTIFIER
                .matcher(text)
                .results()
                .map(match -> PastedText.line(match.group(1)))
                .filter(value -> value != null && !isUrlOfAnotherField(value, replyUrls))
                .distinct()
                .toList();
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static boolean isUrlOfAnotherField(String value, ReplyUrls replyUrls) {
        URI url = EntraUrl.of(value);
        return url != null && FIELDS.containsKey(UrlKind.of(url, replyUrls));
    }
}
