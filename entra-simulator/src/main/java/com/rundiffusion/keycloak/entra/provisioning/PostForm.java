package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The two forms of a new user in Microsoft's documentation. */
public enum PostForm {
    /** Says what there is. */
    PLAIN {
        @Override
        String enterpriseSchema(String urn) {
            return urn;
        }

        @Override
        void addNulls(ObjectNode user) {}
    },

    /** Has {@code null} for what is not there, and the name of the extension without its last colon. */
    WITH_NULLS {
        @Override
        String enterpriseSchema(String urn) {
            return urn.substring(0, urn.lastIndexOf(':')) + "User";
        }

        @Override
        void addNulls(ObjectNode user) {
            LEFT_EMPTY.stream().filter(name -> !user.has(name)).forEach(user::putNull);
        }
    };

    private static final List<String> LEFT_EMPTY =
            List.of("addresses", "phoneNumbers", "preferredLanguage", "title", "department", "manager");

    abstract String enterpriseSchema(String urn);

    abstract void addNulls(ObjectNode user);
}
