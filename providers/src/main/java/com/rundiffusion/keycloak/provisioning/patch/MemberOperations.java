package com.rundiffusion.keycloak.provisioning.patch;

import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.query.ValueFilter;
import com.rundiffusion.keycloak.provisioning.schema.ValueReader;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Operations on the members of a group, in every form that Entra and its checks have. */
final class MemberOperations {

    static final String MEMBERS = "members";

    private static final String VALUE = "value";

    private final ValueReader values;
    private final MemberIds ids;

    MemberOperations(ValueReader values) {
        this.values = values;
        this.ids = new MemberIds(values);
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault */
    MemberChange after(MemberChange before, TargetedOperation meant) {
        Optional<ValueFilter> filter = meant.target().values();
        boolean isOfWhole = meant.target()
                .attribute()
                .sub()
                .filter(part -> !part.name().equals(VALUE))
                .isEmpty();
        // What is called a member's name or type is the person's own.
        if (!isOfWhole || filter.isPresent() && meant.kind() == PatchKind.REPLACE) {
            values.drop();
            return before;
        }
        return filter.isPresent() ? named(before, meant.kind(), filter.get()) : listed(before, meant);
    }

    private MemberChange named(MemberChange before, PatchKind kind, ValueFilter filter) {
        Set<String> named = ids.counted(new LinkedHashSet<>(filter.values()
                .orElseThrow(() -> ScimFaultCode.PATH_UNREADABLE.fault("Members are named by value eq \"…\" alone."))));
        return kind == PatchKind.ADD ? before.adding(named) : before.removing(named);
    }

    private MemberChange listed(MemberChange before, TargetedOperation meant) {
        boolean isNobody = meant.value().isEmpty() && meant.value().isContainerNode();
        boolean isSilent = meant.value().isNull() || meant.value().isMissingNode();
        return switch (meant.kind()) {
            case ADD -> isSilent || isNobody ? before : before.adding(ids.of(meant.value()));
            case REPLACE -> MemberChange.all(isSilent || isNobody ? Set.of() : ids.of(meant.value()));
            case REMOVE -> {
                if (isSilent) {
                    yield MemberChange.all(Set.of());
                }
                yield isNobody ? before : before.removing(ids.of(meant.value()));
            }
        };
    }
}
