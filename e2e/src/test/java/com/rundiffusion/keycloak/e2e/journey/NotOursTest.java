package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.demo.firebase.ReceivedRequest;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.Sites;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is not ours reaches Firebase as it came. */
class NotOursTest {

    private static final String ARRIVAL = Stack.SITES.runnitApp() + Sites.REPLY_PATH;
    private static final String POST =
            "([url, type, body]) => fetch(url, {method: 'POST', headers: {'Content-Type': type}, body})";

    @RegisterExtension
    private final Journey journey = new Journey();

    @Test
    void anUnsolicitedResponseOfATenantThatIsNotConnected() {
        ResponseDraft draft = journey.services().entra().northwind().respondUnasked(ARRIVAL, Person.MEMBER);
        reachesFirebase(Map.of("SAMLResponse", draft.toBase64()));
    }

    @Test
    void aSolicitedResponseOfATenantThatIsNotConnected() {
        ResponseDraft draft = journey.services()
                .entra()
                .northwind()
                .respondUnasked(ARRIVAL, Person.MEMBER)
                .with(ResponseField.IN_RESPONSE_TO, "_asked-by-firebase");
        reachesFirebase(Map.of("SAMLResponse", draft.toBase64(), "RelayState", "AMbdmDkFirebaseState"));
    }

    @Test
    void aResponseOfAConnectedTenantThatFirebaseAskedFor() {
        ResponseDraft draft = journey.contoso()
                .respondUnasked(ARRIVAL, Person.MEMBER)
                .with(ResponseField.IN_RESPONSE_TO, "_asked-by-firebase")
                .with(ResponseField.CONFIRMED_IN_RESPONSE_TO, "_asked-by-firebase");
        reachesFirebase(Map.of("SAMLResponse", draft.toBase64(), "RelayState", "AMbdmDkFirebaseState"));
    }

    @Test
    void aFormWithoutAResponse() {
        reachesFirebase(Map.of("code", "c.0.x/+=&", "state", "ünï", "user", "{\"name\":\"A\"}"));
    }

    /** A response in anything but a form is none, however good: here one that Keycloak would take. */
    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=never-comes", "application/json", "no type at all"})
    void whatIsNoForm(String type) {
        String response =
                journey.contoso().respondUnasked(ARRIVAL, Person.MEMBER).toBase64();
        String body = "SAMLResponse=" + URLEncoder.encode(response, StandardCharsets.UTF_8);
        journey.services().firebase().clear();
        journey.page().navigate(Stack.SITES.runnitApp() + "/");
        journey.page().evaluate(POST, List.of(ARRIVAL, type, body));
        assertThat(journey.services().firebase().received()).singleElement().satisfies(request -> {
            assertThat(request.headers().get("Content-Type")).isEqualTo(type);
            assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo(body);
        });
    }

    private void reachesFirebase(Map<String, String> form) {
        journey.services().firebase().clear();
        assertThat(journey.browser().post(ARRIVAL, form).url()).isEqualTo(ARRIVAL);
        List<ReceivedRequest> received = journey.services().firebase().received();
        assertThat(received)
                .filteredOn(request -> request.path().equals(Sites.REPLY_PATH))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.method()).isEqualTo("POST");
                    assertThat(new String(request.body(), StandardCharsets.UTF_8))
                            .isEqualTo(new String(Visitor.body(form), StandardCharsets.US_ASCII));
                });
    }
}
