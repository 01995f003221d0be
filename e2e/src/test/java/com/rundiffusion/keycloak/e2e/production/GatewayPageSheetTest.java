package com.rundiffusion.keycloak.e2e.production;

import static com.rundiffusion.keycloak.testkit.server.RunningGateway.APP;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.testkit.journey.HeadlessChromium;
import com.rundiffusion.keycloak.testkit.page.PageSheet;
import com.rundiffusion.keycloak.testkit.page.Picture;
import com.rundiffusion.keycloak.testkit.server.RunningGateway;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Makes the picture of the gateway's own page. */
@Tag("long")
@Tag("picture")
public final class GatewayPageSheetTest {

    public static final Picture PICTURE = new Picture("pages/gateway-unavailable");

    @RegisterExtension
    private static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void itIsPicturedInBothBrands() {
        GATEWAY.firebase().answers(0, Map.of(), "");
        PageSheet sheet = new PageSheet();
        try (HeadlessChromium chromium =
                new HeadlessChromium(Map.of("*", GATEWAY.nginx().httpsPort()))) {
            for (String host : List.of(APP, "app.runnit.ai")) {
                Page page = chromium.unused().newPage();
                page.navigate("https://" + host + "/__/auth/iframe");
                assertThat(page.locator("h1").innerText()).isEqualTo("One moment, please");
                sheet.add(page);
            }
            sheet.write(chromium.unused().newPage(), PICTURE);
        }
    }
}
