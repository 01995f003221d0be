package com.rundiffusion.keycloak.entra.provisioning;

import java.util.LinkedHashMap;
import java.util.Map;

/** A user as one cycle sees them. */
record SeenPerson(SourceUser user, Standing standing) {

    private static final String GUEST = "#EXT#";
    private static final String PRINCIPAL_NAME = "userPrincipalName";

    String id() {
        return user.id();
    }

    String name() {
        return user.name();
    }

    boolean inScope() {
        return standing == Standing.IN_SCOPE;
    }

    /** What a mapping can take values from: {@code IsSoftDeleted} is true for whoever is to have no account. */
    Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>(user.attributes());
        String name = all.get(PRINCIPAL_NAME);
        if (name != null) {
            all.put("originalUserPrincipalName", name);
            all.put(PRINCIPAL_NAME, homeName(name));
        }
        all.put("objectId", user.id());
        all.put("accountEnabled", text(user.enabled()));
        all.put("IsSoftDeleted", text(!inScope()));
        return all;
    }

    /** Of a guest the address at home, {@code alias@theirdomain}. */
    private static String homeName(String name) {
        int guest = name.indexOf(GUEST);
        int domain = guest < 0 ? -1 : name.lastIndexOf('_', guest);
        return domain < 0 ? name : name.substring(0, domain) + "@" + name.substring(domain + 1, guest);
    }

    private static String text(boolean value) {
        return value ? "True" : "False";
    }
}
