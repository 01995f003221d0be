package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.Claims;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The users of one tenant. */
final class Directory {

    private static final List<String> PASSWORD = List.of(Claims.PASSWORD_METHOD);
    private static final List<String> PASSWORD_AND_MORE = List.of(Claims.PASSWORD_METHOD, Claims.MULTIPLE_METHODS);
    private static final List<String> UNSPECIFIED = List.of(Claims.UNSPECIFIED_METHOD);
    private static final int TOO_MANY_GROUPS = 180;

    private final Map<Person, EntraUser> users = new EnumMap<>(Person.class);

    /**
     * @param domain of members' addresses
     * @param initialDomain the {@code onmicrosoft.com} one, where guests' names end
     * @param names "First Last", one for each {@link Person}, in that order
     * @param borrowedMail an address of another tenant
     */
    Directory(String domain, String initialDomain, List<String> names, String borrowedMail) {
        for (Person person : Person.values()) {
            String name = names.get(person.ordinal());
            String local = name.toLowerCase(Locale.ROOT).replace(' ', '.');
            users.put(person, user(person, name, local, domain, initialDomain, borrowedMail));
        }
    }

    private static EntraUser user(
            Person person, String name, String local, String domain, String initialDomain, String borrowedMail) {
        String member = local + "@" + domain;
        return switch (person) {
            case MEMBER -> user(person, name, member, member, null, PASSWORD, Duration.ZERO, 3);
            case MEMBER_WITHOUT_MAIL -> nameless(person, name, member);
            case MICROSOFT_ACCOUNT_GUEST ->
                user(
                        person,
                        name,
                        local + "_outlook.example#EXT#@" + initialDomain,
                        local + "@outlook.example",
                        "live.com",
                        UNSPECIFIED,
                        Duration.ZERO,
                        0);
            case EMAIL_CODE_GUEST ->
                user(
                        person,
                        name,
                        local + "_supplier.example#EXT#@" + initialDomain,
                        local + "@supplier.example",
                        "mail",
                        UNSPECIFIED,
                        Duration.ZERO,
                        0);
            case LONG_SIGNED_IN -> user(person, name, member, member, null, PASSWORD_AND_MORE, Duration.ofDays(80), 0);
            case BORROWED_MAIL -> user(person, name, member, borrowedMail, null, PASSWORD, Duration.ZERO, 0);
            case MANY_GROUPS -> user(person, name, member, member, null, PASSWORD, Duration.ZERO, TOO_MANY_GROUPS);
            case RENAMED, UNASSIGNED -> user(person, name, member, member, null, PASSWORD, Duration.ZERO, 0);
        };
    }

    private static EntraUser user(
            Person person,
            String name,
            String principalName,
            String mail,
            String identityProvider,
            List<String> methods,
            Duration signedInBefore,
            int groups) {
        int space = name.indexOf(' ');
        return new EntraUser(
                person,
                guid(),
                name,
                name.substring(0, space),
                name.substring(space + 1),
                principalName,
                mail,
                identityProvider,
                methods,
                signedInBefore,
                Stream.generate(Directory::guid).limit(groups).toList(),
                person != Person.UNASSIGNED);
    }

    private static EntraUser nameless(Person person, String name, String principalName) {
        return new EntraUser(
                person, guid(), name, null, null, principalName, null, null, PASSWORD, Duration.ZERO, List.of(), true);
    }

    private static String guid() {
        return UUID.randomUUID().toString();
    }

    synchronized List<EntraUser> users() {
        return List.copyOf(users.values());
    }

    synchronized EntraUser user(Person person) {
        return users.get(person);
    }

    synchronized Optional<EntraUser> user(String objectId) {
        return users.values().stream()
                .filter(user -> user.objectId().equals(objectId))
                .findFirst();
    }

    synchronized EntraUser rename(Person person, String principalName, String mail) {
        EntraUser renamed = users.get(person).renamed(principalName, mail);
        users.put(person, renamed);
        return renamed;
    }
}
