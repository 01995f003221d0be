package com.rundiffusion.keycloak.signin.saml;

import com.rundiffusion.keycloak.pasted.EmailAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.AudienceRestrictionType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.assertion.ConditionsType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.assertion.OneTimeUseType;
import org.keycloak.dom.saml.v2.assertion.ProxyRestrictionType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationDataType;
import org.keycloak.dom.saml.v2.assertion.SubjectConfirmationType;
import org.keycloak.dom.saml.v2.assertion.SubjectType;

/** What an assertion of Entra says, each part optional as any part may be absent from what somebody sends. */
public final class EntraAssertion {

    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    /** Joiners and marks for the direction of a word are part of some names; what turns a whole line round is not. */
    private static final Pattern UNWRITTEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\u200C\\u200D\\u200E\\u200F]]");

    private static final Pattern BLANKS = Pattern.compile("\\p{Z}+");

    private final AssertionType assertion;

    public EntraAssertion(AssertionType assertion) {
        this.assertion = assertion;
    }

    public String id() {
        return assertion.getID();
    }

    public Optional<String> issuer() {
        return Optional.ofNullable(assertion.getIssuer()).map(NameIDType::getValue);
    }

    /** The first value of an attribute, trimmed; empty when it is absent or blank. */
    public Optional<String> claim(String name) {
        return values(name).stream()
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Whether the claim came at all, with a value or without. */
    public boolean hasClaim(String name) {
        return attributes().anyMatch(attribute -> name.equals(attribute.getName()));
    }

    /** What the e-mail claim's values name, without those that are no address. */
    public List<EmailAddress> addresses() {
        return values(EntraClaims.EMAIL).stream()
                .flatMap(text -> EmailAddress.of(text.trim()).stream())
                .toList();
    }

    /** Whether an address came as another claim than the one for it: whoever renamed it did not mean to leave it out. */
    public boolean hasRenamedAddress() {
        return attributes()
                .filter(attribute -> attribute.getName() != null
                        && attribute.getName().toLowerCase(Locale.ROOT).contains("mail"))
                .flatMap(attribute -> attribute.getAttributeValue().stream())
                .anyMatch(value ->
                        EmailAddress.of(Objects.toString(value, "").trim()).isPresent());
    }

    /** A claim that is somebody's name, on one line and without what directs, hides or separates text. */
    public Optional<String> name(String claim) {
        return claim(claim)
                .map(value -> UNWRITTEN.matcher(value).replaceAll(" "))
                .map(value -> BLANKS.matcher(value).replaceAll(" ").strip())
                .filter(value -> !value.isEmpty());
    }

    /** Every value of every attribute of that name as it is written; a nil one as the empty text. */
    public List<String> values(String name) {
        return attributes()
                .filter(attribute -> name.equals(attribute.getName()))
                .map(AttributeType::getAttributeValue)
                .flatMap(List::stream)
                .map(value -> Objects.toString(value, ""))
                .toList();
    }

    private Stream<AttributeType> attributes() {
        return assertion.getStatements().stream()
                .filter(AttributeStatementType.class::isInstance)
                .flatMap(statement -> ((AttributeStatementType) statement).getAttributes().stream())
                .map(AttributeStatementType.ASTChoiceType::getAttribute)
                .filter(Objects::nonNull);
    }

    /** The GUID of the person in the tenant, in lower case: a claim transformation may write it in another. */
    public String objectId() {
        return claim(EntraClaims.OBJECT_ID).orElseThrow().toLowerCase(Locale.ROOT);
    }

    /** The subject's NameID: by default the user principal name. */
    public Optional<String> nameId() {
        return Optional.ofNullable(assertion.getSubject())
                .map(SubjectType::getSubType)
                .map(SubjectType.STSubType::getBaseID)
                .filter(NameIDType.class::isInstance)
                .map(id -> ((NameIDType) id).getValue())
                .filter(value -> !value.isBlank());
    }

    public Optional<Instant> notBefore() {
        return conditions().map(ConditionsType::getNotBefore).map(EntraAssertion::instant);
    }

    public Optional<Instant> notOnOrAfter() {
        return conditions().map(ConditionsType::getNotOnOrAfter).map(EntraAssertion::instant);
    }

    /** One list of audiences per {@code AudienceRestriction}; each of them must name us. */
    public List<List<String>> audienceRestrictions() {
        return conditions().stream()
                .flatMap(conditions -> conditions.getConditions().stream())
                .filter(AudienceRestrictionType.class::isInstance)
                .map(restriction -> ((AudienceRestrictionType) restriction)
                        .getAudience().stream().map(URI::toString).toList())
                .toList();
    }

    /** Whether a condition that may come once (<em>SAML 2.0 Core</em> 2.5.1.5, 2.5.1.6) came again. */
    boolean repeatsACondition() {
        return Stream.of(OneTimeUseType.class, ProxyRestrictionType.class)
                .anyMatch(type -> conditions().stream()
                                .flatMap(conditions -> conditions.getConditions().stream())
                                .filter(type::isInstance)
                                .count()
                        > 1);
    }

    /** The data of the bearer confirmations that have some. */
    public List<SubjectConfirmationDataType> bearerConfirmations() {
        return Optional.ofNullable(assertion.getSubject()).map(SubjectType::getConfirmation).stream()
                .flatMap(List::stream)
                .filter(confirmation -> BEARER.equals(confirmation.getMethod()))
                .map(SubjectConfirmationType::getSubjectConfirmationData)
                .filter(Objects::nonNull)
                .toList();
    }

    /** When the person proved who they are to Entra; weeks ago, if they stayed signed in there. */
    public Optional<Instant> authnInstant() {
        return authnStatements()
                .map(AuthnStatementType::getAuthnInstant)
                .filter(Objects::nonNull)
                .findFirst()
                .map(EntraAssertion::instant);
    }

    /** When the person's session at Entra ends; Entra by itself does not say. */
    Optional<Instant> sessionNotOnOrAfter() {
        return authnStatements()
                .map(AuthnStatementType::getSessionNotOnOrAfter)
                .filter(Objects::nonNull)
                .map(EntraAssertion::instant)
                .min(Comparator.naturalOrder());
    }

    /** What Entra calls the session that begins, or goes on, with this sign-in; Keycloak takes the first. */
    public List<String> sessionIndexes() {
        return authnStatements()
                .map(AuthnStatementType::getSessionIndex)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Every instant that anything is decided by. */
    List<XMLGregorianCalendar> times() {
        return Stream.of(
                        conditions().stream()
                                .flatMap(period -> Stream.of(period.getNotBefore(), period.getNotOnOrAfter())),
                        bearerConfirmations().stream()
                                .flatMap(data -> Stream.of(data.getNotBefore(), data.getNotOnOrAfter())),
                        authnStatements()
                                .flatMap(statement ->
                                        Stream.of(statement.getAuthnInstant(), statement.getSessionNotOnOrAfter())),
                        Stream.of(assertion.getIssueInstant()))
                .flatMap(times -> times)
                .filter(Objects::nonNull)
                .toList();
    }

    private Stream<AuthnStatementType> authnStatements() {
        return assertion.getStatements().stream()
                .filter(AuthnStatementType.class::isInstance)
                .map(AuthnStatementType.class::cast);
    }

    private Optional<ConditionsType> conditions() {
        return Optional.ofNullable(assertion.getConditions());
    }

    static Instant instant(XMLGregorianCalendar time) {
        return time.toGregorianCalendar().toInstant();
    }
}
