package com.rundiffusion.keycloak.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.e2e.production.GatewayPageSheetTest;
import com.rundiffusion.keycloak.e2e.setup.SetupScreen;
import com.rundiffusion.keycloak.testkit.machine.Checkout;
import com.rundiffusion.keycloak.testkit.page.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pictures of the documents. They differ by machine, so that only their names can be compared. */
class PicturesTest {

    private static final Path SCREENS = Checkout.file("docs/screens");

    @Test
    void thoseInTheFolderAreThoseThatTheProfileMakes() throws IOException {
        List<String> made = Stream.of(
                        Stream.of(Screen.values()).map(Screen::picture),
                        Stream.of(LoginPage.values()).map(LoginPage::picture),
                        Stream.of(SetupScreen.values()).map(SetupScreen::picture),
                        Stream.of(GatewayPageSheetTest.PICTURE))
                .flatMap(pictures -> pictures)
                .map(Picture::name)
                .toList();
        try (Stream<Path> files = Files.walk(SCREENS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".png"))
                            .map(file -> SCREENS.relativize(file).toString()))
                    .as("`mvn -Ppictures` makes the missing ones; remove the others")
                    .containsExactlyInAnyOrderElementsOf(
                            made.stream().map(name -> name + ".png").toList());
        }
    }
}
