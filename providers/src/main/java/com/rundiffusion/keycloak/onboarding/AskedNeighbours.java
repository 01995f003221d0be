package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.enterprise.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Remembers what was asked and heard, so that it can be asked again. */
final class AskedNeighbours implements Neighbours {

    private final Neighbours neighbours;
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(Function<Neighbours, Object> question, Object answer) {}

    AskedNeighbours(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /** Whether these would have said the same. */
    boolean agreeWith(Neighbours others) {
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

    private <T> T ask(Function<Neighbours, T> question) {
        T answer = question.apply(neighbours);
        asked.add(new Asked(question::apply, answer));
        return answer;
    }
}
