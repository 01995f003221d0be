package com.example.app;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** People sign in at the SSO, are led to the page they asked for, and are signed out when the SSO says so. */
@Configuration
class SignIn {

    private static final String LINK = "autoLoginSsoProvider";

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, ClientRegistrationRepository clients) throws Exception {
        HttpSessionRequestCache asked = new HttpSessionRequestCache();
        asked.setMatchingRequestParameterName(null); // no "?continue" behind the page that was asked for
        OidcClientInitiatedLogoutSuccessHandler signOut = new OidcClientInitiatedLogoutSuccessHandler(clients);
        signOut.setPostLogoutRedirectUri("{baseUrl}/");
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers("/refused").permitAll().anyRequest().authenticated())
                .requestCache(cache -> cache.requestCache(asked))
                .oauth2Login(login -> login.loginPage("/oauth2/authorization/sso")
                        .authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(requests(clients, asked)))
                        .failureHandler((request, response, refused) -> response.sendRedirect("/refused")))
                .logout(logout -> logout.logoutSuccessHandler(signOut))
                .oidcLogout(logout -> logout.backChannel(withDefaults())) // at /logout/connect/back-channel/sso
                .build();
    }

    /** With PKCE, and with the company that the link named. */
    private static DefaultOAuth2AuthorizationRequestResolver requests(
            ClientRegistrationRepository clients, HttpSessionRequestCache asked) {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");
        resolver.setAuthorizationRequestCustomizer(request -> {
            OAuth2AuthorizationRequestCustomizers.withPkce().accept(request);
            String company = company(asked);
            if (company != null) {
                request.additionalParameters(
                        parameters -> parameters.put(LINK, company.substring(0, Math.min(100, company.length()))));
            }
        });
        return resolver;
    }

    private static String company(HttpSessionRequestCache asked) {
        HttpServletRequest current =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        SavedRequest saved = asked.getRequest(current, null);
        String[] companies = saved == null ? null : saved.getParameterValues(LINK);
        return companies == null ? null : companies[0]; // the first, if there are several
    }
}
