package com.rundiffusion.keycloak.provisioning.schema;

/** Text that every database keeps as it is: PostgreSQL refuses the sign zero, and half a sign becomes a question mark. */
public final class StorableText {

    private StorableText() {}

    public static boolean is(String text) {
        return text.codePoints().noneMatch(sign -> sign == 0 || Character.getType(sign) == Character.SURROGATE);
    }
}
