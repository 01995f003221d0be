package com.rundiffusion.keycloak.benchmark.rival;

import java.nio.file.Path;
import java.util.function.Function;

/** Which database the rivals run on, each with one of its own. */
public enum Database {
    EMBEDDED("embedded database", home -> new EmbeddedStore(home.resolve("data"))),
    POSTGRESQL("PostgreSQL", home -> new PostgresStore());

    private final String title;
    private final Function<Path, Store> open;

    Database(String title, Function<Path, Store> open) {
        this.title = title;
        this.open = open;
    }

    public String title() {
        return title;
    }

    /** @param home folder of the distribution */
    Store open(Path home) {
        return open.apply(home);
    }
}
