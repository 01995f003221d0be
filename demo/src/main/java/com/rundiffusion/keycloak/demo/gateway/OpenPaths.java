package com.rundiffusion.keycloak.demo.gateway;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What of the sso host is open, and to whom: the list of {@code gateway/include/open-paths.conf}, and the administration. */
final class OpenPaths {

    private static final Map<Door, Pattern> OPEN = Map.of(
            Door.PEOPLE,
            realm("""
                  protocol/openid-connect/(auth|logout|logout/logout-confirm)
                | microsoft-sign-out
                | login-actions/(authenticate|restart|detached-info|first-broker-login|post-broker-login)
                | login-actions/(required-action|consent)
                | broker/[^/;]+/(login|endpoint)
                | broker/after-(first|post)-broker-login
                | reply-url/(__/auth/handler|response|refused)
                | refusal/[^/;]+(/another-account)?
                | help(/[^/;]+){0,2}
                | setup/(test|entra|[^/;]+/[^/;]+|open/[^/;]+/renew)
                """),
            Door.PROVISIONING,
            realm("provisioning/[^/;]+/v2(/.*)?"),
            Door.FRAMES,
            realm("entra-logout"),
            Door.QUESTIONS,
            realm("sign-in/.*"),
            Door.APPS,
            anyOf(
                    realm("""
                          protocol/openid-connect/(certs|token|token/introspect|userinfo|revoke)
                        | \\.well-known/(openid-configuration|oauth-authorization-server)
                        """),
                    Pattern.compile("/\\.well-known/oauth-authorization-server/realms/rundiffusion"),
                    Pattern.compile("/resources/.*")),
            Door.OPERATORS,
            Pattern.compile("/(admin|realms/master)(/.*)?"));

    private OpenPaths() {}

    private static Pattern realm(String paths) {
        return Pattern.compile("/realms/rundiffusion/(" + paths.replaceAll("\\s", "") + ")");
    }

    private static Pattern anyOf(Pattern... patterns) {
        return Pattern.compile(
                String.join("|", Arrays.stream(patterns).map(Pattern::pattern).toList()));
    }

    /**
     * Empty for what is closed.
     *
     * @param path decoded and without dot segments
     */
    static Optional<Door> door(String path) {
        return OPEN.entrySet().stream()
                .filter(open -> open.getValue().matcher(path).matches())
                .map(Map.Entry::getKey)
                .findAny();
    }
}
