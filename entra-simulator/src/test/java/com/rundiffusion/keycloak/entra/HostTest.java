package com.rundiffusion.keycloak.entra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The host as a whole: its pages, and what arrives there that no browser sends. */
class HostTest {

    @RegisterExtension
    private final RunningEntra running = new RunningEntra();

    private final Browser browser = new Browser();
    private EntraTenant tenant;

    @BeforeEach
    void tenant() {
        tenant = running.contoso();
    }

    @Test
    void theIndexLeadsToEveryTenant() {
        Received index = browser.open(running.sites().entra() + "/");
        for (EntraTenant each : running.entra().tenants()) {
            assertThat(index.body()).contains("href=\"" + each.myAppsUrl() + "\"", "href=\"" + each.portalUrl() + "\"");
        }
        assertThat(index.body()).contains("Simulated Microsoft Entra ID", "Not a Microsoft service");
    }

    @Test
    void thePortalShowsTheFiveValuesToHandOver() {
        String portal = browser.open(tenant.portalUrl()).body();
        assertThat(portal.split("class=\"handed-over\"", -1)).hasSize(1 + 5);
        assertThat(portal)
                .contains(">Identifier (Entity ID)</dt><dd>rundiffusion.com</dd>")
                .contains(">Sign on URL</dt><dd>https://app.rundiffusion.com/?autoLoginSsoProvider=contoso</dd>")
                .contains(">Certificate (Base64)</dt><dd><a href=\"" + tenant.portalUrl() + "/certificate.cer\"")
                .contains(">Login URL</dt><dd>" + tenant.loginUrl() + "</dd>")
                .contains(">Microsoft Entra Identifier</dt><dd>" + tenant.identifier() + "</dd>");
    }

    @Test
    void aPageShowsForeignTextAsText() {
        String page = browser.open(
                        Requests.to(tenant).issuer("&lt;script&gt;&apos;&quot;").redirect())
                .body();
        assertThat(page).contains("&lt;script&gt;&#39;&quot;").doesNotContain("<script>");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String path : List.of("/nothing", "/oauth2/v2.0/authorize", "/v1.0/users")) {
            assertThat(browser.open(tenant.url() + path).status()).isEqualTo(404);
        }
        assertThat(browser.open(tenant.myAppsUrl()).status()).isEqualTo(200);
    }

    @Test
    void aFormThatCannotBeReadIsTheSendersFault() throws IOException {
        assertThat(statusOf("SAMLRequest=%zz")).isEqualTo(400);
        assertThat(browser.post(tenant.loginUrl(), Map.of("SAMLRequest", "A".repeat(300_000)))
                        .status())
                .isEqualTo(413);
        assertThat(browser.post(
                                tenant.loginUrl(),
                                Map.of("SAMLRequest", Requests.to(tenant).base64()))
                        .status())
                .isEqualTo(200);
    }

    /** Posts a body as it stands, which no HTTP client of the platform would. */
    private int statusOf(String body) throws IOException {
        return status("POST " + URI.create(tenant.loginUrl()).getPath()
                + " HTTP/1.1\r\nHost: entra\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    @Test
    void aDomainIsInItsTenant() {
        String discovery = "/v2.0/.well-known/openid-configuration";
        for (String domain : List.of("contoso.example", "contoso.onmicrosoft.com", tenant.id())) {
            assertThat(browser.open(running.sites().entra() + "/" + domain + discovery)
                            .body())
                    .contains("/" + tenant.id() + "/v2.0");
        }
        assertThat(browser.open(running.sites().entra() + "/nobody.example" + discovery)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theMetadataOfAServiceProviderFillsInItsFields() throws IOException {
        assertThat(upload("no metadata")).isEqualTo(400);
        assertThat(tenant.application().identifiers()).containsExactly("rundiffusion.com");
        assertThat(upload("""
                <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="other.example">
                  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    <AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" index="0" Location="https://a.example/"/>
                    <AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" index="1" isDefault="true" Location="https://b.example/"/>
                  </SPSSODescriptor>
                </EntityDescriptor>""")).isEqualTo(302);
        assertThat(tenant.application().identifiers()).containsExactly("other.example");
        assertThat(tenant.application().replyUrls()).containsExactly("https://a.example/", "https://b.example/");
        assertThat(tenant.application().defaultReplyUrl()).isEqualTo("https://b.example/");
    }

    /** As a browser sends a chosen file (RFC 7578). */
    private int upload(String file) throws IOException {
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"m.xml\"\r\n"
                + "Content-Type: text/xml\r\n\r\n" + file + "\r\n--x--\r\n";
        return status("POST " + URI.create(tenant.portalUrl()).getPath()
                + "/metadata HTTP/1.1\r\nHost: entra\r\nConnection: close\r\n"
                + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body);
    }

    @Test
    void aRequestForNoPathIsAnswered() throws IOException {
        assertThat(status("OPTIONS * HTTP/1.1\r\nHost: entra\r\nConnection: close\r\n\r\n"))
                .isLessThan(500);
    }

    private int status(String request) throws IOException {
        URI origin = URI.create(running.sites().entra());
        try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
