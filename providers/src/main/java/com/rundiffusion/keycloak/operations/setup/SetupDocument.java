package com.rundiffusion.keycloak.operations.setup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.document.json.StoredDocument;
import com.rundiffusion.keycloak.enterprise.domain.DomainProof;
import com.rundiffusion.keycloak.enterprise.domain.DomainProofs;
import com.rundiffusion.keycloak.enterprise.setup.SetupLink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.KeycloakSession;

/** The document of the admin REST that a setup link makes: what operations have said, and what the customer has given. */
final class SetupDocument {

    private static final String DOMAINS = "domains";
    private static final String CERTIFICATES = "certificates";
    private static final String CONTACTS = "contacts";
    private static final String ALIAS = "alias";
    private static final String PLAN = "planEndsOn";

    /** Of the presets; alias and domains have rules of their own. */
    private static final List<String> OF_THE_LINK =
            List.of("client", "language", "tenantId", "moreDomains", DOMAINS, ALIAS);

    private final KeycloakSession session;
    private final SetupLink link;

    SetupDocument(KeycloakSession session, SetupLink link) {
        this.session = session;
        this.link = link;
    }

    /**
     * Of an enterprise that there is: as it would be with what was given. A renewal brings certificates and nothing else. A draft keeps no
     * domain of which operations require a proof until that is found, also where it was imported with it.
     */
    ObjectNode of(StoredEnterprise stored) {
        if (link.renews()) {
            return new StoredDocument(stored).overlaidWith(withOtherCertificates(stored));
        }
        ObjectNode own = link.given().application().deepCopy();
        addWhatIsMissing(stored.enterprise(), own);
        Set<String> domains = new TreeSet<>(stored.enterprise().domains());
        if (stored.enterprise().status() == Status.DRAFT) {
            domains.removeAll(preset("required"));
        }
        domains.addAll(ownDomains());
        domains.forEach(own.putArray(DOMAINS)::add);
        return new StoredDocument(stored).overlaidWith(own);
    }

    /** What operations have written in the draft since counts more than what they have said with the link. */
    private void addWhatIsMissing(Enterprise stored, ObjectNode own) {
        ObjectNode said = ofTheCompany();
        if (stored.contacts().isEmpty() && said.hasNonNull(CONTACTS)) {
            own.set(CONTACTS, said.get(CONTACTS));
        }
        if (stored.planEndsOn() == null && said.hasNonNull(PLAN)) {
            own.set(PLAN, said.get(PLAN));
        }
    }

    /** Of a new one, which is a draft. */
    ObjectNode ofNew(Optional<String> alias) {
        ObjectNode document = ofTheCompany();
        document.setAll(link.given().application());
        alias.ifPresent(name -> document.put(ALIAS, name));
        ownDomains().forEach(document.putArray(DOMAINS)::add);
        return document.put("status", Status.DRAFT.key());
    }

    /** What operations have said, and the customer where they have not. */
    private ObjectNode ofTheCompany() {
        ObjectNode document = link.presets().deepCopy();
        document.remove(OF_THE_LINK);
        link.given().displayName().ifPresent(name -> document.put("displayName", name));
        if (!document.hasNonNull(CONTACTS) && !link.given().contacts().isEmpty()) {
            ArrayNode contacts = document.putArray(CONTACTS);
            link.given().contacts().stream().sorted().forEach(contacts::add);
        }
        return document;
    }

    /** Beside those that are trusted already. */
    private ObjectNode withOtherCertificates(StoredEnterprise stored) {
        Set<String> certificates = new LinkedHashSet<>();
        stored.enterprise().application().signingCertificates().forEach(own -> certificates.add(own.pem()));
        link.given().application().path(CERTIFICATES).forEach(pem -> certificates.add(pem.asText()));
        ObjectNode document = StrictJson.MAPPER.createObjectNode();
        certificates.forEach(document.putArray(CERTIFICATES)::add);
        return document;
    }

    /** By operations' word, or by a proof; what is still to be proven follows when it is. */
    private Set<String> ownDomains() {
        Set<String> own = preset("given");
        new DomainProofs(session)
                .of(link.id()).stream()
                        .filter(DomainProof::isProven)
                        .map(DomainProof::domain)
                        .forEach(own::add);
        return own;
    }

    /** The domains of which operations have said so. */
    private Set<String> preset(String proof) {
        Set<String> names = new TreeSet<>();
        link.presets().path(DOMAINS).forEach(domain -> {
            if (proof.equals(domain.path("proof").asText())) {
                names.add(domain.path("name").asText());
            }
        });
        return names;
    }
}
