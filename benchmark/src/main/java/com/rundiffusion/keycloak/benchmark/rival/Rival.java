package com.rundiffusion.keycloak.benchmark.rival;

import com.rundiffusion.keycloak.benchmark.load.Target;
import com.rundiffusion.keycloak.demo.keycloak.AdminRest;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakHome;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakSettings;
import com.rundiffusion.keycloak.demo.keycloak.ProjectFiles;
import com.rundiffusion.keycloak.testkit.enterprise.ManyCustomers;
import com.rundiffusion.keycloak.testkit.server.Nginx;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A Keycloak with companies in it. */
public interface Rival {

    String name();

    /** A distribution of its own. */
    KeycloakHome unpack(ProjectFiles files, Path folder);

    KeycloakSettings settings();

    /**
     * What its image does when it was built, on an empty database.
     *
     * @return how it is started from then on
     */
    KeycloakSettings finish(KeycloakHome home, KeycloakSettings settings);

    /** Makes the realm and its client. */
    void prepare(AdminRest admin);

    /** Connects companies as fast as the product can. */
    void connect(AdminRest admin, URI keycloak, ManyCustomers customers, int from, int to);

    /**
     * What its start spent on logins of its own.
     *
     * @param log of the server
     * @return 0 where it does none
     */
    double warmUpSeconds(Path log);

    /** What a login needs in front of it. */
    Optional<Nginx> gateway(URI keycloak);

    /** @param gateway {@code null} where there is none */
    Target target(URI keycloak, URI gateway);
}
