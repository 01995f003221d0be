package com.rundiffusion.keycloak.e2e.security;

import static com.rundiffusion.keycloak.e2e.security.Trials.APP;
import static com.rundiffusion.keycloak.e2e.security.Trials.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.testkit.journey.Attempt;
import com.rundiffusion.keycloak.testkit.journey.Browser;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** No LogoutRequest ends a session: customers registered no logout URL, so none of them can be honest. */
class LogoutCasesTest {

    private static final String ENDPOINT = Stack.SITES.sso() + "/realms/rundiffusion/broker/contoso/endpoint";
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

    @RegisterExtension
    private final Journey journey = new Journey();

    @ParameterizedTest
    @Tag("A42")
    @CsvSource({"contoso, true", "contoso, false", "fabrikam, true"})
    void whoeverAsksNobodyIsSignedOut(String sender, boolean signed) throws Exception {
        journey.signIn(APP, journey.contoso(), Person.MEMBER);
        EntraTenant tenant = sender.equals("contoso") ? journey.contoso() : journey.fabrikam();
        Map<String, String> form = Map.of("SAMLRequest", logoutRequest(tenant, signed));

        Browser other = journey.anotherBrowser();
        Attempt attempt = Attempt.on(journey);
        other.post(ENDPOINT, form);
        attempt.findsNobody(other);

        other.open(Stack.SITES.entra() + "/");
        assertThat(other.post(ARRIVAL, form).url()).isEqualTo(ARRIVAL);
        attempt.changedNothing();

        journey.page().navigate(Stack.SITES.runnitApp() + "/");
        journey.app().awaitSignedIn();
        assertThat(journey.app().idClaims()).containsEntry("sso_provider", "contoso");
    }

    private String logoutRequest(EntraTenant sender, boolean signed) throws Exception {
        DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
        builders.setNamespaceAware(true);
        Document document = builders.newDocumentBuilder().newDocument();
        Element request = document.createElementNS(PROTOCOL, "samlp:LogoutRequest");
        request.setAttribute("ID", "_logout");
        request.setAttribute("Version", "2.0");
        request.setAttribute("IssueInstant", Instant.now().toString());
        request.setAttribute("Destination", ENDPOINT);
        document.appendChild(request);
        child(request, "Issuer", sender.identifier());
        child(request, "NameID", journey.contoso().user(Person.MEMBER).userPrincipalName());
        if (signed) {
            Signing.by(sender.application().certificates().active().privateKey())
                    .sign(request);
        }
        Transformer writer = TransformerFactory.newInstance().newTransformer();
        writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter xml = new StringWriter();
        writer.transform(new DOMSource(document), new StreamResult(xml));
        return Base64.getEncoder().encodeToString(xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void child(Element parent, String name, String text) {
        Element child = parent.getOwnerDocument().createElementNS(ASSERTION, "saml:" + name);
        child.setTextContent(text);
        parent.appendChild(child);
    }
}
