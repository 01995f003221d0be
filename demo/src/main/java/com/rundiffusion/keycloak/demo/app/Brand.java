package com.rundiffusion.keycloak.demo.app;

import com.nimbusds.oauth2.sdk.id.ClientID;
import com.rundiffusion.keycloak.entra.Sites;
import java.util.List;

/** What tells the two apps apart. */
public enum Brand {
    RUNDIFFUSION(
            "rundiffusion",
            "RunDiffusion",
            "Make the picture in your head.",
            "Your studio for generated images: open a workspace, pick a model, and share what comes out with your team."),
    RUNNIT(
            "runnit",
            "Runnit",
            "Every model, one canvas.",
            "Stills, motion and sound in one place: sketch an idea, run it, and hand it to your team in minutes.");

    private final String clientId;
    private final String title;
    private final String promise;
    private final String pitch;

    Brand(String clientId, String title, String promise, String pitch) {
        this.clientId = clientId;
        this.title = title;
        this.promise = promise;
        this.pitch = pitch;
    }

    ClientID clientId() {
        return new ClientID(clientId);
    }

    /** What its stylesheet and pictures are named after. */
    public String getKey() {
        return clientId;
    }

    public String getTitle() {
        return title;
    }

    public String getPromise() {
        return promise;
    }

    public String getPitch() {
        return pitch;
    }

    Brand other() {
        return this == RUNDIFFUSION ? RUNNIT : RUNDIFFUSION;
    }

    /** Where it is served, its own address first. */
    List<String> origins(Sites sites) {
        return this == RUNDIFFUSION
                ? List.of(sites.rundiffusionApp(), sites.rundiffusionWww())
                : List.of(sites.runnitApp(), sites.runnitWww());
    }
}
