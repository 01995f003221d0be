package com.rundiffusion.keycloak.pasted;

import java.util.regex.Pattern;

/** What the guide and Entra's pages write around a value: its name before it, and which of several is the default behind. */
final class FieldLabel {

    private static final String NAME =
            "(?:Identifier(?: \\(Entity ID\\))?|Entity ID|(?:Login|Sign on|Reply|Logout|App Federation Metadata)"
                    + " URL(?: \\([^()]*\\))?|(?:Microsoft Entra|Azure AD) Identifier)";

    /** A sign between, or the end of a line or a table's cell, which are blanks by now: then no other word may follow. */
    private static final Pattern BEFORE = Pattern.compile(
            "^" + NAME + "(?: ?\\*)?(?: ?[:=] ?| (?=https?:)| (?=\\S+(?: \\(Default\\))?$))", Pattern.CASE_INSENSITIVE);

    private static final Pattern BEHIND = Pattern.compile("(?<=\\S) ?\\(Default\\)$", Pattern.CASE_INSENSITIVE);

    private FieldLabel() {}

    /** @param text on one line */
    static String strip(String text) {
        return BEHIND.matcher(BEFORE.matcher(text).replaceFirst("")).replaceFirst("");
    }
}
