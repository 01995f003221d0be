package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.Html.element;

import com.rundiffusion.keycloak.entra.saml.Claims;
import com.rundiffusion.keycloak.entra.saml.SigningCertificate;
import java.util.List;
import java.util.Optional;

/** What the customer's administrator sees of the application, and what a user sees of it in My Apps. */
final class AdministratorPages {

    static final String CERTIFICATE_PATH = "/portal/certificate.cer";

    private AdministratorPages() {}

    static Html index(List<EntraTenant> tenants) {
        Html list = element("div").with("class", "tiles");
        tenants.forEach(tenant -> list.add(element(
                        "section",
                        element("h2", tenant.displayName()),
                        element("p", tenant.id()).with("class", "id"),
                        element(
                                "p",
                                Page.link("My Apps", tenant.myAppsUrl()),
                                " · ",
                                Page.link("Single sign-on settings", tenant.portalUrl())))
                .with("class", "tile")));
        return Page.wide(
                "Simulated Microsoft Entra ID",
                element("h1", "Tenants"),
                element("p", "Each tenant has its own users and its own RunDiffusion.com application."),
                list);
    }

    static Html myApps(EntraTenant tenant, Optional<EntraUser> user) {
        EnterpriseApplication application = tenant.application();
        String opens = application.signOnUrl().orElse(tenant.myAppsUrl() + "/open");
        String how = application.signOnUrl().isPresent() ? "Opens its Sign on URL" : "Posts a response, no URL is set";
        Html tile = element(
                        "a",
                        Page.initials(application.displayName()),
                        element("strong", application.displayName()),
                        element("small", how))
                .with("class", "tile app")
                .with("href", opens);
        Html who = user.map(it -> element(
                        "p",
                        "Signed in as " + it.displayName() + ". ",
                        Page.link("Sign out", tenant.url() + "/signout")))
                .orElse(element("p", "Not signed in: you will be asked for an account."));
        return Page.wide(
                "My Apps",
                element("h1", "My Apps"),
                element("p", tenant.displayName()),
                who,
                element("div", tile).with("class", "tiles"));
    }

    static Html portal(EntraTenant tenant) {
        EnterpriseApplication application = tenant.application();
        Html urls = element("dl");
        handedOver(urls, "Login URL", tenant.loginUrl());
        handedOver(urls, "Microsoft Entra Identifier", tenant.identifier());
        row(urls, "Logout URL", tenant.loginUrl());
        return Page.wide(
                "Single sign-on",
                element("p", tenant.displayName() + " › Enterprise applications › " + application.displayName()),
                element("h1", "SAML-based sign-on"),
                MistakePages.state(tenant),
                element(
                        "p",
                        "The five values with a mark are what the administrator hands over. ",
                        Page.link("Users and groups", tenant.url() + PeoplePages.PATH),
                        " · ",
                        Page.link("Provisioning", tenant.url() + ProvisioningPages.PATH)),
                section(
                        "1",
                        "Basic SAML Configuration",
                        element("div", basic(application), upload(tenant), logoutUrl(tenant))),
                section("2", "Attributes & Claims", claims(application.changedClaims())),
                section("3", "SAML Certificates", certificates(tenant)),
                section("4", "Set up " + application.displayName(), urls),
                section("5", "Test single sign-on", test(tenant)),
                section("›", "Properties", properties(application)),
                section("›", "Users and groups", users(tenant)),
                section("!", "Mistakes on purpose", MistakePages.table(tenant)).with("id", "mistakes"));
    }

    private static Html properties(EnterpriseApplication application) {
        Html properties = element("dl");
        row(properties, "Name", application.displayName());
        row(properties, "Assignment required?", application.assignmentRequired() ? "Yes" : "No");
        return properties;
    }

    /** Who gets in. */
    private static Html users(EntraTenant tenant) {
        Html users = element("dl");
        tenant.users().stream()
                .filter(tenant::admits)
                .forEach(user -> row(users, user.displayName(), user.userPrincipalName()));
        return users;
    }

    private static Html basic(EnterpriseApplication application) {
        Html basic = element("dl");
        application.identifiers().forEach(identifier -> handedOver(basic, "Identifier (Entity ID)", identifier));
        application
                .replyUrls()
                .forEach(url -> row(
                        basic, url.equals(application.defaultReplyUrl()) ? "Reply URL (default)" : "Reply URL", url));
        handedOver(basic, "Sign on URL", application.signOnUrl().orElse("not set (optional)"));
        row(basic, "Relay State", application.relayState().orElse("not set (optional)"));
        return basic;
    }

    private static Html upload(EntraTenant tenant) {
        return element(
                        "form",
                        element("label", "Upload metadata file").with("for", "file"),
                        element("input")
                                .with("type", "file")
                                .with("name", "file")
                                .with("id", "file"),
                        element("button", "Add"))
                .with("method", "post")
                .with("enctype", "multipart/form-data")
                .with("action", tenant.portalUrl() + "/metadata");
    }

    private static Html logoutUrl(EntraTenant tenant) {
        return PortalForm.of(
                tenant.portalUrl(),
                PortalForm.text(
                        "url",
                        "Logout Url (Optional)",
                        tenant.application().logoutUrl().orElse("")),
                PortalForm.button("logout-url", "Save"));
    }

    private static Html claims(ChangedClaims changed) {
        Html claims = element("dl");
        row(claims, "givenname", "user.givenname");
        row(claims, "surname", "user.surname");
        row(claims, "emailaddress", changed.attribute(Claims.EMAIL_ADDRESS, "user.mail"));
        row(claims, "name", "user.userprincipalname");
        row(claims, "Unique User Identifier", "user.userprincipalname");
        return claims;
    }

    private static Html certificates(EntraTenant tenant) {
        EnterpriseApplication application = tenant.application();
        SigningCertificate active = application.certificates().active();
        Html signing = element("dl");
        row(signing, "Status", active.validAt(tenant.now()) ? "Active" : "Expired");
        row(signing, "Thumbprint", active.thumbprint());
        row(signing, "Expiration", active.certificate().getNotAfter().toInstant());
        application.certificates().all().stream()
                .filter(one -> !one.equals(active))
                .forEach(one -> row(signing, "Inactive", one.thumbprint()));
        row(signing, "Signing Option", application.signingOption().label());
        row(signing, "Signing Algorithm", application.signingAlgorithm().label());
        handedOver(signing, "Certificate (Base64)", Page.link("Download", tenant.url() + CERTIFICATE_PATH));
        row(signing, "App Federation Metadata Url", Page.link(tenant.metadataUrl(), tenant.metadataUrl()));
        return signing;
    }

    static Html section(String number, String title, Html content) {
        return element("section", element("h2", element("b", number), title), content)
                .with("class", "settings");
    }

    static void row(Html list, String term, Object value) {
        list.add(element("dt", term), element("dd", value));
    }

    private static void handedOver(Html list, String term, Object value) {
        list.add(element("dt", term).with("class", "handed-over"), element("dd", value));
    }

    private static Html test(EntraTenant tenant) {
        EnterpriseApplication application = tenant.application();
        Html choice = element("select").with("name", "replyUrl").with("id", "replyUrl");
        application.replyUrls().forEach(url -> {
            Html option = element("option", url);
            choice.add(url.equals(application.defaultReplyUrl()) ? option.with("selected") : option);
        });
        return element(
                        "form",
                        element("label", "Reply URL").with("for", "replyUrl"),
                        choice,
                        element("button", "Test").with("class", "primary"))
                .with("action", tenant.portalUrl() + "/test");
    }
}
