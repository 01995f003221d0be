package com.rundiffusion.keycloak.provisioning.schema;

import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute.Trait;
import com.rundiffusion.keycloak.provisioning.schema.ScimAttribute.Type;
import java.util.List;

/** What is kept of a group. Its members are people alone: Entra reads no groups in groups. */
final class GroupAttributes {

    static final List<ScimAttribute> CORE = List.of(
            UserAttributes.EXTERNAL_ID,
            ScimAttribute.text("displayName", "The name of the group.")
                    .with(Trait.REQUIRED, Trait.UNIQUE)
                    .upTo(ScimLimit.NAME),
            ScimAttribute.complex(
                            "members",
                            "The people of the group.",
                            ScimAttribute.text("value", "The member's id."),
                            ScimAttribute.of("$ref", Type.REFERENCE, "The member's address."),
                            ScimAttribute.text("display", "The member's name."),
                            ScimAttribute.text("type", "What a member is.").among("User"))
                    .with(Trait.MULTI_VALUED));

    private GroupAttributes() {}
}
