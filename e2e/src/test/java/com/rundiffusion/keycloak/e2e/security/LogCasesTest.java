package com.rundiffusion.keycloak.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.rundiffusion.keycloak.testkit.enterprise.Background;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.LogLine;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.journey.Visitor;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What strangers send writes no line of its own into the log, no stack trace, and nothing secret. */
@Tag("A46")
class LogCasesTest {

    private static final String REALM = "/realms/rundiffusion/";
    private static final String OPENID = REALM + "protocol/openid-connect/";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String OWN_TROUBLE = "Failed to send email";
    private static final String SECRET = "only-for-this-browser";

    private static final String AUTHORIZATION = OPENID
            + "auth?client_id=rundiffusion&response_type=code&scope=openid&redirect_uri="
            + URLEncoder.encode(Stack.SITES.rundiffusionApp() + "/", StandardCharsets.UTF_8)
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&";

    @RegisterExtension
    private final Journey journey = new Journey();

    private Visitor visitor() {
        return new Visitor(journey.services().keycloak(), Stack.SITES);
    }

    @Test
    void mistakesOfClientsLeaveNoTrace() throws IOException {
        long before = Files.size(journey.log());

        Stream.of(
                        "max_age=x%0aforged",
                        "max_age=99999999999999999999",
                        "claims=%7B",
                        "claims=%7B%22id_token%22%3A1%7D",
                        "request=a.b.c",
                        "request_uri=x%0aforged",
                        "authorization_details=%7B",
                        "acr_values=%0aforged",
                        "response_mode=x%0aforged",
                        "scope=x%0aforged",
                        "kc_idp_hint=x%0aforged",
                        "autoLoginSsoProvider=x%0aforged",
                        "login_hint=" + SECRET + "%40x%0aforged")
                .forEach(parameter -> visitor().get(AUTHORIZATION + parameter));
        for (String path : List.of(
                OPENID + "auth?client_id=x%0aforged&redirect_uri=x",
                OPENID + "logout?id_token_hint=" + SECRET + ".x.y%0aforged",
                OPENID + "logout?client_id=x%0aforged&post_logout_redirect_uri=x",
                REALM + "login-actions/authenticate?session_code=" + SECRET
                        + "&execution=x%0aforged&client_id=x&tab_id=x",
                REALM + "broker/contoso/login?session_code=" + SECRET + "&client_id=rundiffusion&client_data=%7B",
                REALM + "help/x%0aforged",
                REALM + "sign-in/x%0aforged",
                REALM + "%0aforged?session_code=" + SECRET)) {
            visitor().get(path);
            visitor().send("POST", path, "no type at all", "x=y");
        }
        Stream.of(
                        "grant_type=x%0aforged",
                        "grant_type=authorization_code&code=" + SECRET + ".x.%0aforged",
                        "grant_type=refresh_token&refresh_token=" + SECRET + ".x.y%0aforged")
                .forEach(form -> visitor().send("POST", OPENID + "token", FORM, "client_id=rundiffusion&" + form));

        List<LogLine> lines = untilTheServersOwnTrouble(before);
        assertThat(lines)
                .filteredOn(LogLine::hasTrace)
                .singleElement()
                .satisfies(line -> assertThat(line.message()).startsWith(OWN_TROUBLE));
        assertThat(lines).noneMatch(line -> line.text().contains(SECRET));
    }

    /** The control: what is our own affair is written, with its trace; a message of two lines stays in one. */
    @Test
    void whatOperatorsMustKnowIsWrittenInOneLine() throws IOException {
        long before = Files.size(journey.log());

        assertThat(untilTheServersOwnTrouble(before))
                .filteredOn(line -> line.level().equals("ERROR"))
                .filteredOn(LogLine::hasTrace)
                .anyMatch(line -> line.message().contains("\n"));
    }

    /** The log is written behind the answers, in their order: what came before this trouble is there with it. */
    private List<LogLine> untilTheServersOwnTrouble(long before) {
        assertThatIllegalStateException()
                .isThrownBy(() -> journey.services()
                        .admin()
                        .post(
                                "rundiffusion/testSMTPConnection",
                                Map.of("host", "127.0.0.1", "port", "1", "from", "a@rundiffusion.example")))
                .withMessageContaining(OWN_TROUBLE);
        new Background(journey)
                .await(() -> LogLine.since(journey.log(), before).stream()
                        .anyMatch(line -> line.message().startsWith(OWN_TROUBLE)));
        return LogLine.since(journey.log(), before);
    }
}
