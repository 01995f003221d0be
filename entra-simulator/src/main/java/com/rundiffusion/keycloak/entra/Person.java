package com.rundiffusion.keycloak.entra;

/** The users that every tenant has, each for what it makes a service provider face. */
public enum Person {
    MEMBER("Everything filled in, three groups"),
    MEMBER_WITHOUT_MAIL("No mail, no first and last name"),
    MICROSOFT_ACCOUNT_GUEST("Guest with a Microsoft account"),
    EMAIL_CODE_GUEST("Guest who signs in with a code by e-mail"),
    LONG_SIGNED_IN("Signed in with a second factor 80 days ago"),
    RENAMED("Name and address change when renamed, the account stays"),
    BORROWED_MAIL("Has another tenant's address as mail"),
    MANY_GROUPS("In more groups than a response can carry"),
    UNASSIGNED("Not assigned to the application");

    private final String description;

    Person(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }
}
