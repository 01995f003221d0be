package com.rundiffusion.keycloak.provisioning.query;

import com.rundiffusion.keycloak.provisioning.fault.ScimFaultCode;
import com.rundiffusion.keycloak.provisioning.fault.ScimLimit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a filter or a path before the library sees it: within limits, each bracket closed. A filter by a part of a
 * value, {@code emails[type eq "work"].value eq "x"}, which Entra sends and the library does not read, is written as the
 * library does: {@code emails[(type eq "work") and value eq "x"]}.
 */
final class FilterText {

    /** A part of a value and what it is compared with, up to the end of the comparison. */
    private static final Pattern PART = Pattern.compile(
            "\\.(?<comparison>[\\w$-]+ +(?:pr(?![^ )])|[A-Za-z]{2} +(?:\"(?:[^\"\\\\]|\\\\.)*+\"|[^ \"()\\[\\]]++)))");

    private final String text;
    private final ScimFaultCode unreadable;
    private final StringBuilder standard = new StringBuilder();
    private int place;
    private int opened = -1;
    private int parentheses;

    private FilterText(String text, ScimFaultCode unreadable) {
        this.text = text;
        this.unreadable = unreadable;
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault */
    static String filter(String written) {
        ScimLimit.FILTER.check(written.length());
        return new FilterText(written, ScimFaultCode.FILTER_UNREADABLE).standard(true);
    }

    /** @throws com.rundiffusion.keycloak.provisioning.fault.ScimFault */
    static String path(String written) {
        ScimLimit.PATH.check(written.length());
        return new FilterText(written, ScimFaultCode.PATH_UNREADABLE).standard(false);
    }

    private String standard(boolean isFilter) {
        while (place < text.length()) {
            char sign = text.charAt(place);
            if (sign < ' ') {
                throw unreadable.fault("There is a control character in it.");
            }
            switch (sign) {
                case '"' -> quoted();
                case '[' -> open();
                case ']' -> close(isFilter);
                default -> plain(sign);
            }
        }
        if (opened >= 0) {
            throw unreadable.fault("A bracket is not closed.");
        }
        return standard.toString();
    }

    private void plain(char sign) {
        if (sign == '(') {
            parentheses++;
            ScimLimit.FILTER_PARENTHESES.check(parentheses, unreadable);
        }
        standard.append(sign);
        place++;
    }

    private void quoted() {
        int end = place + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw unreadable.fault("A quotation mark is not closed.");
        }
        standard.append(text, place, end + 1);
        place = end + 1;
    }

    private void open() {
        if (opened >= 0) {
            throw unreadable.fault("There are brackets in brackets.");
        }
        standard.append('[');
        opened = standard.length();
        place++;
    }

    private void close(boolean isFilter) {
        if (opened < 0) {
            throw unreadable.fault("A bracket is closed that was not opened.");
        }
        place++;
        Matcher part = PART.matcher(text).region(place, text.length());
        if (isFilter && part.lookingAt()) {
            standard.insert(opened, '(').append(") and ").append(part.group("comparison"));
            place = part.end();
        } else if (place < text.length() && (isFilter ? " )" : ".").indexOf(text.charAt(place)) < 0) {
            throw unreadable.fault("Something stands behind a bracket that does not belong there.");
        }
        standard.append(']');
        opened = -1;
    }
}
