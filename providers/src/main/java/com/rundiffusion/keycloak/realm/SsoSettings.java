package com.rundiffusion.keycloak.realm;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/** The realm attributes of this product: key, default and type of each stand here and nowhere else. */
public final class SsoSettings {

    /** Reply URLs that reach our gateway, separated by white space; the first is the default of an AuthnRequest. */
    public static final String REPLY_URLS = "sso.replyUrls";

    /** Reply URLs that are accepted as Destination and Recipient but never asked for, separated by white space. */
    public static final String FOREIGN_REPLY_URLS = "sso.foreignReplyUrls";

    /** Seconds by which Entra's clock may differ from ours, 0 to 180; what is no number counts as if it were not there. */
    public static final String CLOCK_SKEW = "sso.clockSkewSeconds";

    /** Where a Login URL or a metadata URL may lead, separated by white space; see {@link EntraHosts}. */
    public static final String ENTRA_HOSTS = "sso.entraHosts";

    /** Where notices to whoever runs this go, e.g. of certificates that end; absent or blank: to nobody. */
    public static final String OPERATIONS_EMAIL = "sso.operationsEmail";

    /** Where people write to whom a sign-in was refused; absent or blank: pages name no address. */
    public static final String SUPPORT_EMAIL = "sso.supportEmail";

    /** Which proofs of a domain count, {@code dns}, {@code entra} or both, separated by white space; absent: {@code dns}. */
    public static final String DOMAIN_PROOFS = "sso.domainProofs";

    /**
     * When operations have to approve of a company that a customer has set up: {@code where-unproven}, {@code always} or {@code never};
     * absent: {@code where-unproven}.
     */
    public static final String SETUP_APPROVAL = "sso.setupApproval";

    /** Whom to ask for TXT records, such as {@code dns://10.0.0.2}; absent or blank: whom the system asks. */
    public static final String DNS_RESOLVER = "sso.dnsResolver";

    /** The roles that people of enterprises can have, separated by white space; absent: {@code admin member}. */
    public static final String ROLES = "sso.roles";

    /**
     * For how many days somebody keeps the roles that were known last, where Entra does not say any more what they come of: 0 to 365; what
     * is no number counts as if it were not there.
     */
    public static final String ROLES_KNOWN_DAYS = "sso.rolesKnownDays";

    /** Days that a person whom Entra has removed is remembered, so that a rehired one is the same, 1 to 3650; absent: 90. */
    public static final String REMOVED_PEOPLE_DAYS = "sso.removedPeopleDays";

    /** How many requests a second each enterprise's provisioning may send, 1 to 1000; what is no number counts as if it were not there. */
    public static final String PROVISIONING_PER_SECOND = "sso.provisioningPerSecond";

    /**
     * After how many days without a request that was done an enterprise that was provisioned before counts as silent, 1 to 365; what is no
     * number counts as if it were not there.
     */
    public static final String PROVISIONING_SILENT_DAYS = "sso.provisioningSilentDays";

    /**
     * After which sign-outs the next sign-in on the device asks for credentials: {@code shared}, those of a device that is shared, or
     * {@code always}; absent: {@code shared}.
     */
    public static final String SIGN_OUT_ASKS_AGAIN = "sso.signOutAsksAgain";

    /** Microsoft's clouds: the global one, the US government's, China's, and external tenants. */
    private static final List<String> DEFAULT_ENTRA_HOSTS = List.of(
            "login.microsoftonline.com",
            "login.microsoftonline.us",
            "login.partner.microsoftonline.cn",
            "*.ciamlogin.com");

    private static final List<String> DEFAULT_ROLES = List.of("admin", "member");
    /** All of them, with blanks between, fit into a column of 500. */
    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9_-]{0,23}");

    private static final int MOST_ROLES = 20;
    private static final int DEFAULT_ROLES_KNOWN_DAYS = 14;
    private static final int MOST_ROLES_KNOWN_DAYS = 365;

    private static final int DEFAULT_REMOVED_PEOPLE_DAYS = 90;
    private static final int MOST_REMOVED_PEOPLE_DAYS = 3650;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final int DEFAULT_CLOCK_SKEW = 60;
    private static final int LARGEST_CLOCK_SKEW = 180;

    private static final int DEFAULT_PROVISIONING_PER_SECOND = 50;
    private static final int LEAST_PROVISIONING_PER_SECOND = 1;
    private static final int MOST_PROVISIONING_PER_SECOND = 1_000;

    private static final int DEFAULT_PROVISIONING_SILENT_DAYS = 14;
    private static final int MOST_PROVISIONING_SILENT_DAYS = 365;

    private final RealmModel realm;

    public SsoSettings(RealmModel realm) {
        this.realm = realm;
    }

    /** Whether this realm is one of ours at all. */
    public boolean arePresent() {
        return realm.getAttribute(REPLY_URLS) != null;
    }

    public ReplyUrls replyUrls() {
        return new ReplyUrls(words(REPLY_URLS), words(FOREIGN_REPLY_URLS));
    }

    public EntraHosts entraHosts() {
        List<String> configured = words(ENTRA_HOSTS);
        return new EntraHosts(configured.isEmpty() ? DEFAULT_ENTRA_HOSTS : configured);
    }

    public Duration clockSkew() {
        return Duration.ofSeconds(number(CLOCK_SKEW, DEFAULT_CLOCK_SKEW, 0, LARGEST_CLOCK_SKEW));
    }

    /** For how long the roles that were known last stay with somebody. */
    public Duration rolesKnownFor() {
        return Duration.ofDays(number(ROLES_KNOWN_DAYS, DEFAULT_ROLES_KNOWN_DAYS, 0, MOST_ROLES_KNOWN_DAYS));
    }

    public Optional<String> operationsEmail() {
        return text(OPERATIONS_EMAIL);
    }

    public Optional<String> supportEmail() {
        return text(SUPPORT_EMAIL);
    }

    public Set<String> domainProofs() {
        List<String> configured = words(DOMAIN_PROOFS).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return configured.isEmpty() ? Set.of("dns") : Set.copyOf(configured);
    }

    /** Empty when nothing is said. */
    public Optional<String> setupApproval() {
        return text(SETUP_APPROVAL);
    }

    /** In the order of the attribute; what is no word of lower-case letters, digits, hyphens and underscores is none. */
    public List<String> roles() {
        List<String> configured = words(ROLES);
        return (configured.isEmpty() ? DEFAULT_ROLES : configured)
                .stream()
                        .filter(role -> ROLE.matcher(role).matches())
                        .distinct()
                        .limit(MOST_ROLES)
                        .toList();
    }

    /** How long a person whom Entra has removed is remembered. */
    public Duration removedPeopleStay() {
        return Duration.ofDays(number(REMOVED_PEOPLE_DAYS, DEFAULT_REMOVED_PEOPLE_DAYS, 1, MOST_REMOVED_PEOPLE_DAYS));
    }

    public int provisioningPerSecond() {
        return number(
                PROVISIONING_PER_SECOND,
                DEFAULT_PROVISIONING_PER_SECOND,
                LEAST_PROVISIONING_PER_SECOND,
                MOST_PROVISIONING_PER_SECOND);
    }

    /** For how long an enterprise's Entra says nothing until that is told. */
    public Duration provisioningSilentFor() {
        return Duration.ofDays(
                number(PROVISIONING_SILENT_DAYS, DEFAULT_PROVISIONING_SILENT_DAYS, 1, MOST_PROVISIONING_SILENT_DAYS));
    }

    public String dnsResolver() {
        return text(DNS_RESOLVER).orElse("dns:");
    }

    public boolean signOutAlwaysAsksAgain() {
        return text(SIGN_OUT_ASKS_AGAIN).filter("always"::equalsIgnoreCase).isPresent();
    }

    private int number(String attribute, int usual, int least, int most) {
        int number = text(attribute)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::valueOf)
                .orElse(usual);
        return Math.max(least, Math.min(number, most));
    }

    private Optional<String> text(String attribute) {
        return Optional.ofNullable(realm.getAttribute(attribute))
                .map(String::trim)
                .filter(text -> !text.isEmpty());
    }

    private List<String> words(String attribute) {
        String value = realm.getAttribute(attribute);
        return value == null
                ? List.of()
                : Stream.of(value.trim().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }
}
