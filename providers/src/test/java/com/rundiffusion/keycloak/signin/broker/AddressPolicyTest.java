package com.rundiffusion.keycloak.signin.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.EntraApplication;
import com.rundiffusion.keycloak.enterprise.OtherDomains;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Wanted;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import com.rundiffusion.keycloak.signin.saml.EntraClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.assertion.SubjectType;
import org.keycloak.saml.processing.core.saml.v2.util.XMLTimeUtil;

/** {@code a.example} is another enterprise's, {@code b.example} and {@code müller-x.example} its own, {@code c.example} nobody's. */
final class AddressPolicyTest {

    private static final String UPN = "anna@b.example";

    private final List<Set<String>> questions = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@b.example",
                "Anna@B.EXAMPLE",
                "anna@müller-x.example",
                "anna@MÜLLER-X.example",
                "anna@xn--mller-x-n2a.example"
            })
    void anAddressInADomainOfItsOwnIsTakenInAnySpelling(String address) {
        assertThat(fault(refusing(), address, UPN)).isEmpty();
        assertThat(fault(admitting(), address, UPN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ceo@a.example", "ceo@A.EXAMPLE", "ceo@sub.b.example", "ceo@c.example"})
    void anyOtherIsRefusedWhereTheRuleSaysSo(String address) {
        assertForeign(fault(refusing(), address, UPN));
    }

    @Test
    void whereOthersAreAdmittedThoseInAnotherEnterprisesDomainAreNot() {
        assertThat(fault(admitting(), "ceo@c.example", UPN)).isEmpty();
        assertForeign(fault(admitting(), "ceo@a.example", UPN));
        assertForeign(fault(without(), "ceo@A.example", UPN));
        assertThat(fault(without(), "ceo@c.example", UPN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ceo@a.example",
                "CEO@A.example",
                "<ceo@a.example>",
                "ceo@a.example,",
                "x ceo@a.example y",
                "ceo@a.example\nx",
                "\"ceo@a.example\"",
                "ceo@a.example x@b.example",
                "ceo@a.example@b.example",
                "ceo@[a.example]",
                "ceo\uff20a.example",
                "ceo@a\uff0eexample",
                "=?utf-8?q?ceo=40a.example?="
            })
    void aNameIdInWhichSomebodyReadsAnotherEnterprisesAddressIsRefused(String nameId) {
        assertForeign(fault(refusing(), null, nameId));
        assertForeign(fault(without(), "anna@c.example", nameId));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@b.example",
                "anna@müller-x.example",
                "anna_c.example#EXT#@tenant.onmicrosoft.com",
                "anna@tenant.onmicrosoft.com",
                "anna@contoso.local",
                "0GpH-7f3+x/AbZ0=",
                "12345",
                "CONTOSO\\anna",
                "anna.winter"
            })
    void anyOtherNameIdIsTaken(String nameId) {
        assertThat(fault(refusing(), "anna@b.example", nameId)).isEmpty();
        assertThat(fault(without(), null, nameId)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "anna@b.example, anna@b.example, 0",
        ", anna@b.example, 0",
        ", 12345, 0",
        "anna@b.example, anna@tenant.onmicrosoft.com, 1",
        "anna@c.example, anna@c.example, 1",
        "anna@c.example, anna@d.example, 1"
    })
    void domainsThatAreNotItsOwnAreAskedForInOneQuestion(String email, String nameId, int asked) {
        assertThat(fault(admitting(), email, nameId)).isEmpty();
        assertThat(questions).hasSize(asked);
    }

    @Test
    void ofSeveralAddressesTheFirstInADomainOfItsOwnCounts() {
        for (Enterprise enterprise : List.of(refusing(), admitting())) {
            assertThat(faultOf(enterprise, List.of("anna@c.example", "anna@b.example"), UPN))
                    .isEmpty();
            assertThat(faultOf(enterprise, List.of("ceo@a.example", "anna@b.example"), UPN))
                    .isEmpty();
        }
        assertForeign(faultOf(refusing(), List.of("anna@c.example", "anna@d.example"), UPN));
        assertForeign(faultOf(admitting(), List.of("ceo@a.example", "anna@c.example"), UPN));
        assertForeign(faultOf(without(), List.of("ceo@a.example", "anna@c.example"), UPN));
    }

    /** What mends an address that is nobody's does not mend theirs. */
    @Test
    void whoseAddressIsAnotherEnterprisesIsToldThatMuch() {
        for (Enterprise enterprise : List.of(refusing(), admitting(), without())) {
            assertThat(fault(enterprise, "ceo@a.example", UPN))
                    .map(Rejection::expected)
                    .contains(Wanted.ADDRESS_IN_NO_OTHER.toString());
            assertThat(fault(enterprise, null, "ceo@a.example"))
                    .map(Rejection::expected)
                    .contains(Wanted.ADDRESS_IN_NO_OTHER.toString());
        }
        assertThat(fault(refusing(), "anna@c.example", UPN))
                .map(Rejection::expected)
                .contains("an address in b.example, xn--mller-x-n2a.example");
    }

    private static void assertForeign(Optional<Rejection> fault) {
        assertThat(fault).map(Rejection::code).contains(RejectionCode.EMAIL_DOMAIN_FOREIGN);
        assertThat(fault.orElseThrow().actual()).doesNotContain("ceo");
    }

    private Optional<Rejection> fault(Enterprise enterprise, String email, String nameId) {
        return faultOf(enterprise, email == null ? List.of() : List.of(email), nameId);
    }

    private Optional<Rejection> faultOf(Enterprise enterprise, List<String> emails, String nameId) {
        return new AddressPolicy(enterprise, domains -> {
                    questions.add(domains);
                    return domains.contains("a.example") ? Map.of("a.example", "a") : Map.of();
                })
                .fault(assertion(emails, nameId));
    }

    private static EntraAssertion assertion(List<String> emails, String nameId) {
        AssertionType assertion = new AssertionType("_1", XMLTimeUtil.getIssueInstant());
        NameIDType name = new NameIDType();
        name.setValue(nameId);
        SubjectType.STSubType id = new SubjectType.STSubType();
        id.addBaseID(name);
        SubjectType subject = new SubjectType();
        subject.setSubType(id);
        assertion.setSubject(subject);
        if (!emails.isEmpty()) {
            AttributeType claim = new AttributeType(EntraClaims.EMAIL);
            emails.forEach(claim::addAttributeValue);
            AttributeStatementType claims = new AttributeStatementType();
            claims.addAttribute(new AttributeStatementType.ASTChoiceType(claim));
            assertion.addStatement(claims);
        }
        return new EntraAssertion(assertion);
    }

    private static Enterprise refusing() {
        return enterprise(Set.of("b.example", "xn--mller-x-n2a.example"), OtherDomains.REFUSE);
    }

    private static Enterprise admitting() {
        return enterprise(Set.of("b.example", "xn--mller-x-n2a.example"), OtherDomains.UNVERIFIED);
    }

    private static Enterprise without() {
        return enterprise(Set.of(), OtherDomains.REFUSE);
    }

    private static Enterprise enterprise(Set<String> domains, OtherDomains others) {
        return new Enterprise(
                "b",
                "B",
                new EntraApplication(
                        "rundiffusion.com",
                        "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/saml2",
                        "https://sts.windows.net/11111111-2222-4333-8444-555555555555/",
                        List.of(),
                        null,
                        null),
                domains,
                others,
                Enterprise.Status.ACTIVE,
                List.of(),
                null,
                PeopleRules.NONE);
    }
}
