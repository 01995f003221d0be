package com.rundiffusion.keycloak.enterprise.list;

/** The order of a list; what has no value stands at its end either way, and equals are in the order of their aliases. */
public record EnterpriseOrder(Field field, boolean descending) {

    public static final EnterpriseOrder BY_ALIAS = new EnterpriseOrder(Field.ALIAS, false);

    /** By what a list is sorted, by the names of the document. */
    public enum Field {
        ALIAS("alias", "provider.alias"),
        DISPLAY_NAME("displayName", "lower(coalesce(provider.displayName, provider.alias))"),
        CREATED_AT("createdAt", "row.createdAt"),
        UPDATED_AT("updatedAt", "row.updatedAt"),
        PLAN_ENDS_ON("planEndsOn", "row.planEndsOn"),
        CERTIFICATES_END_AT("certificatesEndAt", "row.certificatesEndAt");

        private final String key;
        private final String column;

        Field(String key, String column) {
            this.key = key;
            this.column = column;
        }

        public String key() {
            return key;
        }
    }

    String clause() {
        return " order by " + field.column + (descending ? " desc" : " asc") + " nulls last, provider.alias";
    }
}
