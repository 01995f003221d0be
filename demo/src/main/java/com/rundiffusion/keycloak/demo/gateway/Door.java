package com.rundiffusion.keycloak.demo.gateway;

/** Whom a path of the sso host is open to. */
enum Door {
    /** People, by their browsers: what is refused to them counts. */
    PEOPLE,
    /** Apps' pages, which ask whose company an alias is. */
    QUESTIONS,
    /** Apps, their servers and their scripts, each for all its people. */
    APPS,
    /** Operators: in the demo that is everybody. */
    OPERATORS
}
