package com.rundiffusion.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.realm.SsoSettings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    private void isPromised(String name) {
        assertThat(page).contains("`" + name + "`");
    }
}
