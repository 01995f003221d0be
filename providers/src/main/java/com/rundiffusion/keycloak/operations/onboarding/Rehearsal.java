package com.rundiffusion.keycloak.operations.onboarding;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise;
import com.rundiffusion.keycloak.enterprise.StoredEnterprise.MetadataState;
import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.certificate.SigningCertificate;
import com.rundiffusion.keycloak.enterprise.document.check.Taken;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** What a dry run would have stored by now: each line is judged as if those before it had been, though nothing is. */
public final class Rehearsal {

    private final Map<String, StoredEnterprise> byAlias = new HashMap<>();

    /** Aliases by tenant, domain and certificate. */
    private final Map<Object, String> owners = new HashMap<>();

    private final Deque<Step> steps = new ArrayDeque<>();
    private int line;

    /** What a line changed. */
    private record Step(int line, String alias, Optional<StoredEnterprise> before) {}

    /** Begins a line. A batch that is taken apart begins its lines anew, so what they left before is taken back. */
    public void begin(int next) {
        while (!steps.isEmpty() && steps.peek().line() >= next) {
            Step last = steps.pop();
            replace(last.alias(), last.before());
        }
        line = next;
    }

    /** What a line would come to, without the lock: nothing is stored by it. */
    public Outcome judge(KeycloakSession session, Intent intent) {
        Judgement judgement = new Judge(session, Optional.of(this)).judge(intent);
        Outcome outcome = judgement.outcome();
        if (outcome.result() == Outcome.Result.CREATED || outcome.result() == Outcome.Result.UPDATED) {
            keep(outcome.enterprise(), judgement.stored());
        }
        return outcome;
    }

    /** @param stored as it was before, if it was */
    private void keep(Enterprise enterprise, Optional<StoredEnterprise> stored) {
        MetadataState nothingRead = new MetadataState(Optional.empty(), Optional.empty());
        steps.push(new Step(line, enterprise.alias(), find(enterprise.alias())));
        replace(
                enterprise.alias(),
                Optional.of(new StoredEnterprise(
                        enterprise,
                        stored.map(StoredEnterprise::providerId).orElse(null),
                        stored.flatMap(StoredEnterprise::createdAt),
                        stored.flatMap(StoredEnterprise::updatedAt),
                        stored.map(StoredEnterprise::metadata).orElse(nothingRead))));
    }

    Optional<StoredEnterprise> find(String alias) {
        return Optional.ofNullable(byAlias.get(alias));
    }

    private void replace(String alias, Optional<StoredEnterprise> after) {
        find(alias).ifPresent(before -> claims(before).forEach(owners::remove));
        byAlias.remove(alias);
        after.ifPresent(kept -> {
            byAlias.put(alias, kept);
            claims(kept).forEach(claim -> owners.put(claim, alias));
        });
    }

    private static Stream<Object> claims(StoredEnterprise stored) {
        Enterprise enterprise = stored.enterprise();
        return Stream.of(
                        Stream.of(enterprise.tenant()),
                        enterprise.domains().stream(),
                        enterprise.application().signingCertificates().stream().map(SigningCertificate::fingerprint))
                .flatMap(claims -> claims);
    }

    /** Those of the realm, as the lines before would have changed them. */
    Taken over(Taken realm) {
        return new Taken() {

            @Override
            public Optional<String> aliasOfTenant(TenantId tenant) {
                return owner(tenant, realm.aliasOfTenant(tenant));
            }

            @Override
            public Optional<String> aliasOfDomain(String domain) {
                return owner(domain, realm.aliasOfDomain(domain));
            }

            @Override
            public Optional<String> aliasOfCertificate(String fingerprint) {
                return owner(fingerprint, realm.aliasOfCertificate(fingerprint));
            }

            @Override
            public boolean aliasTaken(String alias) {
                return byAlias.containsKey(alias) || realm.aliasTaken(alias);
            }

            @Override
            public boolean hasProvisioned(TenantId tenant) {
                return realm.hasProvisioned(tenant);
            }
        };
    }

    private Optional<String> owner(Object claim, Optional<String> inRealm) {
        return Optional.ofNullable(owners.get(claim)).or(() -> inRealm.filter(alias -> !byAlias.containsKey(alias)));
    }
}
