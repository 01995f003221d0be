package com.rundiffusion.keycloak.e2e.security;

import com.rundiffusion.keycloak.demo.Sites;
import com.rundiffusion.keycloak.demo.entra.Person;
import com.rundiffusion.keycloak.demo.entra.saml.SigningCertificate;
import com.rundiffusion.keycloak.demo.entra.saml.SigningOption;
import com.rundiffusion.keycloak.e2e.journey.Attempt;
import com.rundiffusion.keycloak.e2e.journey.Journey;
import com.rundiffusion.keycloak.e2e.journey.Stack;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;

/** Whatever is done to a signature, nobody gets in as somebody else. */
class SignatureCasesTest {

    private static final String APP = Stack.SITES.rundiffusionApp();
    private static final String ARRIVAL = APP + Sites.REPLY_PATH;

    @RegisterExtension
    private final Journey journey = new Journey();

    private SigningCertificate key() {
        return journey.contoso().application().certificates().active();
    }

    @TestFactory
    Stream<DynamicTest> eachIsRefused() {
        return SignatureCases.with(key()).stream()
                .map(one -> DynamicTest.dynamicTest(one.toString(), () -> {
                    Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
                    one.change().accept(answer.draft());
                    Attempt attempt = Attempt.on(journey);
                    journey.post(ARRIVAL, answer.form());
                    attempt.isRefused("contoso", one.codes().toArray(String[]::new));
                }));
    }

    /** The control of everything that is signed here by hand. */
    @Test
    void whatIsSignedByHandAsEntraDoesIsTaken() {
        takes(Signing.by(key().privateKey()).assertion());
    }

    private void takes(Consumer<Document> signing) {
        Journey.Answer answer = journey.answer(APP, journey.contoso(), Person.MEMBER);
        answer.draft().signing(SigningOption.NONE).afterSigning(signing);
        journey.post(ARRIVAL, answer.form());
        journey.app().awaitSignedIn();
    }
}
