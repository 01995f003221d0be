package com.rundiffusion.keycloak.rejection;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What of a received value may stand on a page: whoever makes somebody's browser post something could write to them by it. So it
 * has the form of a value, in ASCII: a URL without query, a URN, a domain, a GUID, a number, an instant, a method.
 */
final class ShownValue {

    private static final String URI = "(?:https?://|urn:|spn:)[A-Za-z0-9][A-Za-z0-9:/._~#-]{0,150}";
    private static final String DOMAIN = "[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}";
    private static final String GUID = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";
    private static final String NUMBER = "[0-9]{1,12}";
    private static final String INSTANT = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}Z";
    private static final String METHOD = "GET|POST";
    private static final Pattern FORM = Pattern.compile(String.join("|", URI, DOMAIN, GUID, NUMBER, INSTANT, METHOD));
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private ShownValue() {}

    /** Empty for everything else. */
    static Optional<String> of(Rejection rejection) {
        return Optional.ofNullable(rejection.actual())
                .filter(value -> FORM.matcher(value).matches()
                        // The alias of the endpoint, so it is one of ours.
                        || rejection.code() == RejectionCode.ENTERPRISE_MISMATCH
                                && ALIAS.matcher(value).matches());
    }
}
