package com.rundiffusion.keycloak.operations.setup;

import com.rundiffusion.keycloak.enterprise.TenantId;
import com.rundiffusion.keycloak.enterprise.domain.DomainProof;
import java.util.Optional;

/**
 * What was found when somebody looked for the proof of a domain.
 *
 * @param proof as it was before
 * @param method by which it is proven; empty where it is not
 * @param seen what stands in the place of a proof; empty where nobody could be asked
 * @param tenant that Microsoft has the domain in; empty where none is known
 */
public record DomainFinding(
        DomainProof proof, Optional<DomainProof.Method> method, Optional<String> seen, Optional<TenantId> tenant) {

    boolean isProven() {
        return method.isPresent();
    }
}
