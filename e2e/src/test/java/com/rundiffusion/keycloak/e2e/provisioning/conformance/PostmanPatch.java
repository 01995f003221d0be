package com.rundiffusion.keycloak.e2e.provisioning.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.Map;

/** What is changed of Microsoft's collection before it is run, and why. */
enum PostmanPatch {
    NO_TOKEN_REQUEST(
            "The request for a token is left out, and the token set as a variable.",
            "Tokens are made by operations and not handed out at an address.",
            Map.of()) {
        @Override
        boolean change(ObjectNode collection) {
            boolean removed = false;
            Iterator<JsonNode> folders = collection.path("item").iterator();
            while (folders.hasNext()) {
                if (folders.next().path("name").asText().equals("Get Token")) {
                    folders.remove();
                    removed = true;
                }
            }
            return removed;
        }
    },
    CONFIGURATION(
            "`serviceConfiguration` is `ServiceProviderConfig`.",
            "So the address is called in RFC 7644, section 4.",
            Map.of("serviceConfiguration", "ServiceProviderConfig")),
    FILTER_VALUES(
            "The values of three filters are put in quotation marks.",
            "They are JSON (RFC 7644, section 3.4.2.2): `sw O` compares with nothing that can be read.",
            Map.of(
                    "FamilyName eq Employee", "FamilyName eq \"Employee\"",
                    "co example.com", "co \"example.com\"",
                    "co example.org", "co \"example.org\"",
                    "userName sw O", "userName sw \"O\"",
                    "gt 2015-10-10T14:38:21.8617979-07:00", "gt \"2015-10-10T14:38:21.8617979-07:00\"")),
    FIVE_PEOPLE(
            "The GUID that five people share as their `externalId` is another one in each request.",
            "An `externalId` that is a GUID is the object id, and one object id is one person.",
            Map.of("22fbc523-6032-4c5f-939d-5d4850cf3e52", "{{$guid}}")),
    NAME_OF_A_MEMBER(
            "Whether somebody is a member is looked for by the id, not by a name that came with it.",
            "RFC 7643, section 4.2, has no such name; a member is called what the person is called.",
            Map.of("\"new User\");", "pm.environment.get(\"id4\"));"));

    private final String what;
    private final String reason;
    private final Map<String, String> texts;

    PostmanPatch(String what, String reason, Map<String, String> texts) {
        this.what = what;
        this.reason = reason;
        this.texts = texts;
    }

    /** For the document. */
    String what() {
        return what;
    }

    String reason() {
        return reason;
    }

    /** @throws IllegalStateException where the collection does not need it any more */
    void apply(ObjectNode collection) {
        if (!change(collection)) {
            throw new IllegalStateException(name() + " changes nothing");
        }
    }

    boolean change(ObjectNode collection) {
        String before = collection.toString();
        replace(collection);
        return !collection.toString().equals(before);
    }

    private void replace(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(replaced(field.getValue())));
        } else if (json instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, replaced(list.get(i)));
            }
        }
    }

    private JsonNode replaced(JsonNode value) {
        if (!value.isTextual()) {
            replace(value);
            return value;
        }
        String text = value.textValue();
        for (Map.Entry<String, String> each : texts.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        return TextNode.valueOf(text);
    }
}
