package com.rundiffusion.keycloak.operations.admin.answer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.document.json.EnterpriseJson;
import com.rundiffusion.keycloak.enterprise.document.json.Notes;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.ReplyUrls;
import com.rundiffusion.keycloak.realm.SsoSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** An enterprise as the calls answer with it: the document, and what it comes to here and today. */
public final class EnterpriseAnswer {

    private final ReplyUrls replyUrls;
    private final Instant now = KeycloakClock.now();

    public EnterpriseAnswer(RealmModel realm) {
        this.replyUrls = new SsoSettings(realm).replyUrls();
    }

    public ObjectNode document(StoredEnterprise stored) {
        return with(stored.enterprise(), EnterpriseJson.document(stored));
    }

    /** Of one that is not stored. */
    public ObjectNode preview(Enterprise enterprise) {
        return with(enterprise, EnterpriseJson.preview(enterprise));
    }

    private ObjectNode with(Enterprise enterprise, ObjectNode json) {
        return json.put("signInLink", link(enterprise).orElse(null));
    }

    /** On the app that the customer's own Sign on URL is of, else on the default one. */
    private Optional<String> link(Enterprise enterprise) {
        return Optional.ofNullable(enterprise.application().signOnUrl())
                .flatMap(this::app)
                .or(() -> replyUrls.routed().stream().findFirst().flatMap(this::app))
                .map(app -> SignInLink.at(app + "/", enterprise.alias()).toString());
    }

    private Optional<String> app(String url) {
        try {
            return replyUrls.originOf(URI.create(url).getAuthority());
        } catch (IllegalArgumentException writtenPastUs) {
            return Optional.empty();
        }
    }

    /** What fits a line of a table. */
    public ObjectNode brief(StoredEnterprise stored) {
        Enterprise enterprise = stored.enterprise();
        Optional<Instant> certificates = enterprise.application().certificatesEndAt();
        ObjectNode json = StrictJson.MAPPER.createObjectNode();
        json.put("alias", enterprise.alias())
                .put("displayName", enterprise.displayName())
                .put("status", enterprise.status().key());
        ArrayNode domains = json.putArray("domains");
        enterprise.domains().stream().sorted().forEach(domains::add);
        json.put("admits", Notes.admits(enterprise))
                .put("planEndsOn", Objects.toString(enterprise.planEndsOn(), null))
                .put("planDaysLeft", daysTo(enterprise.planEndsOn()))
                .put("certificatesEndAt", certificates.map(Instant::toString).orElse(null))
                .put(
                        "certificateDaysLeft",
                        certificates
                                .map(end -> Duration.between(now, end).toDays())
                                .orElse(null));
        ArrayNode notes = json.putArray("warnings");
        Notes.warnings(enterprise).forEach(warning -> notes.add(warning.code().key()));
        return json;
    }

    private Long daysTo(LocalDate day) {
        return day == null ? null : ChronoUnit.DAYS.between(LocalDate.ofInstant(now, ZoneOffset.UTC), day);
    }
}
