package com.rundiffusion.keycloak.operations.migration;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.rundiffusion.keycloak.body.RequestBody;
import com.rundiffusion.keycloak.body.StrictJson;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads Firebase's users, as its API ({@code localId}, {@code providerUserInfo}, {@code rawId}) or its Admin SDK ({@code
 * uid}, {@code providerData}, {@code uid}) writes them: pages with {@code users}, or arrays, one after the other. No more
 * than one user is held, however many there are; those of other providers are counted.
 */
public final class FirebaseExport {

    private static final String USERS = "users";

    /** All that a page without any user holds. */
    private static final Set<String> EMPTY_PAGE = Set.of("kind", "nextPageToken");

    /** One user of many: others follow. */
    private static final ObjectReader ONE =
            StrictJson.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String provider;
    private final FirebasePeople people;
    private int users;

    /** @param provider {@code saml.contoso} and the like, in any case: an alias has lost its own */
    public FirebaseExport(String provider, FirebasePeople people) {
        this.provider = provider;
        this.people = people;
    }

    /**
     * @return false when this is not Firebase's list; then nothing of it counts
     * @throws RequestBody.Unreadable when its bytes are no text
     */
    public boolean read(RequestBody body) throws IOException {
        try (JsonParser json = StrictJson.MAPPER.createParser(body.reader())) {
            int roots = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken(), roots++) {
                if (!readRoot(json, token)) {
                    return false;
                }
            }
            return roots > 0;
        } catch (CharacterCodingException noText) {
            throw body.undecodable();
        } catch (JsonProcessingException unreadable) {
            return false;
        }
    }

    private boolean readRoot(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case START_ARRAY -> readUsers(json);
            case START_OBJECT -> readPage(json);
            default -> false;
        };
    }

    private boolean readPage(JsonParser json) throws IOException {
        boolean hasUsers = false;
        boolean hasOthers = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals(USERS)) {
                hasUsers = true;
                if (value != JsonToken.START_ARRAY || !readUsers(json)) {
                    return false;
                }
            } else {
                hasOthers |= !EMPTY_PAGE.contains(field);
                json.skipChildren();
            }
        }
        return hasUsers || !hasOthers;
    }

    private boolean readUsers(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            users++;
            add(ONE.readTree(json));
        }
        return json.currentToken() == JsonToken.END_ARRAY;
    }

    private void add(JsonNode user) {
        String uid = text(user, "localId", "uid");
        List<JsonNode> identities = Stream.of("providerUserInfo", "providerData")
                .flatMap(list -> StreamSupport.stream(user.path(list).spliterator(), false))
                .filter(identity ->
                        provider.equalsIgnoreCase(identity.path("providerId").asText()))
                .toList();
        identities.forEach(identity -> people.add(users, text(identity, "rawId", "uid"), uid));
        if (identities.isEmpty()) {
            people.skip();
        }
    }

    /** @return {@code null} when neither field is there */
    private static String text(JsonNode json, String field, String otherwise) {
        return Optional.ofNullable(json.path(field).textValue())
                .orElse(json.path(otherwise).textValue());
    }
}
