package com.rundiffusion.keycloak.enterprise.document.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.rundiffusion.keycloak.body.StrictJson;
import com.rundiffusion.keycloak.fault.FaultCode;
import java.util.stream.Stream;

/** What operators get wrong of how a company's people come and what they may. */
final class WrongPeople {

    private WrongPeople() {}

    static Stream<WrongInput> all() {
        return Stream.of(
                WrongInput.of("Invented a policy", "provisioning", FaultCode.PROVISIONING_UNKNOWN, "scim"),
                WrongInput.of(
                        "Let nobody else in before anybody was provisioned",
                        "provisioning",
                        FaultCode.PROVISIONING_NOT_SEEN,
                        "required"),
                roles("Forgot the source", "source", FaultCode.FIELD_MISSING, "{}"),
                roles("Invented a source", "source", FaultCode.ROLES_SOURCE_UNKNOWN, "{'source': 'ldap'}"),
                roles(
                        "Named provisioned groups without provisioning",
                        "source",
                        FaultCode.ROLES_SOURCE_OFF,
                        "{'source': 'provisionedGroups'}"),
                roles(
                        "Named a claim for groups",
                        "claim",
                        FaultCode.ROLES_CLAIM_MALFORMED,
                        "{'source': 'groups', 'claim': 'role'}"),
                roles(
                        "Named a claim in words",
                        "claim",
                        FaultCode.ROLES_CLAIM_MALFORMED,
                        "{'source': 'appRoles', 'claim': 'the role'}"),
                roles(
                        "Named a group",
                        "map",
                        FaultCode.ROLES_KEY_MALFORMED,
                        "{'source': 'groups', 'map': {'Admins': 'admin'}}"),
                roles(
                        "Named a role of Keycloak's",
                        "map",
                        FaultCode.ROLE_UNKNOWN,
                        "{'source': 'appRoles', 'map': {'Boss': 'realm-admin'}}"),
                roles(
                        "Invented a default",
                        "default",
                        FaultCode.ROLE_UNKNOWN,
                        "{'source': 'appRoles', 'default': 'guest'}"),
                roles("Invented a field", "groups", FaultCode.FIELD_UNKNOWN, "{'source': 'groups', 'groups': []}"),
                roles("Listed the map", "map", FaultCode.FIELD_TYPE, "{'source': 'groups', 'map': []}"),
                roles("Gave a value two roles", "map", FaultCode.FIELD_TYPE, "{'source': 'groups', 'map': {'a': []}}"),
                roles("Wrote a number", "default", FaultCode.FIELD_TYPE, "{'source': 'groups', 'default': 1}"),
                WrongInput.of("Named a role alone", "roles", FaultCode.FIELD_TYPE, "admin"));
    }

    private static WrongInput roles(String mistake, String field, FaultCode code, String json) {
        return WrongInput.of(mistake, "roles." + field, code, document -> {
            try {
                return document.set("roles", StrictJson.MAPPER.readTree(json.replace('\'', '"')));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }
}
