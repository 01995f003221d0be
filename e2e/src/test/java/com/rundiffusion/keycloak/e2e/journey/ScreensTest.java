package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.demo.entra.Person;
import com.rundiffusion.keycloak.demo.entra.saml.ResponseField;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.e2e.page.RefusalPage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Makes the pictures of the documents: {@code docs/screens}. */
class ScreensTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    @Test
    void aSignInIsPictured() {
        journey.page().navigate(Authorization.of("rundiffusion").url());
        journey.signInPage().await();
        picture("sign-in");
        journey.page()
                .navigate(Authorization.of("runnit")
                        .with("autoLoginSsoProvider", "nobody")
                        .url());
        assertThat(journey.signInPage().await().message()).isNotEmpty();
        picture("unknown-company");
    }

    @Test
    void theWayThroughEntraIsPictured() {
        journey.page().navigate(Journey.link(Stack.SITES.rundiffusionApp(), "contoso"));
        journey.entra().awaitAccounts();
        picture("entra");
        journey.entra().pick(journey.contoso().user(Person.MEMBER));
        journey.app().awaitSignedIn();
        picture("signed-in");
    }

    @Test
    void aRefusalIsPictured() {
        Journey.Answer answer = journey.answer(Stack.SITES.rundiffusionApp(), journey.contoso(), Person.MEMBER);
        answer.draft().with(ResponseField.AUDIENCE, "spn:somebody.else");
        journey.post(answer.request().assertionConsumerServiceUrl(), answer.form());
        new RefusalPage(journey.page()).await();
        picture("refusal");
    }

    private void picture(String name) {
        Path file = ProjectFiles.locate().root().resolve("docs/screens/" + name + ".png");
        // Else a picture in the page may still be on its way.
        journey.page()
                .waitForFunction("() => [...document.images].every(image => image.complete && image.naturalWidth > 0)");
        byte[] image = journey.page().screenshot(new Page.ScreenshotOptions().setPath(file));
        assertThat(image).isNotEmpty();
    }
}
