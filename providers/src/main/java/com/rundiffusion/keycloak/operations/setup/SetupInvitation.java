package com.rundiffusion.keycloak.operations.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.document.check.CheckContext;
import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.enterprise.setup.PresetsReader;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupLinks;
import com.rundiffusion.keycloak.enterprise.setup.SetupPresets;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecret;
import com.rundiffusion.keycloak.enterprise.setup.SetupSecrets;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.operations.onboarding.StoredTaken;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Makes a setup link of what operations send. */
public final class SetupInvitation {

    private final KeycloakSession session;
    private final RealmModel realm;

    public SetupInvitation(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /**
     * @param link with its one secret, which is told now and never again; empty where there are faults
     * @param faults then nothing was made
     */
    public record Made(Optional<Invited> link, List<Fault> faults) {}

    public record Invited(SetupLink link, SetupSecret secret) {}

    /**
     * @param stored the enterprise that it is for; empty for a customer that does not exist yet
     * @param pages where the realm has the pages of links
     * @param operator user name of who makes it
     */
    public Made make(ObjectNode json, Optional<StoredEnterprise> stored, URI pages, String operator) {
        Instant now = KeycloakClock.now();
        PresetsReader reader =
                new PresetsReader(json, context(now), stored.map(StoredEnterprise::enterprise), apps(), languages());
        SetupPresets presets = reader.read();
        if (!reader.faults().isEmpty()) {
            return new Made(Optional.empty(), reader.faults());
        }
        SetupLinks links = new SetupLinks(session);
        SetupLink link = links.create(
                presets.may(),
                stored.map(StoredEnterprise::providerId).orElse(null),
                stored.map(StoredEnterprise::enterprise)
                        .map(Enterprise::alias)
                        .or(presets::alias)
                        .orElse(null),
                stored.map(StoredEnterprise::enterprise).map(Enterprise::tenant).orElse(null),
                pages,
                presets.toJson(),
                operator,
                now);
        // So that whoever looks after the DNS finds them on the first look.
        new DomainProofs(session).want(link.id(), presets.domainsToProve(), now);
        return new Made(
                Optional.of(new Invited(link, new SetupSecrets(session).add(link, Optional.empty(), now))), List.of());
    }

    private CheckContext context(Instant now) {
        return new CheckContext(new SsoSettings(realm), new StoredTaken(new Enterprises(session)), now);
    }

    /** Those that people sign in to: they have a home page. */
    private Set<String> apps() {
        return realm.getClientsStream()
                .filter(client ->
                        client.getBaseUrl() != null && client.getBaseUrl().startsWith("http"))
                .map(ClientModel::getClientId)
                .collect(Collectors.toSet());
    }

    private Set<String> languages() {
        return realm.getSupportedLocalesStream().collect(Collectors.toSet());
    }
}
