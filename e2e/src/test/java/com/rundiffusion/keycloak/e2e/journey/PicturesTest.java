package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.e2e.production.GatewayPageSheetTest;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.page.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pictures of the documents. They differ by machine, so that only their names can be compared. */
class PicturesTest {

    private static final Path SCREENS = Checkout.file("docs/screens");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]*]\\(([^)]+)\\)");

    @Test
    void thoseInTheFolderAreThoseThatTheProfileMakes() throws IOException {
        List<String> made = Stream.of(
                        Stream.of(Screen.values()).map(Screen::picture),
                        Stream.of(LoginPage.values()).map(LoginPage::picture),
                        Stream.of(GatewayPageSheetTest.PICTURE))
                .flatMap(pictures -> pictures)
                .map(Picture::name)
                .toList();
        try (Stream<Path> files = Files.walk(SCREENS)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> SCREENS.relativize(file).toString()))
                    .as("`mvn -Ppictures` makes the missing ones; remove the others")
                    .containsExactlyInAnyOrderElementsOf(
                            made.stream().map(name -> name + ".png").toList());
        }
    }

    @Test
    void thoseThatADocumentShowsAreThere() throws IOException {
        try (Stream<Path> documents = Stream.concat(
                Stream.of(Checkout.file("README.md"), Checkout.file("themes/README.md")),
                Files.walk(Checkout.file("docs")).filter(file -> file.toString().endsWith(".md")))) {
            assertThat(documents.flatMap(PicturesTest::shown))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(picture -> assertThat(picture).exists());
        }
    }

    private static Stream<Path> shown(Path document) {
        try {
            return PICTURE.matcher(Files.readString(document))
                    .results()
                    .map((MatchResult link) -> document.resolveSibling(link.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
