package com.rundiffusion.keycloak.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies of the person that a company's Entra has sent, row by row as that one was left, made by the database itself: by SCIM a quarter of
 * a million would take hours.
 */
final class ManyPeople {

    /** Where rows of a person and of the account are; an account comes before what belongs to it. */
    private static final List<String> TABLES = List.of(
            "user_entity",
            "user_attribute",
            "user_role_mapping",
            "user_group_membership",
            "federated_identity",
            "sso_person");

    private final Connection database;

    ManyPeople(Connection database) {
        this.database = database;
    }

    /** @param people in all, the first one among them */
    void fill(ProvisionedCompany company, int people) {
        try (Statement statement = database.createStatement()) {
            String user;
            String person;
            try (ResultSet first = statement.executeQuery(
                    "select user_id, id from sso_person where scim_id = '" + company.firstScimId() + "'")) {
                first.next();
                user = first.getString(1);
                person = first.getString(2);
            }
            Map<String, String> replaced = new LinkedHashMap<>();
            replaced.put(company.objectId(0), md5(company, "object"));
            replaced.put(company.firstScimId(), md5(company, "scim"));
            replaced.put(user, md5(company, "user"));
            replaced.put(person, md5(company, "row"));
            replaced.put(ProvisionedCompany.nameOf(0) + "@", "'person-' || n || '@'");
            for (String table : TABLES) {
                statement.execute(copies(statement, table, user, replaced, people));
            }
            statement.execute("vacuum analyze");
            company.has(people);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String md5(ProvisionedCompany company, String kind) {
        return "md5('%s' || n)::uuid::text".formatted(company.seed(kind));
    }

    private static String copies(
            Statement statement, String table, String user, Map<String, String> replaced, int people)
            throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (ResultSet columns = statement.executeQuery(
                "select column_name, data_type in ('character varying', 'text') from information_schema.columns"
                        + " where table_schema = current_schema() and table_name = '" + table + "'")) {
            while (columns.next()) {
                String name = columns.getString(1);
                names.add(name);
                values.add(value(table, name, columns.getBoolean(2), replaced));
            }
        }
        String key = table.equals("user_entity") ? "id" : "user_id";
        return "insert into %s (%s) select %s from %s, generate_series(1, %d) n where %s = '%s'"
                .formatted(table, String.join(", ", names), String.join(", ", values), table, people - 1, key, user);
    }

    private static String value(String table, String column, boolean text, Map<String, String> replaced) {
        // Where an address may be several people's, what must be unique of it is made up.
        if (table.equals("user_attribute") && column.equals("id") || column.equals("email_constraint")) {
            return "gen_random_uuid()::text";
        }
        if (column.equals("nr")) {
            return "nr + n";
        }
        String value = column;
        if (text) {
            for (Map.Entry<String, String> one : replaced.entrySet()) {
                value = "replace(%s, '%s', %s)".formatted(value, one.getKey(), one.getValue());
            }
        }
        return value;
    }

    /** The first ones are in the group. */
    void join(ProvisionedCompany company, String group, int members) {
        try (Statement statement = database.createStatement()) {
            statement.execute(
                    "insert into sso_group_member (group_id, person_id) select '%s', id from sso_person where provider_id ="
                                    .formatted(group)
                            + " (select provider_id from sso_person where scim_id = '%s') order by nr limit %d"
                                    .formatted(company.firstScimId(), members));
            statement.execute("vacuum analyze sso_group_member");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
