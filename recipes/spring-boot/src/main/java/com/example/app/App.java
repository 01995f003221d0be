package com.example.app;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

@SpringBootApplication
@RestController
public class App {

    public static void main(String[] arguments) {
        SpringApplication.run(App.class, arguments);
    }

    @GetMapping({"/", "/workspace/{id}"})
    String page(@AuthenticationPrincipal OidcUser person, CsrfToken csrf) {
        return """
                <p id="who">%s of %s</p>
                <form method="post" action="/logout"><input type="hidden" name="%s" value="%s"><button id="sign-out">Sign out</button></form>
                """.formatted(
                        HtmlUtils.htmlEscape(String.valueOf(person.getFullName())),
                        HtmlUtils.htmlEscape(String.valueOf(person.getClaimAsString("organization_name"))),
                        csrf.getParameterName(),
                        csrf.getToken());
    }

    @GetMapping("/refused")
    String refused() {
        return "<p>Signing in did not work.</p><a id=\"again\" href=\"/\">Try again</a>";
    }

    /** Called with an access token and no session. */
    @GetMapping("/api/me")
    Map<String, Object> me(@AuthenticationPrincipal Jwt caller) {
        return Map.of("sub", caller.getSubject(), "organization_name", caller.getClaimAsString("organization_name"));
    }
}
