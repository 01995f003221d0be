package com.rundiffusion.keycloak.operations.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.Enterprise.Status;
import com.rundiffusion.keycloak.enterprise.PeopleRules;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.document.check.TestDocuments;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.enterprise.store.TestStore;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;

/** What is done before the lock that all writers share, and what is looked at again under it. */
class OnboardingTest {

    private final TestStore store = new TestStore();

    @BeforeEach
    void connect() {
        store.connect("contoso", Set.of("contoso.com"), Map.of());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private <T> T call(Function<KeycloakSession, T> work) {
        return store.sessions().inTransaction(work);
    }

    private Judgement ahead(Intent intent) {
        return call(session -> Judge.ahead(session, intent));
    }

    private Outcome again(Intent intent, Judgement earlier) {
        return call(session -> new Judge(session).again(intent, earlier)).outcome();
    }

    private static Intent renaming() {
        ObjectNode json = StrictJson.MAPPER.createObjectNode().put("displayName", "Contoso Ltd");
        // Nobody has checked the stored one's, so it has none that counts.
        json.put("certificate", TestCertificates.pem(TestCertificates.ofEntra()));
        return Intent.update("contoso", new Submission(json, List.of()));
    }

    /** Of another company than the stored one. */
    private static ObjectNode fabrikam(String domain) {
        ObjectNode json = TestDocuments.control();
        json.put("alias", "fabrikam").remove("signOnUrl");
        json.putArray("domains").add(domain);
        return json;
    }

    private static Intent creating(ObjectNode json) {
        return Intent.create(new Submission(json, List.of()));
    }

    @Test
    void aDocumentIsNotJudgedAgainUnderTheLockWhereNothingHasChanged() {
        Judgement ofChange = ahead(renaming());
        assertThat(ofChange.outcome().faults()).isEmpty();
        assertThat(ofChange.outcome().changes().fields()).contains("displayName");
        assertThat(again(renaming(), ofChange)).isSameAs(ofChange.outcome());

        Intent creating = creating(fabrikam("fabrikam.com"));
        Judgement ofNewOne = ahead(creating);
        assertThat(ofNewOne.outcome().result()).isEqualTo(Outcome.Result.CREATED);
        assertThat(again(creating, ofNewOne)).isSameAs(ofNewOne.outcome());
    }

    @Test
    void whatSomebodyElseHasStoredMeanwhileIsNotTakenBack() {
        Judgement ahead = ahead(renaming());
        store.update("contoso", enterprise -> enterprise.with(Status.PAUSED));

        assertThat(again(renaming(), ahead).enterprise().status()).isEqualTo(Status.PAUSED);
    }

    @Test
    void aDomainThatIsTakenMeanwhileIsRefused() {
        Intent intent = creating(fabrikam("wanted.example"));
        Judgement ahead = ahead(intent);
        store.connect("faster", Set.of("wanted.example"), Map.of());

        assertThat(again(intent, ahead).faults()).extracting(Fault::code).containsExactly(FaultCode.DOMAIN_TAKEN);
    }

    @Test
    void anAliasThatIsTakenMeanwhileIsRefused() {
        Intent intent = creating(fabrikam("fabrikam.com"));
        Judgement ahead = ahead(intent);
        store.connect("fabrikam", Set.of(), Map.of());

        assertThat(again(intent, ahead).faults()).extracting(Fault::code).containsExactly(FaultCode.ALIAS_TAKEN);
    }

    @Test
    void whatWasInTheWayAndIsGoneIsNoFaultAnyMore() {
        Intent intent = creating(fabrikam("contoso.com"));
        Judgement ahead = ahead(intent);
        assertThat(ahead.outcome().faults()).extracting(Fault::code).containsExactly(FaultCode.DOMAIN_TAKEN);
        store.update(
                "contoso",
                enterprise -> new Enterprise(
                        enterprise.alias(),
                        enterprise.displayName(),
                        enterprise.application(),
                        Set.of(),
                        enterprise.otherDomains(),
                        enterprise.status(),
                        enterprise.contacts(),
                        enterprise.planEndsOn(),
                        PeopleRules.NONE));

        assertThat(again(intent, ahead).result()).isEqualTo(Outcome.Result.CREATED);
    }

    @Test
    void neitherADryRunNorAMistakeWaitsForTheLock() {
        Intent wrong = creating(fabrikam("contoso.com"));
        store.sessions().run(holder -> {
            new Enterprises(holder).lock();
            assertThat(ahead(renaming()).outcome().result()).isEqualTo(Outcome.Result.UPDATED);
            assertThat(call(session -> new Rehearsal().judge(session, renaming()))
                            .result())
                    .isEqualTo(Outcome.Result.UPDATED);
            assertThat(call(session -> new Onboarding(session, null).store(wrong))
                            .faults())
                    .extracting(Fault::code)
                    .containsExactly(FaultCode.DOMAIN_TAKEN);
        });
    }
}
