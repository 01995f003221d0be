package com.rundiffusion.keycloak.testkit.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.entra.Sites;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;

/** Where a {@link Browser} came to: the answer that was no redirect, and the page in it. */
public record Arrival(String url, int status, HttpFields headers, String body) {

    private static final String POSTS_ITSELF = "document.forms[0].submit()";
    private static final Pattern FIELD = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    /** Scheme and host. */
    public String origin() {
        return url.substring(0, url.indexOf('/', "https://".length()));
    }

    public String host() {
        return Sites.host(origin());
    }

    /** The code of the refusal that the page shows; empty when it shows none. */
    public String rejection() {
        return find("data-rejection=\"([^\"]*)\"").orElse("");
    }

    /** Whether an element of the page has this id. */
    public boolean has(String id) {
        return body.contains(" id=\"" + id + "\"");
    }

    /** What stands in the element with this id; empty when there is none. */
    public String text(String id) {
        return find("(?s) id=\"" + id + "\"[^>]*>(.*?)</(?:p|code|h1|dd|dl|a|button|span|main|pre)>")
                .map(Arrival::words)
                .orElse("");
    }

    /** All that a person could read there, unfolded. */
    public String text() {
        return words(body.replaceFirst("(?s).*<body[^>]*>", ""));
    }

    public String title() {
        return find("(?s)<h1[^>]*>(.*?)</h1>").map(Arrival::words).orElse("");
    }

    /** The sentence above the form that asks for the address; empty when there is none. */
    public String message() {
        return text("message");
    }

    private static String words(String html) {
        return unescaped(html.replaceAll("<[^>]*>", " "))
                .replaceAll("\\s+", " ")
                .trim();
    }

    /** An attribute of the first element with this id or class. */
    public String attribute(String id, String name) {
        return find("<[^<>]*? (?:id|class)=\"(?:[^\"]* )?" + id + "(?: [^\"]*)?\"[^>]*>")
                .map(element -> Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(element))
                .filter(Matcher::find)
                .map(matcher -> unescaped(matcher.group(1)))
                .orElseThrow(() -> new IllegalStateException("No " + name + " of #" + id + " on " + this));
    }

    /** Checks that this is the page of an app for somebody who is in. */
    public Arrival isSignedIn() {
        return isAt("signed-in");
    }

    /** Checks that this is the page of an app that offers to sign in. */
    public Arrival isSignedOut() {
        return isAt("signed-out");
    }

    private Arrival isAt(String id) {
        assertThat(has(id)).as("%s at %s", id, this).isTrue();
        return this;
    }

    /** Checks that this is our own page that asks for the work e-mail address. */
    public Arrival asksForAddress() {
        return isAt("email");
    }

    /** Checks that this is the page of an Entra that lets a person choose who they are. */
    public Arrival offersAccounts() {
        assertThat(body).as("accounts at %s", this).contains("class=\"account\"");
        return this;
    }

    boolean postsItself() {
        return body.contains(POSTS_ITSELF);
    }

    /** Where the page's first form goes. */
    String action() {
        return find("<form[^>]* action=\"([^\"]*)\"")
                .map(Arrival::unescaped)
                .orElseThrow(() -> new IllegalStateException("No form on " + this));
    }

    /** The fields that a person does not see. */
    Map<String, String> hidden() {
        Map<String, String> fields = new LinkedHashMap<>();
        FIELD.matcher(body).results().forEach(field -> fields.put(field.group(1), unescaped(field.group(2))));
        return fields;
    }

    private Optional<String> find(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(body);
        return matcher.find() ? Optional.of(matcher.group(matcher.groupCount())) : Optional.empty();
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Override
    public String toString() {
        return url + " (" + status + "): " + text();
    }
}
