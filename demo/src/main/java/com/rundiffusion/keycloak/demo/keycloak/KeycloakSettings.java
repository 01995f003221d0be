package com.rundiffusion.keycloak.demo.keycloak;

import static java.util.Map.entry;

import com.rundiffusion.keycloak.entra.Sites;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a Keycloak is built and started.
 *
 * @param buildOptions options of {@code kc.sh build}
 * @param startOptions options of {@code kc.sh start --optimized}; ports and addresses are added
 * @param environment the realm's placeholders and the first administrator
 */
public record KeycloakSettings(List<String> buildOptions, List<String> startOptions, Map<String, String> environment) {

    public static final String ADMIN = "admin";

    /** Options of Java: {@code kc.sh} names a collector already, which has to be taken back. */
    public static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC";

    private static final String EMBEDDED_DATABASE = "--db=dev-file";
    private static final String WITHOUT_STOCK_SAML = "--spi-identity_provider--saml--enabled=false";
    private static final String FEATURES = "--features-disabled=ciba,device-flow,par,token-exchange-standard";
    private static final String DISCOVERY = "--openid-configuration-override="
            + "classpath:com/rundiffusion/keycloak/discovery/openid-configuration.json";

    /** As in {@code image/keycloak.conf}, which says why. */
    private static final List<String> AS_IN_THE_IMAGE = List.of(
            "--spi-well-known--openid-configuration" + DISCOVERY,
            "--spi-well-known--oauth-authorization-server" + DISCOVERY,
            "--log-console-output=json",
            "--log-level-org.keycloak.saml.common=off",
            "--log-level-org.keycloak.protocol.oidc=error",
            "--log-level-org.keycloak.authentication.authenticators.client=error",
            "--log-level-io.quarkus.vertx.http.runtime.QuarkusErrorHandler=off");

    /** On the embedded database, one node, behind a gateway on the same machine. */
    public static KeycloakSettings embedded(Sites sites) {
        return new KeycloakSettings(
                List.of(EMBEDDED_DATABASE, WITHOUT_STOCK_SAML, FEATURES), startOptions(sites), environment(sites));
    }

    /** Keycloak without anything of ours, under the same hosts: no realm is imported. */
    public static KeycloakSettings stock(Sites sites) {
        List<String> options = new ArrayList<>(startOptions(sites));
        options.removeIf(option -> option.startsWith("--spi-well-known") || option.equals("--import-realm"));
        return new KeycloakSettings(List.of(EMBEDDED_DATABASE, FEATURES), options, environment(sites));
    }

    private static List<String> startOptions(Sites sites) {
        List<String> options = new ArrayList<>(AS_IN_THE_IMAGE);
        options.addAll(List.of(
                "--hostname=" + sites.sso(),
                "--cache=local",
                "--http-enabled=true",
                "--proxy-headers=xforwarded",
                "--proxy-trusted-addresses=127.0.0.1",
                "--import-realm"));
        return List.copyOf(options);
    }

    /** Ours on a PostgreSQL. */
    public static KeycloakSettings onPostgres(Sites sites, String url, String user, String password) {
        return embedded(sites).onPostgres(url, user, password);
    }

    /** The same on a PostgreSQL. */
    public KeycloakSettings onPostgres(String url, String user, String password) {
        List<String> build = new ArrayList<>(buildOptions);
        build.replaceAll(option -> option.equals(EMBEDDED_DATABASE) ? "--db=postgres" : option);
        return new KeycloakSettings(List.copyOf(build), startOptions, environment)
                .with("--db-url=" + url, "--db-username=" + user, "--db-password=" + password);
    }

    /** The realm's placeholders for these hosts, and the first administrator ({@code admin} / {@code admin}). */
    public static Map<String, String> environment(Sites sites) {
        boolean https = sites.sso().startsWith("https:");
        return Map.ofEntries(
                entry("RUNDIFFUSION_APP_URL", sites.rundiffusionApp()),
                entry("RUNDIFFUSION_WWW_URL", sites.rundiffusionWww()),
                entry("RUNNIT_APP_URL", sites.runnitApp()),
                entry("RUNNIT_WWW_URL", sites.runnitWww()),
                entry("FIREBASE_URL", sites.firebase()),
                entry("SSO_ENTRA_HOSTS", entraHosts(sites)),
                entry("SSO_SUPPORT_EMAIL", "support@rundiffusion.example"),
                entry("SSO_SSL_REQUIRED", https ? "all" : "none"),
                entry("SSO_FORM_TARGETS", https ? "https:" : "http: https:"),
                entry("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN),
                entry("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN),
                entry("JAVA_OPTS_KC_HEAP", "-Xms256m -Xmx1g"));
    }

    /** Microsoft's, as the realm has them by default, and the simulated one where that has a name of its own. */
    private static String entraHosts(Sites sites) {
        String microsoft = "login.microsoftonline.com login.microsoftonline.us login.partner.microsoftonline.cn"
                + " *.ciamlogin.com";
        return sites.entra().startsWith("https:") ? microsoft : microsoft + " " + sites.entra();
    }

    /** The same for a server that lives for a minute, too short for the compiler of hot code and for a collector of large heaps. */
    public KeycloakSettings shortLived() {
        return with(Map.of("JAVA_OPTS_APPEND", SHORT_LIVED));
    }

    /** The same with more environment variables. */
    public KeycloakSettings with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new KeycloakSettings(buildOptions, startOptions, Map.copyOf(all));
    }

    /** The same beside Keycloak's own SAML provider, for comparison. */
    public KeycloakSettings withStockSaml() {
        return new KeycloakSettings(
                buildOptions.stream()
                        .filter(option -> !option.equals(WITHOUT_STOCK_SAML))
                        .toList(),
                startOptions,
                environment);
    }

    /** The same with more options of the build. */
    public KeycloakSettings builtWith(String... options) {
        List<String> all = new ArrayList<>(buildOptions);
        all.addAll(List.of(options));
        return new KeycloakSettings(all, startOptions, environment);
    }

    /** The same with more start options. */
    public KeycloakSettings with(String... options) {
        List<String> all = new ArrayList<>(startOptions);
        all.addAll(List.of(options));
        return new KeycloakSettings(buildOptions, all, environment);
    }
}
