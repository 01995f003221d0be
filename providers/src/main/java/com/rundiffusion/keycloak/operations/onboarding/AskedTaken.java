package com.rundiffusion.keycloak.operations.onboarding;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.document.check.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Remembers what was asked and heard, so that it can be asked again. */
final class AskedTaken implements Taken {

    private final Taken taken;
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(Function<Taken, Object> question, Object answer) {}

    AskedTaken(Taken taken) {
        this.taken = taken;
    }

    /** Whether these would have said the same. */
    boolean agreeWith(Taken others) {
        return asked.stream().allMatch(one -> one.question().apply(others).equals(one.answer()));
    }

    @Override
    public Optional<String> aliasOfTenant(TenantId tenant) {
        return ask(others -> others.aliasOfTenant(tenant));
    }

    @Override
    public Optional<String> aliasOfDomain(String domain) {
        return ask(others -> others.aliasOfDomain(domain));
    }

    @Override
    public Optional<String> aliasOfCertificate(String fingerprint) {
        return ask(others -> others.aliasOfCertificate(fingerprint));
    }

    @Override
    public boolean aliasTaken(String alias) {
        return ask(others -> others.aliasTaken(alias));
    }

    @Override
    public boolean hasProvisioned(TenantId tenant) {
        return ask(others -> others.hasProvisioned(tenant));
    }

    private <T> T ask(Function<Taken, T> question) {
        T answer = question.apply(taken);
        asked.add(new Asked(question::apply, answer));
        return answer;
    }
}
