package com.rundiffusion.keycloak.operations.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.body.BodyItems;
import com.rundiffusion.keycloak.body.RequestBody;
import com.rundiffusion.keycloak.body.RequestBody.Unreadable;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.operations.migration.FirebaseNote.Code;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Identity Platform's answer, entry by entry: one page of the list, a hundred at most, or one configuration, or an array of
 * either.
 */
public final class FirebaseConfigs implements BodyItems<FirebaseConfigs.Entry> {

    private final ReplyUrls replyUrls;
    private final List<Entry> entries = new ArrayList<>();
    private final Iterator<Entry> left;

    /**
     * @param line counted from 1
     * @param config empty when this is none
     * @param fault why not
     */
    public record Entry(int line, Optional<FirebaseConfig> config, Optional<Fault> fault) {}

    public FirebaseConfigs(RequestBody body, ReplyUrls replyUrls) throws IOException {
        this.replyUrls = replyUrls;
        try {
            read(body.json(RequestLimit.BODY));
        } catch (Unreadable unreadable) {
            boolean noJson = unreadable.fault().code() == FaultCode.JSON_UNREADABLE;
            add(noJson ? none(unreadable.fault().actual()) : unreadable.fault());
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
        if (!RequestLimit.DOCUMENTS.allows(entries.size() + 1L)) {
            return;
        }
        if (FirebaseConfig.isOne(json)) {
            entries.add(
                    new Entry(entries.size() + 1, Optional.of(FirebaseConfig.of(json, replyUrls)), Optional.empty()));
        } else {
            add(none(null));
        }
    }

    private void noteNextPage(String token) {
        if (!token.isEmpty() && !entries.isEmpty()) {
            entries.get(entries.size() - 1)
                    .config()
                    .ifPresent(last -> last.notes().add(new FirebaseNote(Code.MORE_PAGES, null)));
        }
    }

    private static Fault none(String place) {
        return FaultCode.FIREBASE_CONFIGS_UNREADABLE.fault(null, place, null);
    }

    private void add(Fault fault) {
        entries.add(new Entry(entries.size() + 1, Optional.empty(), Optional.of(fault)));
    }
}
