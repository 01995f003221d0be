package com.rundiffusion.keycloak.entra;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as it arrived. What a test looks for and is not there fails the test. */
record Received(int status, HttpHeaders headers, String body) {

    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]*)\"");

    boolean hasField(String name) {
        return fieldPattern(name).matcher(body).find();
    }

    String field(String name) {
        return find(fieldPattern(name));
    }

    String formAction() {
        return find(ACTION);
    }

    /** The response that this page is about to post. */
    String samlResponse() {
        return new String(Base64.getDecoder().decode(field("SAMLResponse")), StandardCharsets.UTF_8);
    }

    private static Pattern fieldPattern(String name) {
        return Pattern.compile("<input type=\"hidden\" name=\"" + name + "\" value=\"([^\"]*)\"");
    }

    private String find(Pattern pattern) {
        Matcher matcher = pattern.matcher(body);
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " in " + body);
        }
        return matcher.group(1)
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
