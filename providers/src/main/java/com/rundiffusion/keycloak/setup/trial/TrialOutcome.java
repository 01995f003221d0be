package com.rundiffusion.keycloak.setup.trial;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.setup.SignInTrial.Oddity;
import com.rundiffusion.keycloak.signin.broker.ResponseTrial;
import com.rundiffusion.keycloak.signin.saml.EntraAssertion;
import com.rundiffusion.keycloak.signin.saml.EntraClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to say of an answer to a test: what came, for the person who made it, and what is odd about it.
 *
 * @param cameAt when the answer came, however often it is looked at
 */
record TrialOutcome(ResponseTrial.Result result, Enterprise enterprise, Instant cameAt) {

    private static final Duration CLOCKS_APART = Duration.ofSeconds(30);
    private static final Duration ENDING = Duration.ofDays(60);

    /** The value of Entra's claim for where a guest is at home. */
    private static final String GUEST = "#EXT#";

    Set<Oddity> odd() {
        Set<Oddity> odd = EnumSet.noneOf(Oddity.class);
        result.assertion().ifPresent(assertion -> {
            if (!assertion.hasClaim(EntraClaims.EMAIL)) {
                odd.add(Oddity.NO_ADDRESS);
            } else if (assertion.addresses().isEmpty()) {
                odd.add(Oddity.NO_MAILBOX);
            } else if (!enterprise.domains().isEmpty()
                    && assertion.addresses().stream().noneMatch(enterprise::owns)) {
                odd.add(Oddity.OTHER_DOMAIN);
            }
            if (assertion
                    .claim(EntraClaims.NAME)
                    .filter(name -> name.contains(GUEST))
                    .isPresent()) {
                odd.add(Oddity.GUEST);
            }
        });
        if (clock().filter(apart -> apart.abs().compareTo(CLOCKS_APART) > 0).isPresent()) {
            odd.add(Oddity.CLOCK);
        }
        if (result.signer()
                .filter(signer -> signer.notAfter().isBefore(cameAt.plus(ENDING)))
                .isPresent()) {
            odd.add(Oddity.CERTIFICATE_ENDING);
        }
        return odd;
    }

    /** By the keys of {@code setup.came.}; shown to this person, and kept nowhere. */
    Map<String, String> came() {
        Map<String, String> came = new LinkedHashMap<>();
        result.assertion().ifPresent(assertion -> {
            name(assertion).ifPresent(name -> came.put("name", name));
            assertion.claim(EntraClaims.EMAIL).ifPresent(address -> came.put("address", address));
            assertion.claim(EntraClaims.NAME).ifPresent(name -> came.put("userName", name));
        });
        result.signer().map(SigningCertificate::fingerprint).ifPresent(print -> came.put("certificate", print));
        Optional.ofNullable(result.replyUrl()).ifPresent(url -> came.put("replyUrl", url));
        clock().ifPresent(apart -> came.put("clock", apart.toSeconds() + " s"));
        return came;
    }

    private static Optional<String> name(EntraAssertion assertion) {
        return assertion
                .name(EntraClaims.DISPLAY_NAME)
                .or(() -> assertion
                        .name(EntraClaims.GIVEN_NAME)
                        .map(given -> given
                                + assertion
                                        .name(EntraClaims.SURNAME)
                                        .map(last -> " " + last)
                                        .orElse("")));
    }

    /** How much later it is here, if the answer says when it was written; some of that is the way. */
    private Optional<Duration> clock() {
        return result.issuedAt().map(written -> Duration.between(written, cameAt));
    }
}
