package com.rundiffusion.keycloak.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Two tokens for every enterprise, beside those that are in use; nobody knows them. */
final class ManyTokens {

    private static final String MARK = "copy";

    private final Connection database;

    ManyTokens(Connection database) {
        this.database = database;
    }

    void add() {
        execute("""
                insert into sso_access_token (id, hash, kind, provider_id, realm_id, hint, created_at)
                select gen_random_uuid()::text, md5(internal_id || n) || md5(n || internal_id), 'provisioning', internal_id,
                       realm_id, '%s', 0
                from identity_provider, generate_series(1, 2) n where provider_id = 'entra-saml'""".formatted(MARK));
    }

    void remove() {
        execute("delete from sso_access_token where hint = '%s'".formatted(MARK));
    }

    private void execute(String change) {
        try (Statement statement = database.createStatement()) {
            statement.execute(change);
            statement.execute("vacuum analyze sso_access_token");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
