package com.rundiffusion.keycloak.operations.admin.provisioning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.person.PeopleCounts;
import com.rundiffusion.keycloak.enterprise.person.ProvisionedGroups;
import com.rundiffusion.keycloak.enterprise.person.WaitingPeople;
import com.rundiffusion.keycloak.enterprise.provisioning.AccessTokens;
import com.rundiffusion.keycloak.enterprise.provisioning.MappingRow;
import com.rundiffusion.keycloak.enterprise.provisioning.ProvisioningState;
import com.rundiffusion.keycloak.enterprise.provisioning.ProvisioningStates;
import com.rundiffusion.keycloak.enterprise.provisioning.ScimRequests;
import com.rundiffusion.keycloak.enterprise.provisioning.StoredToken;
import com.rundiffusion.keycloak.link.ProvisioningUrl;
import com.rundiffusion.keycloak.operations.provisioning.ProvisioningWarning;
import com.rundiffusion.keycloak.operations.provisioning.ProvisioningWarnings;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** How an enterprise's provisioning does, as the REST tells it: without any value of a person. */
final class ProvisioningAnswer {

    private static final int ERROR_KINDS = 20;
    private static final int MOST_WAITING = 20;

    private final KeycloakSession session;
    private final StoredEnterprise stored;
    private final Instant now;

    ProvisioningAnswer(KeycloakSession session, StoredEnterprise stored, Instant now) {
        this.session = session;
        this.stored = stored;
        this.now = now;
    }

    ObjectNode json() {
        PeopleCounts people = PeopleCounts.of(session, stored.providerId());
        ProvisionedGroups groups = new ProvisionedGroups(session, stored.providerId());
        List<StoredToken> tokens = new AccessTokens(session).of(stored.providerId());
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        json.put("policy", stored.enterprise().people().provisioning().key());
        json.put("url", ProvisioningUrl.of(session, stored.enterprise().alias()).toString());
        ProvisioningState state = new ProvisioningStates(session).of(stored.providerId());
        put(json, state);
        putPeople(json.putObject("people"), people);
        json.put("groups", groups.count());
        putWaiting(json.putArray("waiting"));
        ArrayNode warnings = json.putArray("warnings");
        new ProvisioningWarnings(
                        stored.enterprise().people(),
                        new SsoSettings(session.getContext().getRealm()).provisioningSilentFor(),
                        now)
                .of(state, people, tokens, groups::missing)
                .forEach(warning -> put(warnings.addObject(), warning));
        ArrayNode errors = json.putArray("errors");
        new ScimRequests(session)
                .errors(stored.providerId(), ERROR_KINDS)
                .forEach(kind -> put(errors.addObject(), kind));
        json.set("tokens", ProvisioningTokensResource.list(tokens, now));
        return json;
    }

    private static void put(ObjectNode json, ProvisioningState state) {
        json.put("lastRequestAt", text(state.lastRequestAt()));
        json.put("lastSuccessAt", text(state.lastSuccessAt()));
        json.put("testedAt", text(state.testedAt()));
        json.put("firstPersonAt", text(state.firstPersonAt()));
    }

    private static void putPeople(ObjectNode json, PeopleCounts people) {
        json.put("active", people.active());
        json.put("inactive", people.inactive());
        json.put("waiting", people.waiting());
        json.put("removed", people.removed());
        json.put("notProvisioned", people.notProvisioned());
    }

    private void putWaiting(ArrayNode json) {
        WaitingPeople.of(session, stored.providerId(), MOST_WAITING)
                .forEach(person -> json.addObject()
                        .put("id", person.scimId())
                        .put("since", person.since().toString()));
    }

    private static void put(ObjectNode json, ProvisioningWarning warning) {
        json.put("code", warning.code().key());
        json.put("text", warning.text());
        warning.items().forEach(json.putArray("items")::add);
        putChange(json, warning.change());
    }

    private static void put(ObjectNode json, ScimRequests.ErrorKind kind) {
        json.put("code", kind.code());
        json.put("times", kind.times());
        json.put("lastAt", kind.newest().at().toString());
        json.put("item", kind.newest().item().orElse(null));
        json.put("text", kind.newest().detail().orElse(null));
        putChange(json, MappingRow.of(kind.code()));
    }

    private static void putChange(ObjectNode json, Optional<MappingRow> change) {
        json.putNull("change");
        change.ifPresent(
                row -> json.putObject("change").put("target", row.target()).put("source", row.source()));
    }

    private static String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
