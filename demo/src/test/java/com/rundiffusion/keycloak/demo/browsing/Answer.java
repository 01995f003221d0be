package com.rundiffusion.keycloak.demo.browsing;

import org.eclipse.jetty.http.HttpFields;

/** What came back, and the URL that a browser would show then. */
public record Answer(String url, int status, HttpFields headers, String body) {

    public String location() {
        return headers.get("Location");
    }
}
