package com.rundiffusion.keycloak.onboarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.onboarding.FirebaseNote.Code;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Identity Platform's answer, entry by entry: one page of the list, a hundred at most, or one configuration, or an array of
 * either.
 */
final class FirebaseConfigs implements BatchedAnswer.Items<FirebaseConfigs.Entry> {

    private final ReplyUrls replyUrls;
    private final List<Entry> entries = new ArrayList<>();
    private final Iterator<Entry> left;

    /**
     * @param line counted from 1
     * @param config empty when this is none
     */
    record Entry(int line, Optional<FirebaseConfig> config) {}

    FirebaseConfigs(String body, ReplyUrls replyUrls) {
        this.replyUrls = replyUrls;
        try {
            read(EnterpriseJson.MAPPER.readTree(body));
        } catch (JsonProcessingException unreadable) {
            add(Optional.empty());
        }
        this.left = entries.iterator();
    }

    @Override
    public Optional<Entry> next() {
        return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
    }

    private void read(JsonNode json) {
        if (json.isArray()) {
            json.forEach(this::read);
        } else if (json.path("inboundSamlConfigs").isArray()) {
            json.path("inboundSamlConfigs").forEach(this::readConfig);
            noteNextPage(json.path("nextPageToken").asText(""));
        } else {
            boolean emptyPage = json.isObject() && json.isEmpty();
            if (!emptyPage) {
                readConfig(json);
            }
        }
    }

    private void readConfig(JsonNode json) {
        add(FirebaseConfig.isOne(json) ? Optional.of(FirebaseConfig.of(json, replyUrls)) : Optional.empty());
    }

    private void noteNextPage(String token) {
        if (!token.isEmpty() && !entries.isEmpty()) {
            entries.get(entries.size() - 1)
                    .config()
                    .ifPresent(last -> last.notes().add(new FirebaseNote(Code.MORE_PAGES, null)));
        }
    }

    private void add(Optional<FirebaseConfig> config) {
        entries.add(new Entry(entries.size() + 1, config));
    }
}
