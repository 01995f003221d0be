package com.rundiffusion.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.rejection.Fixer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.broker.provider.IdentityProviderFactory;
import org.keycloak.provider.ProviderFactory;

/** The names that others build upon are those that the page for them promises. */
class StableNamesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/theme-resources/templates");

    private final String page = text();

    private static String text() {
        try {
            return Files.readString(Path.of("../docs/extending.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everySettingOfTheRealmIsThere() {
        List<String> settings = Stream.of(SsoSettings.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(StableNamesTest::value)
                .toList();
        assertThat(settings).hasSizeGreaterThan(3).allSatisfy(this::isPromised);
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** But for the one of the flow that stands where Keycloak wants one. */
    @Test
    void everyStepAndTheProviderAreThere() {
        assertThat(ours(AuthenticatorFactory.class).filter(id -> !id.equals("sso-new-person")))
                .hasSize(3)
                .allSatisfy(this::isPromised);
        assertThat(ours(IdentityProviderFactory.class)).hasSize(1).allSatisfy(this::isPromised);
    }

    private static <F extends ProviderFactory<?>> Stream<String> ours(Class<F> kind) {
        return ServiceLoader.load(kind).stream()
                .filter(provider -> provider.type().getName().startsWith("com.rundiffusion."))
                .map(provider -> provider.get().getId());
    }

    @Test
    void everyTemplateIsThere() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".ftl")))
                    .isNotEmpty()
                    .allSatisfy(this::isPromised);
        }
    }

    /** What the page promises to a template, ours shows too. */
    @ParameterizedTest
    @ValueSource(strings = {"email-first", "rejection", "rejection-gone", "sign-in-help"})
    void aTemplateGetsTheAttributesThatArePromised(String name) throws IOException {
        String template = Files.readString(TEMPLATES.resolve(name + ".ftl"));
        String row = page.lines()
                .filter(line -> line.startsWith("| `" + name + ".ftl` |"))
                .findFirst()
                .orElseThrow();
        List<String> attributes = Pattern.compile("`(\\w+)`")
                .matcher(row)
                .results()
                .map(found -> found.group(1))
                .filter(word -> Stream.of(Fixer.values()).map(Fixer::key).noneMatch(word::equals))
                .toList();
        assertThat(attributes)
                .isNotEmpty()
                .allSatisfy(attribute -> assertThat(template).containsPattern("\\b" + attribute + "\\b"));
    }

    private void isPromised(String name) {
        assertThat(page).contains("`" + name + "`");
    }
}
