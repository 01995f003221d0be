package com.rundiffusion.keycloak.e2e.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.testkit.enterprise.Companies;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi.Answer;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever writes at the same moment gets one whole outcome or a plain refusal. */
class TwoOperatorsTest {

    private static final int AT_ONCE = 8;

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Companies companies = new Companies(journey);

    @RepeatedTest(3)
    void ofManyWhoCreateTheSameExactlyOneSucceeds() {
        List<Answer> answers = atOnce(number -> companies.api().create(companies.document(1)));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertWhole("company-00001");
    }

    @RepeatedTest(3)
    void aDomainGoesToExactlyOneOfManyWhoWantIt() {
        List<Answer> answers = atOnce(number -> {
            Map<String, Object> document = companies.document(number);
            document.put("domains", List.of("wanted.example"));
            return companies.api().create(document);
        });
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.faults()).containsExactly("domains domain_taken"));
    }

    @Test
    void aCertificateGoesToExactlyOneOfManyWhoWantIt() {
        List<Answer> answers = atOnce(number -> {
            Map<String, Object> document = companies.document(number);
            document.put("certificates", companies.document(1).get("certificates"));
            return companies.api().create(document);
        });
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
    }

    /** Each writes the display name and a contact that belong together. */
    @RepeatedTest(3)
    void ofManyWhoChangeTheSameTheLastOneWinsAsAWhole() {
        companies.api().create(companies.document(1));
        List<Answer> answers = atOnce(number -> {
            Map<String, Object> document = companies.document(1);
            document.put("displayName", "Name " + number);
            document.put("contacts", List.of("contact" + number + "@company.example"));
            return companies.api().put("company-00001", document);
        });
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        JsonNode end = companies.api().get("company-00001").json();
        String number = end.path("displayName").asText().replace("Name ", "");
        assertThat(end.path("contacts").get(0).asText()).isEqualTo("contact" + number + "@company.example");
        assertWhole("company-00001");
    }

    @RepeatedTest(3)
    void ofManyWhoChangeTheSameVersionExactlyOneSucceeds() {
        companies.api().create(companies.document(1));
        String version = companies.api().get("company-00001").header("ETag");
        List<Answer> answers = atOnce(number ->
                companies.api().putIfMatch("company-00001", Map.of("displayName", "Name " + number), version));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @RepeatedTest(3)
    void aChangeAndADeleteAtOnceLeaveAllOrNothing() {
        companies.api().create(companies.document(1));
        atOnce(number -> number % 2 == 0
                ? companies.api().delete("company-00001")
                : companies.api().put("company-00001", Map.of("displayName", "Name " + number)));
        assertThat(companies.api().get("company-00001").status()).isEqualTo(404);
        assertThat(companies.api().create(companies.document(1)).status()).isEqualTo(201);
        assertWhole("company-00001");
    }

    /** Everything of it is there, once. */
    private void assertWhole(String alias) {
        assertThat(companies.api().get(alias).status()).isEqualTo(200);
        assertThat(journey.services().admin().get("rundiffusion/organizations?search=" + alias + "&exact=true"))
                .hasSize(1);
        assertThat(companies.api().list("search=" + alias).json()).hasSize(1);
        assertThat(companies.api().put(alias, companies.api().get(alias).json()).status())
                .isEqualTo(200);
    }

    private interface Call {
        Answer of(int number);
    }

    private static List<Answer> atOnce(Call call) {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService operators = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Answer>> pending = new ArrayList<>();
            for (int i = 1; i <= AT_ONCE; i++) {
                int number = i;
                Callable<Answer> work = () -> {
                    start.await();
                    return call.of(number);
                };
                pending.add(operators.submit(work));
            }
            start.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : pending) {
                answers.add(one.get());
            }
            return answers;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            operators.shutdown();
        }
    }
}
