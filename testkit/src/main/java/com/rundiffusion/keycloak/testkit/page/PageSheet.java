package com.rundiffusion.keycloak.testkit.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** All pictures of a page on one sheet: light and dark, on a phone and on a desktop. */
public final class PageSheet {

    /** The reference is another one each time; a picture in the documents should not be. */
    private static final String SAME_EACH_TIME = """
            () => {
                const texts = {reference: '0D4K2-M9XD1', time: '2026-01-31 12:00:00 UTC'};
                for (const [id, text] of Object.entries(texts)) {
                    document.querySelectorAll('#' + id).forEach(element => element.textContent = text);
                }
            }""";

    private final List<String> pictures = new ArrayList<>();

    /** Takes a page's pictures. */
    public void add(Page page) {
        page.evaluate(SAME_EACH_TIME);
        for (Look look : Look.values()) {
            look.put(page);
            byte[] picture = page.screenshot(new ScreenshotOptions().setFullPage(true));
            pictures.add(Base64.getEncoder().encodeToString(picture));
        }
    }

    /** @param blank any page, whose content is replaced */
    public void write(Page blank, Picture sheet) {
        blank.setViewportSize(1660, 900);
        String images = pictures.stream()
                .map(picture -> "<img src='data:image/png;base64," + picture + "'>")
                .collect(Collectors.joining());
        blank.setContent("""
                <style>
                    body { margin: 0; padding: 16px; display: flex; flex-wrap: wrap; justify-content: center; gap: 16px; background: #888; }
                    img { width: 560px; align-self: start; }
                    img:nth-child(even) { width: 219px; }
                </style>""" + images);
        sheet.take(blank);
    }
}
