package com.rundiffusion.keycloak.link;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.RealmsResource;

/** {@code /realms/<realm>/setup/}: the pages by which a company connects itself. */
public final class SetupLinkUrl {

    /** First segment below the realm. */
    public static final String ID = "setup";

    /** First segment of what a mail holds, before the secret. */
    public static final String OPEN = "open";

    /** First segment of what a colleague gets who is to test, before the secret. */
    public static final String OPEN_TEST = "open-test";

    /** First segment of what belongs to a test. */
    public static final String TEST = "test";

    /** Of the page that Entra's own "Test" leads to. */
    public static final String ENTRA = "entra";

    /** First segment of the page for whoever looks after the DNS, before the id of a proof. */
    public static final String DNS = "dns";

    /** Last segment of where another mail is asked for. */
    public static final String RENEW = "renew";

    private SetupLinkUrl() {}

    /** What is mailed to a contact. */
    public static URI opening(KeycloakSession session, String secret) {
        return opening(pages(session), secret);
    }

    /** @param pages of the realm, where no request tells them */
    public static URI opening(URI pages, String secret) {
        return UriBuilder.fromUri(pages).path("{first}/{second}").build(OPEN, secret);
    }

    /** Where the realm has all of them. */
    public static URI pages(KeycloakSession session) {
        return below(session).build(session.getContext().getRealm().getName());
    }

    /** @param id of the link, which opens nothing by itself */
    public static URI step(KeycloakSession session, String id, String step) {
        return at(session, id, step);
    }

    /** What a colleague gets who is to test. */
    public static URI openingTest(KeycloakSession session, String secret) {
        return at(session, OPEN_TEST, secret);
    }

    /** Where somebody with a link that has ended asks for another mail. */
    public static URI renewal(KeycloakSession session, String secret) {
        return below(session)
                .path("{first}/{second}/{third}")
                .build(session.getContext().getRealm().getName(), OPEN, secret, RENEW);
    }

    /** @param proof id of a domain's proof, which says nothing else */
    public static URI dns(KeycloakSession session, String proof) {
        return at(session, DNS, proof);
    }

    /** Where the answer to a test comes, by way of a Reply URL. */
    public static URI test(KeycloakSession session) {
        return below(session).path(TEST).build(session.getContext().getRealm().getName());
    }

    /** What was kept of an answer to a test. */
    public static URI answered(KeycloakSession session, String answer) {
        return at(session, TEST, answer);
    }

    /** Where a person is told who has pressed Entra's own "Test". */
    public static URI entraAnswered(KeycloakSession session) {
        return below(session).path(ENTRA).build(session.getContext().getRealm().getName());
    }

    private static UriBuilder below(KeycloakSession session) {
        return RealmsResource.realmBaseUrl(session.getContext().getUri().getBaseUriBuilder())
                .path(ID);
    }

    private static URI at(KeycloakSession session, String first, String second) {
        return below(session)
                .path("{first}/{second}")
                .build(session.getContext().getRealm().getName(), first, second);
    }
}
