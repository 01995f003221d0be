package com.rundiffusion.keycloak.testkit.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;

/** What a page is seen on, and how its reader likes it. */
enum Look {
    DESKTOP_LIGHT(960, 720, ColorScheme.LIGHT, true),
    PHONE_LIGHT(375, 720, ColorScheme.LIGHT, false),
    DESKTOP_DARK(960, 720, ColorScheme.DARK, false),
    PHONE_DARK(375, 720, ColorScheme.DARK, true);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    /** Both schemes and both devices once. */
    private final boolean tellsAxeSomething;

    Look(int width, int height, ColorScheme scheme, boolean tellsAxeSomething) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
        this.tellsAxeSomething = tellsAxeSomething;
    }

    void put(Page page) {
        page.setViewportSize(width, height);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
    }

    boolean tellsAxeSomething() {
        return tellsAxeSomething;
    }
}
