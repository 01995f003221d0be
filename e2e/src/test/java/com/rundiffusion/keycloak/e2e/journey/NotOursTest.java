package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.rundiffusion.keycloak.demo.Sites;
import com.rundiffusion.keycloak.demo.entra.Person;
import com.rundiffusion.keycloak.demo.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.demo.entra.saml.ResponseField;
import com.rundiffusion.keycloak.demo.firebase.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever is not ours reaches Firebase as it came. */
class NotOursTest {

    private static final String ARRIVAL = Stack.SITES.runnitApp() + Sites.REPLY_PATH;

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

    private void reachesFirebase(Map<String, String> form) {
        journey.services().firebase().clear();
        journey.page().navigate(Stack.SITES.entra() + "/");
        Request sent = journey.page()
                .waitForRequest(request -> request.url().equals(ARRIVAL), () -> journey.post(ARRIVAL, form));
        journey.page().waitForURL(ARRIVAL);
        List<ReceivedRequest> received = journey.services().firebase().received();
        assertThat(received)
                .filteredOn(request -> request.path().equals(Sites.REPLY_PATH))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.method()).isEqualTo("POST");
                    assertThat(new String(request.body(), StandardCharsets.UTF_8))
                            .isEqualTo(sent.postData());
                });
    }
}
