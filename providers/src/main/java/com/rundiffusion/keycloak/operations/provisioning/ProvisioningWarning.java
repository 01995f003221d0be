package com.rundiffusion.keycloak.operations.provisioning;

import com.rundiffusion.keycloak.enterprise.provisioning.MappingRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What works less well than it should, and what to do.
 *
 * @param change the row of Entra's mapping that mends it; empty where it is none
 * @param items what it is about, by ids; empty where it is about the enterprise as a whole
 */
public record ProvisioningWarning(Code code, String text, Optional<MappingRow> change, List<String> items) {

    public enum Code {
        /** Nothing opens the address: Entra hears 401. */
        TOKEN_MISSING,
        /** The last token that opens will end. */
        TOKEN_ENDING,
        /** Entra provisioned before, and nothing of it has succeeded for long: whoever has left since is still in. */
        PROVISIONING_SILENT,
        /** Entra sends no object ids. */
        PEOPLE_WAITING,
        /** Some whom Entra could not switch off, or whom nobody lets in. */
        PEOPLE_NOT_PROVISIONED,
        /** Rules of roles name groups that Entra has not sent. */
        GROUPS_MISSING;

        /** As the REST says it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ProvisioningWarning of(Code code, String text) {
        return new ProvisioningWarning(code, text, Optional.empty(), List.of());
    }

    ProvisioningWarning withChange(MappingRow row) {
        return new ProvisioningWarning(code, text, Optional.of(row), items);
    }

    ProvisioningWarning about(List<String> ids) {
        return new ProvisioningWarning(code, text, change, ids);
    }
}
