package com.rundiffusion.keycloak.enterprise.domain;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.http.conn.util.DomainType;
import org.apache.http.conn.util.PublicSuffixMatcher;
import org.apache.http.conn.util.PublicSuffixMatcherLoader;

/**
 * What is registered below which name: {@code co.uk} and {@code github.io} are given out to anybody, by the public suffix
 * list that Keycloak's HTTP client brings.
 *
 * @see <a href="https://publicsuffix.org">publicsuffix.org</a>
 */
public final class PublicSuffix {

    private static final PublicSuffixMatcher LIST = PublicSuffixMatcherLoader.getDefault();

    private PublicSuffix() {}

    /**
     * Whether anybody can have a name below this one.
     *
     * @param domain in lower case, as it stands in the DNS
     */
    public static boolean isOne(String domain) {
        return registrable(domain).isEmpty();
    }

    /** The part that somebody registered, {@code contoso.co.uk} of {@code mail.contoso.co.uk}; empty for a public suffix. */
    public static Optional<String> registrable(String domain) {
        // Of what is given out privately, as github.io is, it gives the suffix itself.
        String given = LIST.getDomainRoot(domain, DomainType.PRIVATE);
        if (given != null && given.indexOf('.') > 0) {
            return withParents(domain)
                    .filter(name -> name.endsWith("." + given) && labels(name) == labels(given) + 1)
                    .findFirst();
        }
        String root = LIST.getDomainRoot(domain);
        if (root == null || root.indexOf('.') > 0) {
            return Optional.ofNullable(root);
        }
        // Of a top-level domain that the list does not know it gives that alone.
        return withParents(domain).filter(name -> labels(name) == 2).findFirst();
    }

    private static long labels(String name) {
        return name.chars().filter(character -> character == '.').count() + 1;
    }

    /** The domain and those that it is below, the longest first; the last has one label. */
    static Stream<String> withParents(String domain) {
        return Stream.iterate(
                domain,
                name -> !name.isEmpty(),
                name -> name.indexOf('.') < 0 ? "" : name.substring(name.indexOf('.') + 1));
    }
}
