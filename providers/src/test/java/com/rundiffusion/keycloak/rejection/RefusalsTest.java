package com.rundiffusion.keycloak.rejection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.TrackedDocument;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Makes {@code docs/refusals.md} from the codes, what their Javadoc says, and the English sentences of the page. */
final class RefusalsTest {

    private static final TrackedDocument DOCUMENT = new TrackedDocument("refusals.md");
    private static final Path SOURCE = Path.of("src/main/java/com/rundiffusion/keycloak/rejection/RejectionCode.java");
    private static final Path MESSAGES = Path.of("src/main/resources/theme-resources/messages");
    private static final List<String> OTHER_LANGUAGES = List.of("de", "es", "fr", "ja", "pt");
    private static final Pattern DOCUMENTED = Pattern.compile("/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s+([A-Z_]+)\\(");
    private static final String APP = "RunDiffusion";

    private static final Map<Fixer, String> WHO = new EnumMap<>(Map.of(
            Fixer.USER, "the user",
            Fixer.CUSTOMER_ADMIN, "the enterprise's Microsoft Entra administrator",
            Fixer.OPERATOR, "operations, or the developers of the app",
            Fixer.MICROSOFT, "Microsoft"));

    /** What operations do, which the page does not tell the user. */
    private static final Map<RejectionCode, String> OPERATIONS = new EnumMap<>(Map.of(
            RejectionCode.ENTERPRISE_UNAVAILABLE,
            "Look at the enterprise's `status`. If it is to go on, make it `active` ([how](enterprises.md#one-customer)).",
            RejectionCode.SIGNATURE_INVALID,
            "Add the new certificate to `certificates`, or give the enterprise its `metadataUrl`, by which renewed certificates"
                    + " come by themselves ([more](upkeep.md#metadata)).",
            RejectionCode.EMAIL_DOMAIN_FOREIGN,
            "If the address is right, add its domain to the enterprise's `domains`. For guests, who have addresses of other"
                    + " companies, set `otherDomains` to `unverified`. If the page says that the address belongs to another company,"
                    + " neither helps: the user signs in at that company, or gets an account with another address.",
            RejectionCode.REQUEST_INVALID,
            "`actual` names Keycloak's message. If an app sent the request, its developers mend it"
                    + " ([what a request may hold](app-integration.md)). If an old bookmark did, the user begins from the app.",
            RejectionCode.LEVEL_UNAVAILABLE,
            "Ask the app's developers to take the essential `acr` out of the request.",
            RejectionCode.ACCOUNT_DISABLED,
            "Look at the account in Keycloak's console. If it is gone, the next sign-in makes a new one.",
            RejectionCode.UNEXPECTED,
            "Look into the log of the node: it has the exception at this time, as `ERROR`."));

    private static final String HEAD = """
            # Refusals

            When a sign-in is refused, the user reads a page with a sentence and a reference. Below is each code that can stand behind
            it, for the helpdesk and for operations: what the page says, what has happened, who can mend it, and how. The same code
            stands in the stored event (`reason`), in the log, in the metric `sso_rejections_total` and in the answer to a
            [look-up of the reference](enterprises.md#somebody-was-refused).

            Where no code is at hand, begin with the [symptoms](troubleshooting.md). The other list of codes, of what can be wrong in an
            enterprise's document, is [onboarding-errors.md](onboarding-errors.md).

            Written by `RefusalsTest` from `RejectionCode` and the English messages; change those, not this file.
            Numbers are sections of *SAML 2.0 Core* where no other document is named.
            """;

    @Test
    @Tag("document")
    void theDocumentSaysWhatTheCodesAndTheirMessagesSay() throws IOException {
        DOCUMENT.mustSay(HEAD + index() + titles() + sections());
    }

    private static String index() {
        Map<Fixer, List<RejectionCode>> byFixer =
                Arrays.stream(RejectionCode.values()).collect(groupingBy(RejectionCode::fixer));
        return "\n| who can mend it | codes |\n| --- | --- |\n"
                + Arrays.stream(Fixer.values())
                        .filter(byFixer::containsKey)
                        .map(fixer -> "| " + WHO.get(fixer) + " | "
                                + byFixer.get(fixer).stream()
                                        .map(code -> "[" + code.key() + "](#" + code.key() + ")")
                                        .collect(joining(", "))
                                + " |\n")
                        .collect(joining());
    }

    /** A caller reads the heading, in the language of their browser. */
    private static String titles() throws IOException {
        StringBuilder table =
                new StringBuilder("\n## By the heading of the page\n| en | " + String.join(" | ", OTHER_LANGUAGES)
                        + " | code |\n|" + " --- |".repeat(OTHER_LANGUAGES.size() + 2) + "\n");
        Map<String, Properties> others = new TreeMap<>();
        for (String language : OTHER_LANGUAGES) {
            others.put(language, messages(language));
        }
        Properties english = messages("en");
        Arrays.stream(RejectionCode.values())
                .sorted(Comparator.comparing(code -> said(english, title(code))))
                .forEach(code -> table.append("| ")
                        .append(said(english, title(code)))
                        .append(" | ")
                        .append(OTHER_LANGUAGES.stream()
                                .map(language -> said(others.get(language), title(code)))
                                .collect(joining(" | ")))
                        .append(" | [" + code.key() + "](#" + code.key() + ") |\n"));
        return table.toString();
    }

    private static String title(RejectionCode code) {
        return "rejection." + code.key() + ".title";
    }

    private static String sections() throws IOException {
        Properties messages = messages("en");
        Map<String, String> causes = causes();
        return Arrays.stream(RejectionCode.values())
                .map(code -> section(code, messages, causes.get(code.name())))
                .collect(joining());
    }

    private static String section(RejectionCode code, Properties messages, String cause) {
        return """

                ## %s
                %s

                - Cause: %s
                - Who: %s
                %s
                """.formatted(code.key(), sentences(code, messages), cause, WHO.get(code.fixer()), mend(code, messages));
    }

    /** Most have one; the reason behind a code can have a sentence of its own. */
    private static String sentences(RejectionCode code, Properties messages) {
        String prefix = "rejection." + code.key() + ".";
        return messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix + "text"))
                .sorted()
                .map(key -> "> **" + said(messages, prefix + "title") + ".** " + said(messages, key))
                .collect(joining("\n>\n> or\n>\n"));
    }

    private static String mend(RejectionCode code, Properties messages) {
        Stream<String> user = code.fixer() == Fixer.USER ? Stream.of("- User: " + user(code)) : Stream.empty();
        Stream<String> administrator =
                code.setting().stream().map(setting -> "- In Entra: " + entra(setting, messages));
        Stream<String> operations = Stream.ofNullable(OPERATIONS.get(code)).map(advice -> "- Operations: " + advice);
        return Stream.of(user, administrator, operations)
                .flatMap(lines -> lines)
                .collect(joining("\n"));
    }

    private static String user(RejectionCode code) {
        if (code == RejectionCode.LOGIN_UNKNOWN) {
            return "Allow cookies of the sso host, then begin again from the app, in one browser.";
        }
        return code.isAboutAccount()
                ? "Press \"Use another account\" on the page, or sign out in the app first."
                : "Begin again from the app or with the sign-in link, not from a bookmark of a sign-in page and not by the back"
                        + " button.";
    }

    private static String entra(EntraSetting setting, Properties messages) {
        return setting == EntraSetting.NONE
                ? "There is nothing to set: Entra sends this part by itself. Look for what changes the answer on its way, such as a"
                        + " proxy or an extension of the browser, and try from another network."
                : said(messages, "rejection.entra." + setting.key());
    }

    private static String said(Properties messages, String key) {
        return new MessageFormat(messages.getProperty(key)).format(new Object[] {APP});
    }

    /** By the constant's name. */
    private static Map<String, String> causes() throws IOException {
        Map<String, String> causes = DOCUMENTED
                .matcher(Files.readString(SOURCE))
                .results()
                .collect(toMap(found -> found.group(2), found -> plain(found.group(1))));
        assertThat(causes.keySet())
                .containsAll(
                        Arrays.stream(RejectionCode.values()).map(Enum::name).toList());
        return causes;
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\n\\s*\\*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .trim();
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve("messages_" + language + ".properties"))) {
            messages.load(reader);
        }
        return messages;
    }
}
