package com.rundiffusion.keycloak.e2e.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the pages say of the answer to a test, and in which language. */
class SetupAnswerTest {

    private static final String SIGNATURE = "(?s)<([a-z]+:)?Signature .*</([a-z]+:)?Signature>";
    private static final String ITS_CERTIFICATE = "Signed with";

    @RegisterExtension
    private final Journey journey = new Journey();

    @RegisterExtension
    private final Unconnected company = new Unconnected(journey);

    private SetupVisitor visitor;

    @BeforeEach
    void giveTheValues() {
        visitor = visitor(Map.of("alias", Unconnected.ALIAS));
        visitor.give(company.metadataUrl());
    }

    private SetupVisitor visitor(Map<String, Object> presets) {
        JsonNode link = company.link(presets);
        return new SetupVisitor(journey).open(link.path("url").asText());
    }

    /** Values that nobody can be held to are not shown as anybody's. */
    @Test
    void aResponseThatNobodyHasSignedHasNoCertificateAndNoValues() {
        String name = company.tenant().user(Person.MEMBER).userPrincipalName();
        String unsigned = visitor.test(
                        company.tenant(),
                        Person.MEMBER,
                        response -> response.afterWriting(xml -> xml.replaceAll(SIGNATURE, "")))
                .body();
        assertThat(unsigned)
                .contains("data-code=\"signature_missing\"", "data-outcome=\"bad\"")
                .doesNotContain(ITS_CERTIFICATE, name);

        String signed = visitor.test(company.tenant(), Person.MEMBER, response -> response)
                .body();
        assertThat(signed).contains("data-outcome=\"good\"", ITS_CERTIFICATE, name);
    }

    /** However late: it is judged by when it came. */
    @Test
    void whoLooksAgainSeesTheSame() {
        HttpResponse<String> first = visitor.test(company.tenant(), Person.MEMBER, response -> response);
        HttpResponse<String> second = visitor.get(first.uri().toString());
        assertThat(result(second.body())).isEqualTo(result(first.body())).contains("data-outcome=\"good\"");
    }

    private static String result(String page) {
        return page.substring(page.indexOf("<section id=\"result\""), page.indexOf("</section>"));
    }

    @Test
    void thePagesSpeakTheLanguageOfTheLinkUnlessThePersonHasChosenOne() {
        assertThat(visitor.step("create").body()).contains("<html lang=\"en\"");
        SetupVisitor inGerman = visitor(Map.of("alias", Unconnected.ALIAS, "language", "de"));
        assertThat(inGerman.step("create").body()).contains("<html lang=\"de\"");
        assertThat(inGerman.get(inGerman.base() + "create?kc_locale=fr").body()).contains("<html lang=\"fr\"");
        assertThat(inGerman.step("create").body()).contains("<html lang=\"fr\"");
    }
}
