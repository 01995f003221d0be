package com.example.app;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** An API: access tokens of the SSO for this audience, and nothing else. */
@Configuration
class Api {

    @Bean
    @Order(1)
    SecurityFilterChain calls(HttpSecurity http, JwtDecoder accessTokens) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(accessTokens)))
                .build();
    }

    @Bean
    JwtDecoder accessTokens(
            @Value("${spring.security.oauth2.client.provider.sso.issuer-uri}") String issuer,
            @Value("${api.audience}") String audience) {
        // Spring's own check of the type takes "JWT" alone, which ID tokens have.
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer)
                .validateType(false)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                new JwtTypeValidator(List.of("at+jwt")),
                new JwtIssuerValidator(issuer),
                new JwtAudienceValidator(audience))));
        return decoder;
    }
}
