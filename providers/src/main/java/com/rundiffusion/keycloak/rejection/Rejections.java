package com.rundiffusion.keycloak.rejection;

import com.rundiffusion.keycloak.realm.KeycloakClock;
import io.micrometer.core.instrument.Metrics;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/**
 * Carries a refusal out: one stored event, one count, one log line, one page. It changes nothing else.
 *
 * <p>The event is an {@code IDENTITY_PROVIDER_RESPONSE_ERROR} with the details {@code identity_provider} (the alias),
 * {@code reason} (the code), {@code expected}, {@code actual} and {@code reference}. The counter is
 * {@code sso_rejections_total}, by {@code reason}: by enterprise it would be ten thousand series.
 */
public final class Rejections {

    public static final String TEMPLATE = "rejection.ftl";

    static final String EXPECTED = "expected";
    static final String ACTUAL = "actual";
    static final String REFERENCE = "reference";

    private static final Logger LOG = Logger.getLogger(Rejections.class);

    private final KeycloakSession session;

    public Rejections(KeycloakSession session) {
        this.session = session;
    }

    /**
     * @param enterprise the alias the response was for; {@code null} when nobody can tell
     * @param client the app the person came from; {@code null} when nobody can tell
     * @return the way to the page, which has the status of the code
     */
    public Response refuse(Rejection rejection, String enterprise, ClientModel client) {
        return refuse(rejection, enterprise, client, null);
    }

    /**
     * The same to a person whose enterprise has proven who they are.
     *
     * @param address theirs, shown to them alone; {@code null} when it is not known
     */
    public Response refuse(Rejection rejection, String enterprise, ClientModel client, String address) {
        Reference reference = write(rejection, enterprise, client, Errors.INVALID_SAML_RESPONSE);
        return new RejectionPage(session)
                .leadTo(kept(
                        rejection,
                        reference,
                        enterprise,
                        client,
                        address,
                        rejection.code().status()));
    }

    /**
     * The same where Keycloak itself would show an error.
     *
     * @param status Keycloak's
     */
    public Response refuse(KeycloakExit exit, String enterprise, ClientModel client, Status status) {
        Rejection rejection = new Rejection(exit.code(), null, exit.key());
        Reference reference = write(rejection, enterprise, client, Errors.INVALID_REQUEST);
        return new RejectionPage(session).leadTo(kept(rejection, reference, enterprise, client, null, status));
    }

    /**
     * The same where nobody has caught an exception: what {@link #TEMPLATE} is to show. When what failed is the database, there is a
     * page and a log line all the same, but no event.
     */
    public Map<String, Object> uncaught(Rejection rejection, String enterprise, ClientModel client) {
        Reference reference = Reference.random(KeycloakClock.now());
        count(rejection, enterprise, client, reference);
        try {
            store(rejection, enterprise, client, reference, Errors.INVALID_REQUEST);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Event of a refusal not stored: reference=%s", reference.value());
        }
        return new RejectionPage(session)
                .attributes(
                        kept(
                                rejection,
                                reference,
                                enterprise,
                                client,
                                null,
                                rejection.code().status()),
                        false);
    }

    /** The same without the page, for where a page would say too much. */
    public void record(Rejection rejection, String enterprise, ClientModel client) {
        write(rejection, enterprise, client, Errors.INVALID_SAML_RESPONSE);
    }

    private Reference write(Rejection rejection, String enterprise, ClientModel client, String error) {
        Reference reference = Reference.random(KeycloakClock.now());
        store(rejection, enterprise, client, reference, error);
        count(rejection, enterprise, client, reference);
        return reference;
    }

    private KeptRejection kept(
            Rejection rejection,
            Reference reference,
            String enterprise,
            ClientModel client,
            String address,
            Status status) {
        return new KeptRejection(
                rejection.code().key(),
                rejection.expected(),
                rejection.actual(),
                reference.value(),
                enterprise,
                client == null ? null : client.getClientId(),
                address,
                session.getContext().resolveLocale(null).toLanguageTag(),
                status.getStatusCode(),
                KeycloakClock.now().getEpochSecond());
    }

    private static void count(Rejection rejection, String enterprise, ClientModel client, Reference reference) {
        Metrics.counter("sso.rejections", "reason", rejection.code().key()).increment();
        LOG.infof(
                "Sign-in refused: code=%s enterprise=%s client=%s expected=%s actual=%s reference=%s",
                rejection.code().key(),
                enterprise,
                client == null ? null : client.getClientId(),
                rejection.expected(),
                rejection.actual(),
                reference.value());
    }

    private void store(Rejection rejection, String enterprise, ClientModel client, Reference reference, String error) {
        EventBuilder event = new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.IDENTITY_PROVIDER_RESPONSE)
                .detail(Details.IDENTITY_PROVIDER, enterprise)
                .detail(Details.REASON, rejection.code().key())
                .detail(EXPECTED, rejection.expected())
                .detail(ACTUAL, rejection.actual())
                .detail(REFERENCE, reference.value());
        if (client != null) {
            event.client(client);
        }
        event.error(error);
    }
}
