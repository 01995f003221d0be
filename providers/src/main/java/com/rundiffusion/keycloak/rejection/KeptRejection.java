package com.rundiffusion.keycloak.rejection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.keycloak.Token;
import org.keycloak.TokenCategory;

/**
 * A refusal as the browser keeps it for its page, encrypted and signed by this realm.
 *
 * @param code {@link RejectionCode#key()}
 * @param expected see {@link Rejection}; so is {@code actual}
 * @param enterprise alias; {@code null} when nobody could tell
 * @param client client id of the app that the person came from; {@code null} when nobody could tell
 * @param address of the person, proven by their enterprise's signature; {@code null} when it is not known. It is for their own
 *     eyes: nothing that is stored, logged or copied holds it
 * @param language tag of the language that the person was addressed in
 * @param status of the page
 * @param time of the refusal, in seconds since 1970
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KeptRejection(
        String code,
        String expected,
        String actual,
        String reference,
        String enterprise,
        String client,
        String address,
        String language,
        int status,
        long time)
        implements Token {

    @Override
    @JsonIgnore
    public TokenCategory getCategory() {
        return TokenCategory.INTERNAL;
    }

    Rejection rejection() {
        return new Rejection(RejectionCode.of(code).orElse(RejectionCode.UNEXPECTED), expected, actual);
    }

    Instant at() {
        return Instant.ofEpochSecond(time);
    }
}
