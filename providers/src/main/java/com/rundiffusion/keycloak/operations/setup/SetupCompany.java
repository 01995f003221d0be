package com.rundiffusion.keycloak.operations.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.document.check.CheckContext;
import com.rundiffusion.keycloak.enterprise.document.check.DocumentChecks;
import com.rundiffusion.keycloak.enterprise.document.check.Nobody;
import com.rundiffusion.keycloak.enterprise.document.read.DocumentReader;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import com.rundiffusion.keycloak.enterprise.setup.SetupPurpose;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrial;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrials;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The company of a setup link, as it is or as it would be. */
public final class SetupCompany {

    private final KeycloakSession session;
    private final SetupLink link;

    public SetupCompany(KeycloakSession session, SetupLink link) {
        this.session = session;
        this.link = link;
    }

    /** Empty for a customer that does not exist yet. */
    public Optional<StoredEnterprise> stored() {
        return link.providerId().flatMap(new Enterprises(session)::findById);
    }

    /** With the values that the customer has given; empty while there is no application in them and nothing is stored. */
    public Optional<Enterprise> enterprise() {
        Optional<StoredEnterprise> stored = stored();
        if (!link.given().hasApplication()) {
            return stored.map(StoredEnterprise::enterprise);
        }
        DocumentReader reader = new DocumentReader(document(stored));
        EnterpriseDocument document = reader.document();
        SsoSettings settings = new SsoSettings(session.getContext().getRealm());
        return Optional.ofNullable(new DocumentChecks(
                        new CheckContext(settings, new Nobody(), KeycloakClock.now()),
                        document,
                        stored.map(StoredEnterprise::enterprise))
                .verdict(reader.faults())
                .enterprise());
    }

    /**
     * The company, once its tenant is known to be the customer's: operations have let it in, or a test of the values that are given now has
     * proven it.
     */
    public Optional<Enterprise> controlled() {
        boolean isProven = new SignInTrials(session)
                .lastEnded(link)
                .filter(SignInTrial::provesTenant)
                .isPresent();
        return enterprise()
                .filter(company -> isProven
                        || isConnected()
                        || link.tenant().filter(company.tenant()::equals).isPresent());
    }

    /** Whether it was live already: a link changes less of it from then on. */
    public boolean isConnected() {
        return stored().filter(kept -> kept.enterprise().status() != Status.DRAFT)
                .isPresent();
    }

    /** Whether the link has done what it is for: by itself, or because operations have made the company live meanwhile. */
    public boolean isSetUp() {
        return link.finishedAt().isPresent()
                || !link.renews() && link.purposes().contains(SetupPurpose.CONNECT) && isConnected();
    }

    /**
     * Whether its people may be provisioned by the link: once it is connected, until the link's end, also where its clock stands still:
     * nobody may ever set that going again.
     */
    public boolean mayProvision(Instant now) {
        return link.purposes().contains(SetupPurpose.PROVISIONING)
                && link.revokedAt().isEmpty()
                && now.isBefore(link.period().endsAt())
                && isConnected();
    }

    /** Whether the link opens its pages: some of them also once it has done the rest of what it is for. */
    public boolean isOpen(Instant now) {
        return isSetUp() ? mayProvision(now) : link.isUsable(now);
    }

    /** Of the admin REST: what is stored, made or changed by it. */
    public ObjectNode document(Optional<StoredEnterprise> stored) {
        SetupDocument document = new SetupDocument(session, link);
        return stored.map(document::of)
                .orElseGet(() -> document.ofNew(link.alias().or(this::aliasOfName)));
    }

    /** Nobody has promised it; whether somebody else has it is looked at when the draft is made. */
    private Optional<String> aliasOfName() {
        return named().map(name -> CompanyAlias.of(name, link.id()));
    }

    /** Who hear of what becomes of it: those on file, else those that operations have named, else those that the customer has. */
    public List<String> contacts() {
        List<String> named = new ArrayList<>();
        link.presets().path("contacts").forEach(contact -> named.add(contact.asText()));
        return stored().map(kept -> List.copyOf(kept.enterprise().contacts()))
                .filter(onFile -> !onFile.isEmpty())
                .orElseGet(() -> named.isEmpty()
                        ? link.given().contacts().stream().sorted().toList()
                        : named);
    }

    /** By which its people will name it, as far as that is known. */
    public Optional<String> alias() {
        return stored().map(kept -> kept.enterprise().alias()).or(link::alias).or(this::aliasOfName);
    }

    public Optional<String> displayName() {
        return stored().map(kept -> kept.enterprise().displayName()).or(this::named);
    }

    /** By operations, or else by the customer. */
    private Optional<String> named() {
        return Optional.ofNullable(link.presets().path("displayName").textValue())
                .or(() -> link.given().displayName());
    }
}
