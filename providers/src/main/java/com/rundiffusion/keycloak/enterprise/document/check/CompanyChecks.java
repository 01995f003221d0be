package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.OtherDomains;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import com.rundiffusion.keycloak.pasted.EmailAddress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a document says of the company itself, and not of its application in Entra. */
final class CompanyChecks {

    /** Keycloak's mails and some of its pages print messages as HTML; no company has such a bracket in its name. */
    private static final Pattern DISPLAY_NAME = Pattern.compile("[^<>\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]+");

    private final CheckContext context;
    private final EnterpriseDocument document;
    private final Optional<Enterprise> stored;
    private final Faults faults;

    CompanyChecks(CheckContext context, EnterpriseDocument document, Optional<Enterprise> stored, Faults faults) {
        this.context = context;
        this.document = document;
        this.stored = stored;
        this.faults = faults;
    }

    OtherDomains otherDomains() {
        String written = document.otherDomains();
        if (written == null) {
            return OtherDomains.REFUSE;
        }
        return Stream.of(OtherDomains.values())
                .filter(rule -> rule.key().equals(written.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseGet(() -> {
                    faults.add("otherDomains", FaultCode.OTHER_DOMAINS_UNKNOWN, written, "refuse or unverified");
                    return OtherDomains.REFUSE;
                });
    }

    void contacts() {
        document.contacts().stream()
                .filter(contact -> EmailAddress.of(contact).isEmpty())
                .forEach(contact ->
                        faults.add("contacts", FaultCode.CONTACT_MALFORMED, contact, "an address like it@contoso.com"));
    }

    void displayName() {
        String name = document.displayName();
        if (name != null && !DISPLAY_NAME.matcher(name).matches()) {
            faults.add("displayName", FaultCode.DISPLAY_NAME_MALFORMED, name, withoutMarkup(name));
        }
    }

    private static String withoutMarkup(String name) {
        String text =
                name.replaceAll("<[^<>]*>|[<>\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]", "").strip();
        return text.isEmpty() ? "e.g. Contoso" : text;
    }

    LocalDate planEndsOn(Status status) {
        String written = document.planEndsOn();
        if (written == null) {
            return null;
        }
        Optional<LocalDate> day = Day.of(written);
        if (day.isEmpty()) {
            faults.add("planEndsOn", FaultCode.PLAN_END_MALFORMED, written, Day.inIso(written));
            return null;
        }
        LocalDate today = LocalDate.ofInstant(context.now(), ZoneOffset.UTC);
        boolean isNews = stored.isEmpty()
                || !stored.get().isActive()
                || !day.get().equals(stored.get().planEndsOn());
        if (status == Status.ACTIVE && isNews && day.get().isBefore(today)) {
            faults.add("planEndsOn", FaultCode.PLAN_END_PAST, written, today + " or later");
        }
        return day.get();
    }
}
