package com.rundiffusion.keycloak.benchmark.rival;

import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import java.sql.Connection;
import java.util.Optional;

/** A rival's database. It is kept and restored while the server is down. */
interface Store extends AutoCloseable {

    /** The same server on this database. */
    KeycloakSettings on(KeycloakSettings settings);

    /** Keeps a copy of what it holds now. */
    void keep();

    /** Brings the copy back in place of what it holds. */
    void restore();

    /** What the database did meanwhile; empty for one that cannot tell. */
    Optional<DatabaseWork> workDuring(Runnable work);

    /** To what it holds; empty for one that takes no other connection. */
    Optional<Connection> connection();

    @Override
    void close();
}
