package com.rundiffusion.keycloak.signin.broker;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.provider.EnterpriseDirectory;
import com.rundiffusion.keycloak.enterprise.store.Enterprises;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.rejection.Rejection;
import com.rundiffusion.keycloak.rejection.RejectionCode;
import com.rundiffusion.keycloak.rejection.Wanted;
import com.rundiffusion.keycloak.signin.saml.AssertionChecks;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import com.rundiffusion.keycloak.signin.saml.Expectation;
import com.rundiffusion.keycloak.signin.saml.ResponseEnvelope;
import com.rundiffusion.keycloak.signin.saml.SamlPost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Judges a response as a sign-in would, by the same checks, and says all that is wrong with it instead of the first. Nothing comes of it:
 * no account, no session, and the assertion is not used up.
 */
public final class ResponseTrial {

    private final KeycloakSession session;
    private final Enterprise enterprise;
    private final SsoSettings settings;
    private final Instant now;

    /**
     * @param enterprise need not be stored; its certificates are the ones that count
     * @param now when the response came
     */
    public ResponseTrial(KeycloakSession session, Enterprise enterprise, Instant now) {
        this.session = session;
        this.enterprise = enterprise;
        this.now = now;
        this.settings = new SsoSettings(session.getContext().getRealm());
    }

    /**
     * What came.
     *
     * @param faults empty when such a response would sign somebody in
     * @param assertion as it stands there; empty where it cannot be read, or nobody can say whose it is
     * @param signer the certificate that verifies it
     * @param replyUrl where it was sent to, as it says; {@code null} when it does not
     */
    public record Result(
            List<Rejection> faults,
            Optional<EntraAssertion> assertion,
            Optional<SigningCertificate> signer,
            String replyUrl,
            Optional<Instant> issuedAt) {

        static Result unread(Rejection fault) {
            return new Result(List.of(fault), Optional.empty(), Optional.empty(), null, Optional.empty());
        }
    }

    /** @param requestId of the AuthnRequest that it is to answer */
    public Result of(SamlPost post, String requestId) {
        Optional<Rejection> noResponse = post.fault();
        if (noResponse.isPresent()) {
            return Result.unread(noResponse.get());
        }
        return ResponseEnvelope.of(post)
                .map(envelope -> judge(envelope, requestId))
                .orElseGet(() -> Result.unread(RejectionCode.RESPONSE_UNREADABLE.rejection()));
    }

    private Result judge(ResponseEnvelope envelope, String requestId) {
        List<Rejection> faults = new ArrayList<>(envelope.faults(settings.replyUrls()));
        boolean hasAssertion = envelope.hasOneAssertion();
        Optional<SigningCertificate> signer = hasAssertion && envelope.isSigned() ? signer(envelope) : Optional.empty();
        if (signer.isEmpty() && faults.stream().noneMatch(ResponseTrial::isAboutSignature)) {
            faults.add(RejectionCode.SIGNATURE_INVALID.rejection(
                    Wanted.SIGNED_BY_ENTERPRISE, "a signature that no such key verifies"));
        }
        if (hasAssertion) {
            faults.addAll(assertionFaults(envelope, requestId));
        }
        return new Result(
                faults.stream().distinct().toList(),
                signer.map(verified -> envelope.assertion()),
                signer,
                envelope.destination(),
                envelope.issuedAt());
    }

    private static boolean isAboutSignature(Rejection fault) {
        return switch (fault.code()) {
            case SIGNATURE_MISSING,
                    SIGNATURE_UNREADABLE,
                    SIGNATURE_ALGORITHM_WEAK,
                    SIGNATURE_INVALID,
                    ASSERTION_MISSING,
                    ASSERTION_ENCRYPTED,
                    ASSERTION_REPEATED,
                    STATUS_NOT_SUCCESS -> true;
            default -> false;
        };
    }

    private Optional<SigningCertificate> signer(ResponseEnvelope envelope) {
        return enterprise.application().signingCertificates().stream()
                .filter(certificate -> new SignatureCheck(session, provider(certificate), now).passes(envelope))
                .findFirst();
    }

    /** One that trusts this certificate alone. */
    private EntraIdentityProvider provider(SigningCertificate certificate) {
        return new EntraIdentityProvider(
                session,
                new EntraIdentityProviderConfig(
                        Enterprises.providerOf(enterprise), texts -> List.of(certificate.base64())),
                null);
    }

    private List<Rejection> assertionFaults(ResponseEnvelope envelope, String requestId) {
        Expectation expected = new Expectation(
                enterprise.application().entraIdentifier(),
                enterprise.tenant(),
                enterprise.application().identifier(),
                settings.replyUrls(),
                requestId,
                settings.clockSkew());
        List<Rejection> faults = new ArrayList<>(
                new AssertionChecks(envelope.assertion(), expected, envelope.destination(), now).faults());
        envelope.mismatch(expected).ifPresent(faults::add);
        if (faults.stream().noneMatch(fault -> fault.code() == RejectionCode.EMAIL_MALFORMED)) {
            new AddressPolicy(enterprise, new EnterpriseDirectory(session)::ownersOf)
                    .fault(envelope.assertion())
                    .ifPresent(faults::add);
        }
        return faults;
    }
}
