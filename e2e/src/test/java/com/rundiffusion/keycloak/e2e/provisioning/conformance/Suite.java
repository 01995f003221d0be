package com.rundiffusion.keycloak.e2e.provisioning.conformance;

/** What others test an endpoint with. */
enum Suite {
    VALIDATOR(ValidatorReplayTest.class, "Microsoft's validator", """
            [scimvalidator.microsoft.com](https://scimvalidator.microsoft.com) cannot be downloaded: its tests are replayed by their
            names, from the reports that it writes. They are 24 or 25, as reports count them, and 7 in preview."""),
    GALLERY(GalleryReplayTest.class, "Microsoft's gallery suite", """
            It runs in Azure, against a tenant: its 25 tests are replayed by their names, from their description. What goes through
            Entra there goes through the [simulated Entra](entra-simulator.md) here."""),
    POSTMAN(PostmanTest.class, "Microsoft's Postman collection", """
            Run by newman, as it is but for the [patches](#patches); a request that checks nothing must be answered by a 2xx. The
            collection is no part of this project: it is read where it lies beside the checkout."""),
    CLIENTS(ForeignClientsTest.class, "Clients of others", """
            Goldfish is `scim-sdk-client`: each resource is held against the schemas that it has read here. UnboundID is
            `scim2-sdk-client`, which takes nothing that is not in schemas of its own.""");

    private final Class<?> tests;
    private final String title;
    private final String about;

    Suite(Class<?> tests, String title, String about) {
        this.tests = tests;
        this.title = title;
        this.about = about;
    }

    Class<?> tests() {
        return tests;
    }

    String title() {
        return title;
    }

    String about() {
        return about;
    }
}
