package com.rundiffusion.keycloak.e2e.security;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import com.rundiffusion.keycloak.TrackedDocument;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Makes {@code docs/security-cases.md} from the cases and the tests that bear their tags. */
class SecurityCasesTest {

    private static final TrackedDocument DOCUMENT = new TrackedDocument("security-cases.md");
    private static final Map<SecurityCase, Set<String>> TESTS = new EnumMap<>(SecurityCase.class);

    private static final String HEAD = """
            # Attacks, and what becomes of them

            A1 to A38 are each one change to a good, freshly signed answer, posted to a real Keycloak with this extension; the class
            of each test has a control that gets in. "Refuses" means: a page with a 4xx status on the sso host, one stored event with
            enterprise, app and reason, one more on the counter of that reason, and no account, link, session or setting changed.
            Where no login of the company waits and it signed nothing, the page is that of a company that does not exist, and only
            the comparison remains.

            One case alone: `mvn verify -Dgroups=A24`. Stock is Keycloak 26.7.3 as it comes, set up by its own rules; **bold** is what
            it lets through. What is promised beyond this table is in [security.md](security.md).

            Written by `SecurityCasesTest` from the tests themselves; change those, not this file.

            | | Attack | Stock Keycloak | This product | Shown by |
            | --- | --- | --- | --- | --- |
            """;

    @BeforeAll
    static void findTests() {
        LauncherDiscoveryRequest ours = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage("com.rundiffusion.keycloak.e2e"))
                .build();
        TestPlan plan = LauncherFactory.create().discover(ours);
        plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .forEach(SecurityCasesTest::add);
    }

    private static void add(TestIdentifier test) {
        test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .ifPresent(method -> test.getTags().stream()
                        .map(TestTag::getName)
                        .filter(name -> name.matches("A\\d+"))
                        .map(SecurityCase::valueOf)
                        .forEach(one -> TESTS.computeIfAbsent(one, any -> new TreeSet<>())
                                .add(name(method))));
    }

    private static String name(MethodSource method) {
        String type = method.getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.getMethodName();
    }

    @Test
    void eachCaseIsTried() {
        assertThat(SecurityCase.values()).allSatisfy(one -> assertThat(TESTS).containsKey(one));
    }

    @Test
    @Tag("document")
    void theDocumentNamesThem() throws IOException {
        DOCUMENT.mustSay(HEAD
                + Stream.of(SecurityCase.values()).map(SecurityCasesTest::row).collect(joining()));
    }

    private static String row(SecurityCase one) {
        String tests = TESTS.getOrDefault(one, Set.of()).stream()
                .map(test -> "`" + test + "`")
                .collect(joining(", "));
        return Stream.of(one.name(), one.attack(), one.stock(), one.ours(), tests)
                .collect(joining(" | ", "| ", " |\n"));
    }
}
