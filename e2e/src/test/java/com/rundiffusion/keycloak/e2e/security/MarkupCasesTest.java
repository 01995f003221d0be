package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Case.sends;
import static com.rundiffusion.keycloak.e2e.security.Trials.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Markup where a text is expected, and documents that want to be completed from elsewhere. */
class MarkupCasesTest {

    @RegisterExtension
    private final Journey journey = new Journey();

    private final Trials trials = new Trials(journey);

    /** The control of all below. */
    @Test
    void theUnchangedAnswerIsTaken() {
        trials.takeInChromium(draft -> {});
    }

    /** No signature covers comments, so everybody on the way can put them in: nobody may become somebody else by it. */
    @Test
    @Tag("A8")
    void aCommentCutsNoText() {
        Journey.Answer answer = trials.answer();
        EntraUser member = journey.contoso().user(Person.MEMBER);
        assertThat(member.mail()).as("cut as well").isEqualTo(member.userPrincipalName());
        answer.draft().afterWriting(xml -> cut(cut(xml, member.userPrincipalName()), member.objectId()));
        journey.browser().post(ARRIVAL, answer.form()).isSignedIn();
        assertThat(journey.browser().idClaims())
                .containsAllEntriesOf(Map.of(
                        "saml_name_id", member.userPrincipalName(),
                        "email", member.mail(),
                        "entra_object_id", member.objectId()));
    }

    private static String cut(String xml, String text) {
        String cut = text.substring(0, text.length() / 2) + "<!-- -->" + text.substring(text.length() / 2);
        assertThat(xml).contains(">" + text + "<");
        return xml.replace(">" + text + "<", ">" + cut + "<");
    }

    @TestFactory
    @Tag("A9")
    Stream<DynamicTest> otherMarkupInTheNameId() {
        return trials.refuse(
                sends("an element", "response_unreadable", inNameId("<x xmlns=\"\"/>")),
                sends("a processing instruction", "signature_invalid", inNameId("<?x y?>")),
                sends("a marked section that closes it", "signature_invalid", inNameId("<![CDATA[</NameID>]]>")));
    }

    private static Consumer<ResponseDraft> inNameId(String markup) {
        return draft -> draft.afterWriting(xml -> {
            String name = draft.get(ResponseField.NAME_ID);
            return xml.replace(">" + name + "</NameID>", ">" + name + markup + "</NameID>");
        });
    }

    @Test
    @Tag("A10")
    void noDocumentTypeIsFollowed() throws IOException {
        try (Listener elsewhere = Listener.start()) {
            refuses("<!DOCTYPE samlp:Response [<!ENTITY e 'ceo@contoso.example'>]>", "&e;");
            refuses("<!DOCTYPE samlp:Response [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>", "&e;");
            refuses("<!DOCTYPE samlp:Response [<!ENTITY e SYSTEM '" + elsewhere.url() + "'>]>", "&e;");
            refuses("<!DOCTYPE samlp:Response [<!ENTITY % e SYSTEM '" + elsewhere.url() + "'> %e;]>", "");
            refuses("<!DOCTYPE samlp:Response SYSTEM '" + elsewhere.url() + "'>", "");
            refuses(billionLaughs(), "&l9;");
            assertThat(elsewhere.visits()).isZero();

            elsewhere.url().toURL().openConnection().getInputStream().close();
            assertThat(elsewhere.visits()).isEqualTo(1);
        }
    }

    private void refuses(String documentType, String reference) {
        Journey.Answer answer = trials.answer();
        answer.draft()
                .afterWriting(xml -> documentType
                        + xml.replace(
                                answer.draft().get(ResponseField.NAME_ID) + "</NameID>", reference + "</NameID>"));
        Attempt attempt = Attempt.on(journey);
        journey.browser().post(ARRIVAL, answer.form());
        attempt.isRefused(Trials.ENTERPRISE, "response_unreadable");
    }

    private static String billionLaughs() {
        StringBuilder type = new StringBuilder("<!DOCTYPE samlp:Response [<!ENTITY l0 'ha'>");
        for (int i = 1; i < 10; i++) {
            type.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return type.append("]>").toString();
    }
}
