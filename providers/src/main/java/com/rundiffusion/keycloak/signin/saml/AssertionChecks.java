package com.rundiffusion.keycloak.signin.saml;

import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationDataType;

/**
 * Decides whether a correctly signed assertion is the answer to our question. Everything it looks at is inside what was
 * signed, and whatever it looks at must be there: absence is a refusal.
 */
public final class AssertionChecks {

    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final EntraAssertion assertion;
    private final Expectation expected;
    private final String destination;
    private final Instant now;

    /** @param destination the response's Destination, already known to be one of the realm's Reply URLs */
    public AssertionChecks(EntraAssertion assertion, Expectation expected, String destination, Instant now) {
        this.assertion = assertion;
        this.expected = expected;
        this.destination = destination;
        this.now = now;
    }

    /** The first thing that is wrong; empty when the assertion can be believed. */
    public Optional<Rejection> fault() {
        return all().findFirst();
    }

    /** All that is wrong, for whoever mends it; what follows from one thing is not called another. */
    public List<Rejection> faults() {
        // What is no time cannot be compared with one.
        return times().map(List::of).orElseGet(() -> all().toList());
    }

    private Stream<Rejection> all() {
        return Stream.<Supplier<Optional<Rejection>>>of(
                        this::times,
                        this::issuer,
                        this::tenant,
                        this::conditions,
                        this::consistency,
                        this::audience,
                        this::validity,
                        this::confirmation,
                        this::subject,
                        this::objectId,
                        () -> AssertedValue.fault(assertion),
                        this::address,
                        this::authentication,
                        this::session)
                .map(Supplier::get)
                .flatMap(Optional::stream);
    }

    /** SAML wants UTC (1.3.3). Without a zone it is this server's that would count. */
    private Optional<Rejection> times() {
        return assertion.times().stream()
                .filter(time -> !AssertedTime.isReadable(time))
                .findFirst()
                .map(time -> RejectionCode.TIME_MALFORMED.rejection(Wanted.TIME, time.toXMLFormat()));
    }

    private Optional<Rejection> issuer() {
        String issuer = assertion.issuer().orElse(null);
        return refuseUnless(expected.issuer().equals(issuer), RejectionCode.ISSUER_MISMATCH, expected.issuer(), issuer);
    }

    /** Exactly one: whoever names two leaves it to the reader which one counts. */
    private Optional<Rejection> tenant() {
        List<String> claims = assertion.values(EntraClaims.TENANT_ID);
        String claim = claims.size() == 1 ? claims.get(0).trim() : null;
        return refuseUnless(
                expected.tenant().isNamedBy(claim),
                RejectionCode.TENANT_MISMATCH,
                expected.tenant(),
                claims.size() > 1 ? claims.size() + " tenants" : claim);
    }

    private Optional<Rejection> conditions() {
        boolean complete = assertion.notOnOrAfter().isPresent()
                && !assertion.audienceRestrictions().isEmpty();
        return refuseUnless(complete, RejectionCode.CONDITIONS_MISSING, Wanted.CONDITIONS, null);
    }

    private Optional<Rejection> consistency() {
        Optional<Instant> end = assertion.notOnOrAfter();
        boolean consistent = !assertion.repeatsACondition()
                && end.flatMap(last -> assertion.notBefore().map(last::isAfter)).orElse(true);
        return refuseUnless(consistent, RejectionCode.CONDITIONS_CONTRADICTORY, Wanted.CONSISTENT_CONDITIONS, null);
    }

    private Optional<Rejection> audience() {
        List<List<String>> restrictions = assertion.audienceRestrictions();
        return refuseUnless(
                restrictions.isEmpty() || expected.audienceIn(restrictions).isPresent(),
                RejectionCode.AUDIENCE_MISMATCH,
                expected.identifier(),
                restrictions.stream()
                        .map(audiences -> String.join(" ", audiences))
                        .collect(Collectors.joining(" | ")));
    }

    private Optional<Rejection> validity() {
        return assertion
                .notBefore()
                .flatMap(this::notYet)
                .or(() -> assertion.notOnOrAfter().flatMap(this::expiry));
    }

    private Optional<Rejection> confirmation() {
        List<SubjectConfirmationDataType> confirmations = assertion.bearerConfirmations();
        if (confirmations.size() != 1) {
            return Optional.of(RejectionCode.CONFIRMATION_MISSING.rejection(Wanted.CONFIRMATION, confirmations.size()));
        }
        SubjectConfirmationDataType data = confirmations.get(0);
        return refuseUnless(
                        destination.equals(data.getRecipient())
                                && expected.replyUrls().contains(data.getRecipient()),
                        RejectionCode.RECIPIENT_MISMATCH,
                        destination,
                        data.getRecipient())
                .or(() -> refuseUnless(
                        expected.requestId() != null && expected.requestId().equals(data.getInResponseTo()),
                        RejectionCode.IN_RESPONSE_TO_MISMATCH,
                        expected.requestId(),
                        data.getInResponseTo()))
                .or(() -> confirmationPeriod(data));
    }

    private Optional<Rejection> confirmationPeriod(SubjectConfirmationDataType data) {
        Optional<Instant> begin = Optional.ofNullable(data.getNotBefore()).map(EntraAssertion::instant);
        Optional<Instant> end = Optional.ofNullable(data.getNotOnOrAfter()).map(EntraAssertion::instant);
        if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            return Optional.of(RejectionCode.CONDITIONS_CONTRADICTORY.rejection(Wanted.CONFIRMATION_PERIOD, null));
        }
        return begin.flatMap(this::notYet).or(() -> expiry(data.getNotOnOrAfter()));
    }

    private Optional<Rejection> notYet(Instant begin) {
        return refuseUnless(
                !now.isBefore(begin.minus(expected.clockSkew())),
                RejectionCode.ASSERTION_NOT_YET_VALID,
                Wanted.AT_OR_AFTER.of(begin),
                now);
    }

    private Optional<Rejection> expiry(XMLGregorianCalendar notOnOrAfter) {
        return notOnOrAfter == null
                ? Optional.of(RejectionCode.CONFIRMATION_MISSING.rejection("NotOnOrAfter", null))
                : expiry(EntraAssertion.instant(notOnOrAfter));
    }

    private Optional<Rejection> expiry(Instant notOnOrAfter) {
        return refuseUnless(
                now.isBefore(notOnOrAfter.plus(expected.clockSkew())),
                RejectionCode.ASSERTION_EXPIRED,
                Wanted.BEFORE.of(notOnOrAfter),
                now);
    }

    private Optional<Rejection> subject() {
        return refuseUnless(assertion.nameId().isPresent(), RejectionCode.SUBJECT_MISSING, Wanted.NAME_ID, null);
    }

    /** Exactly one, as it is: Keycloak takes the first without trimming it, and both must mean the same person. */
    private Optional<Rejection> objectId() {
        List<String> values = assertion.values(EntraClaims.OBJECT_ID);
        return refuseUnless(
                values.size() == 1 && GUID.matcher(values.get(0)).matches(),
                RejectionCode.OBJECT_ID_MISSING,
                Wanted.ONE_GUID.of(EntraClaims.OBJECT_ID),
                values.isEmpty() ? null : values.size() + " values");
    }

    /** Apps send mail to it. One of several is enough; the others count for nothing. */
    private Optional<Rejection> address() {
        return assertion
                .claim(EntraClaims.EMAIL)
                .filter(text -> assertion.addresses().isEmpty())
                .map(text -> RejectionCode.EMAIL_MALFORMED.rejection(Wanted.ADDRESS, text.length() + " characters"));
    }

    /** An instant to come would count as fresh until then, whatever age the app allows. */
    private Optional<Rejection> authentication() {
        Instant proven = assertion.authnInstant().orElse(null);
        return refuseUnless(
                proven != null && !proven.isBefore(Instant.EPOCH) && !proven.isAfter(now.plus(expected.clockSkew())),
                RejectionCode.AUTHENTICATION_MISSING,
                Wanted.AUTHENTICATION,
                proven);
    }

    /** At Entra: what is over there does not begin here. */
    private Optional<Rejection> session() {
        return assertion.sessionNotOnOrAfter().flatMap(this::expiry);
    }

    private static Optional<Rejection> refuseUnless(boolean met, RejectionCode code, Object wanted, Object came) {
        return met ? Optional.empty() : Optional.of(code.rejection(wanted, came));
    }
}
