package com.rundiffusion.keycloak.entra;

import com.rundiffusion.keycloak.entra.saml.Claims;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The directory that a tenant begins with: a user for each {@link Person}, and their groups. */
final class StandardPeople {

    private static final List<String> PASSWORD = List.of(Claims.PASSWORD_METHOD);
    private static final List<String> PASSWORD_AND_MORE = List.of(Claims.PASSWORD_METHOD, Claims.MULTIPLE_METHODS);
    private static final List<String> UNSPECIFIED = List.of(Claims.UNSPECIFIED_METHOD);
    private static final List<String> GROUPS = List.of("Design", "Editors", "Studio");
    private static final int TOO_MANY_GROUPS = 180;
    private static final Duration LONG_AGO = Duration.ofDays(80);

    private StandardPeople() {}

    /**
     * @param domain of members' addresses
     * @param initialDomain the {@code onmicrosoft.com} one, where guests' names end
     * @param names "First Last", one for each {@link Person}, in that order
     * @param borrowedMail an address of another tenant
     */
    static Directory directory(
            Clock clock, String domain, String initialDomain, List<String> names, String borrowedMail) {
        Directory directory = new Directory(clock, domain);
        for (Person person : Person.values()) {
            String name = names.get(person.ordinal());
            String local = name.toLowerCase(Locale.ROOT).replace(' ', '.');
            directory.add(user(person, name, local, domain, initialDomain, borrowedMail));
        }
        groups(directory);
        return directory;
    }

    private static void groups(Directory directory) {
        EntraUser member = directory.user(Person.MEMBER);
        GROUPS.forEach(name -> directory.join(directory.addGroup(name), member));
        EntraUser everywhere = directory.user(Person.MANY_GROUPS);
        IntStream.rangeClosed(1, TOO_MANY_GROUPS)
                .forEach(number -> directory.join(directory.addGroup("Project " + number), everywhere));
    }

    private static EntraUser user(
            Person person, String name, String local, String domain, String initialDomain, String borrowedMail) {
        String member = local + "@" + domain;
        return switch (person) {
            case MEMBER, MANY_GROUPS, RENAMED, UNASSIGNED -> of(person, named(name, member, member));
            case MEMBER_WITHOUT_MAIL -> of(person, attributes(name, member));
            case MICROSOFT_ACCOUNT_GUEST -> guest(person, name, local, "outlook.example", initialDomain, "live.com");
            case EMAIL_CODE_GUEST -> guest(person, name, local, "supplier.example", initialDomain, "mail");
            case LONG_SIGNED_IN -> of(person, named(name, member, member), null, PASSWORD_AND_MORE, LONG_AGO);
            case BORROWED_MAIL -> of(person, named(name, member, borrowedMail));
        };
    }

    /** Somebody who was not there from the beginning. */
    static EntraUser member(String name, String address) {
        return of(null, named(name, address, address));
    }

    private static EntraUser guest(
            Person person, String name, String local, String home, String initialDomain, String identityProvider) {
        Map<String, String> attributes = named(name, local + "_" + home + "#EXT#@" + initialDomain, local + "@" + home);
        return of(person, attributes, identityProvider, UNSPECIFIED, Duration.ZERO);
    }

    private static EntraUser of(Person person, Map<String, String> attributes) {
        return of(person, attributes, null, PASSWORD, Duration.ZERO);
    }

    private static EntraUser of(
            Person person,
            Map<String, String> attributes,
            String identityProvider,
            List<String> methods,
            Duration signedInBefore) {
        return new EntraUser(
                person, Directory.guid(), attributes, identityProvider, methods, signedInBefore, true, null);
    }

    private static Map<String, String> named(String name, String principalName, String mail) {
        int space = name.indexOf(' ');
        Map<String, String> attributes = attributes(name, principalName);
        attributes.put(EntraUser.GIVEN_NAME, name.substring(0, space));
        attributes.put(EntraUser.SURNAME, name.substring(space + 1));
        attributes.put(EntraUser.MAIL, mail);
        return attributes;
    }

    private static Map<String, String> attributes(String name, String principalName) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(EntraUser.DISPLAY_NAME, name);
        attributes.put(EntraUser.USER_PRINCIPAL_NAME, principalName);
        attributes.put(EntraUser.MAIL_NICKNAME, principalName.substring(0, principalName.indexOf('@')));
        return attributes;
    }
}
