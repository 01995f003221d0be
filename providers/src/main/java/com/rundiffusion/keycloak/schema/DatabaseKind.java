package com.rundiffusion.keycloak.schema;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;

/** For the few things that are not the same on all databases. */
public final class DatabaseKind {

    private DatabaseKind() {}

    public static boolean isPostgres(EntityManager database) {
        return database.unwrap(Session.class)
                .doReturningWork(connection ->
                        "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName()));
    }
}
