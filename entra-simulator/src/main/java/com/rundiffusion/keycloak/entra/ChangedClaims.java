package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The portal's "Attributes & Claims", as far as they are not what Entra sends by default. */
final class ChangedClaims {

    /**
     * Where a claim comes from.
     *
     * @param attribute as the portal writes it, e.g. {@code user.othermail}
     * @param value {@code null} leaves the claim out
     */
    private record Source(String attribute, Function<EntraUser, String> value) {}

    private final Map<String, Source> changed = new ConcurrentHashMap<>();

    void delete(String claim) {
        take(claim, "deleted", user -> null);
    }

    void take(String claim, String attribute, Function<EntraUser, String> value) {
        changed.put(claim, new Source(attribute, value));
    }

    void putBack(String claim) {
        changed.remove(claim);
    }

    /** What the portal shows beside the claim. */
    String attribute(String claim, String byDefault) {
        return Optional.ofNullable(changed.get(claim)).map(Source::attribute).orElse(byDefault);
    }

    void applyTo(ResponseDraft draft, EntraUser user) {
        changed.forEach((claim, source) -> draft.claim(
                claim,
                Optional.ofNullable(source.value().apply(user)).map(List::of).orElse(List.of())));
    }
}
