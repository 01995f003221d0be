package com.rundiffusion.keycloak.operations.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.document.url.EntraUrl;
import com.rundiffusion.keycloak.enterprise.document.url.FormerHost;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.operations.migration.FirebaseNote.Code;
import com.rundiffusion.keycloak.pasted.Alias;
import com.rundiffusion.keycloak.pasted.PastedText;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One customer as Firebase knows it, as a document of ours. Firebase knows no mail domains, no contacts and no Sign on URL.
 *
 * @see <a href="https://cloud.google.com/identity-platform/docs/reference/rest/v2/projects.inboundSamlConfigs">InboundSamlConfig</a>
 */
public record FirebaseConfig(ObjectNode document, List<FirebaseNote> notes) {

    /** Project and tenant before it do not matter; the console shows the last part alone. */
    private static final Pattern NAME = Pattern.compile("(?:.*/)?saml\\.([^/]+)");

    private static final int MOST_NOTES = 20;

    private static final Set<String> FIELDS = Set.of("name", "displayName", "enabled", "idpConfig", "spConfig");
    private static final Set<String> FIELDS_OF_IDP = Set.of("idpEntityId", "ssoUrl", "idpCertificates", "signRequest");
    /** Firebase's own certificates verify its requests; ours have no signature. */
    private static final Set<String> FIELDS_OF_SP = Set.of("spEntityId", "callbackUri", "spCertificates");

    /** Whether this looks like such a configuration at all. */
    static boolean isOne(JsonNode json) {
        return json.has("name") && json.path("idpConfig").isObject();
    }

    static FirebaseConfig of(JsonNode config, ReplyUrls replyUrls) {
        JsonNode idp = config.path("idpConfig");
        JsonNode sp = config.path("spConfig");
        ObjectNode document = StrictJson.MAPPER.createObjectNode();
        List<FirebaseNote> notes = new ArrayList<>();
        name(config).ifPresent(name -> alias(name, document, notes));
        copy(config, "displayName", document, "displayName");
        copy(sp, "spEntityId", document, "identifier");
        copy(idp, "idpEntityId", document, "entraIdentifier");
        copy(idp, "ssoUrl", document, "loginUrl");
        hostOfToday(document, notes);
        certificates(idp, document);
        Optional.ofNullable(sp.path("spEntityId").textValue())
                .filter(identifier -> identifier.equals(sp.path("callbackUri").textValue()))
                .ifPresent(url -> notes.add(new FirebaseNote(Code.IDENTIFIER_IS_CALLBACK, url)));
        // Where Firebase has false it says nothing.
        if (!config.path("enabled").asBoolean()) {
            notes.add(new FirebaseNote(Code.SWITCHED_OFF_AT_FIREBASE, null));
        }
        if (idp.path("signRequest").asBoolean()) {
            notes.add(new FirebaseNote(Code.REQUESTS_SIGNED, null));
        }
        Optional.ofNullable(sp.path("callbackUri").textValue())
                .filter(url -> !replyUrls.contains(url))
                .ifPresent(url -> notes.add(new FirebaseNote(Code.CALLBACK_NOT_A_REPLY_URL, url)));
        unknown("", config, FIELDS, notes);
        unknown("idpConfig.", idp, FIELDS_OF_IDP, notes);
        unknown("spConfig.", sp, FIELDS_OF_SP, notes);
        return new FirebaseConfig(document, notes);
    }

    private static Optional<String> name(JsonNode config) {
        return Optional.ofNullable(config.path("name").textValue())
                .map(NAME::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    private static void alias(String name, ObjectNode document, List<FirebaseNote> notes) {
        String alias = Alias.typed(name).map(Alias::value).orElse(name);
        document.put("alias", alias);
        if (!alias.equals(name)) {
            notes.add(new FirebaseNote(Code.ALIAS_LOWER_CASED, name));
        }
    }

    /** Who signs in by it today shall not be asked for another one. */
    private static void hostOfToday(ObjectNode document, List<FirebaseNote> notes) {
        Optional.ofNullable(document.path("loginUrl").textValue())
                .filter(text -> RequestLimit.LOGIN_URL.allows(text.length()))
                .map(PastedText::url)
                .map(EntraUrl::of)
                .flatMap(FormerHost::today)
                .ifPresent(url -> {
                    notes.add(new FirebaseNote(
                            Code.FORMER_HOST_REPLACED, document.path("loginUrl").asText()));
                    document.put("loginUrl", url);
                });
    }

    private static void certificates(JsonNode idp, ObjectNode document) {
        ArrayNode certificates = document.putArray("certificates");
        idp.path("idpCertificates").forEach(one -> certificates.add(one.path("x509Certificate")));
    }

    private static void copy(JsonNode from, String field, ObjectNode document, String name) {
        if (from.hasNonNull(field)) {
            document.set(name, from.get(field));
        }
    }

    private static void unknown(String path, JsonNode json, Set<String> known, List<FirebaseNote> notes) {
        json.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field) && notes.size() < MOST_NOTES) {
                notes.add(new FirebaseNote(Code.FIELD_NOT_CARRIED_OVER, path + field));
            }
        });
    }
}
