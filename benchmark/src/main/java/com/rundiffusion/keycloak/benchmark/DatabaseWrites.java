package com.rundiffusion.keycloak.benchmark;

import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Pattern;

/** Counts the statements that change a row, as Hibernate logs them ({@code org.hibernate.SQL:debug}). */
final class DatabaseWrites {

    static final String LOG_LEVEL = "--log-level=INFO,org.hibernate.SQL:debug";

    private static final Pattern WRITE = Pattern.compile(
            "\"org\\.hibernate\\.SQL\".*\\b(insert into|update|delete from)\\b", Pattern.CASE_INSENSITIVE);

    private final KeycloakServer keycloak;

    DatabaseWrites(KeycloakServer keycloak) {
        this.keycloak = keycloak;
    }

    long during(Runnable action) {
        long before = soFar();
        action.run();
        return soFar() - before;
    }

    private long soFar() {
        try (var lines = Files.lines(keycloak.log())) {
            return lines.filter(line -> WRITE.matcher(line).find()).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
