package com.rundiffusion.keycloak.e2e.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.testkit.machine.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the document shows of a recipe is what {@link RecipesTest} runs. */
class RecipesDocumentTest {

    @Test
    void everyScriptInTheDocumentStandsInARecipe() throws IOException {
        List<String> recipes = List.of(text("recipes/single-page-app/sign-in.js"), text("recipes/api/api.mjs"));
        String[] parts = text("docs/app-integration.md").split("```");
        List<String> scripts = IntStream.range(0, parts.length)
                .filter(i -> i % 2 == 1)
                .mapToObj(i -> parts[i])
                .filter(part -> part.startsWith("js\n"))
                .map(part -> part.substring(3))
                .toList();
        for (String recipe : List.of("new UserManager(", "await jwtVerify(")) {
            assertThat(scripts)
                    .filteredOn(script -> script.contains(recipe))
                    .singleElement()
                    .satisfies(script -> assertThat(recipes).anyMatch(text -> text.contains(script)));
        }
    }

    private static String text(String file) throws IOException {
        return Files.readString(Checkout.file(file));
    }
}
