package com.rundiffusion.keycloak.entra.saml;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values of a query as Entra escapes them: {@code %2b} where most others write {@code %2B}. A signature covers the difference. */
final class LowerCaseQuery {

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    private LowerCaseQuery() {}

    static String encode(String value) {
        return ESCAPE.matcher(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }
}
