package com.rundiffusion.keycloak.enterprise.document.url;

import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.pasted.Alias;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Sign on URL that a customer has entered in Entra, and which company it starts. */
public final class SignOnUrl {

    private SignOnUrl() {}

    /** The one alias that a Sign on URL names, in lower case. */
    public static Optional<String> alias(String signOnUrl) {
        List<String> named = named(signOnUrl);
        return named.size() == 1 && !named.get(0).isEmpty() ? Optional.of(named.get(0)) : Optional.empty();
    }

    public static List<String> named(String signOnUrl) {
        URI url = EntraUrl.of(signOnUrl);
        return url == null || url.getRawQuery() == null
                ? List.of()
                : Stream.of(url.getRawQuery().split("&"))
                        .filter(parameter -> parameter.startsWith(SignInLink.PARAMETER + "="))
                        .map(parameter -> parameter.substring(SignInLink.PARAMETER.length() + 1))
                        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                        .map(SignOnUrl::inForm)
                        .distinct()
                        .toList();
    }

    /** As it stands where it is no alias. */
    public static String inForm(String written) {
        return Alias.typed(written).map(Alias::value).orElseGet(written::strip);
    }
}
