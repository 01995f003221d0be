package com.rundiffusion.keycloak.entra;

import static com.rundiffusion.keycloak.entra.Html.element;

import com.rundiffusion.keycloak.entra.saml.RedirectBinding;
import com.rundiffusion.keycloak.entra.saml.TestRequest;
import java.util.Optional;

/** Microsoft's portal, as far as it is about one application: its pages, and what their forms do. */
final class Portal {

    private Portal() {}

    /** @param path below the tenant's */
    static Answer answer(EntraTenant tenant, String path, Visit visit) {
        return switch (path) {
            case "portal" -> portal(tenant, visit);
            case "portal/people" -> people(tenant, visit);
            case "portal/provisioning" -> provisioning(tenant, visit);
            case "portal/mistakes" -> mistakes(tenant, visit);
            case "portal/metadata" -> uploaded(tenant, visit);
            case "portal/certificate.cer" -> certificate(tenant.application());
            case "portal/test" -> test(tenant, visit.query("replyUrl"));
            default -> Answer.failure(404, Page.card("Not found", element("h1", "There is nothing here")));
        };
    }

    /** "Upload metadata file" in "Basic SAML Configuration"; a file that is none changes nothing. */
    private static Answer uploaded(EntraTenant tenant, Visit visit) {
        try {
            UploadedMetadata.read(visit.file("file").orElse("")).enterIn(tenant.application());
            return Answer.redirect(tenant.portalUrl());
        } catch (IllegalArgumentException none) {
            return Answer.failure(400, Page.card("No metadata", element("h1", "This is no metadata file")));
        }
    }

    private static Answer certificate(EnterpriseApplication application) {
        return Answer.text(
                        "application/octet-stream",
                        application.certificates().active().pem())
                .header("Content-Disposition", "attachment; filename=\"" + application.displayName() + ".cer\"");
    }

    /** An empty Logout URL is none. */
    private static Answer portal(EntraTenant tenant, Visit visit) {
        if (!visit.isPost()) {
            return Answer.page(AdministratorPages.portal(tenant));
        }
        String url = visit.field("url").strip();
        if (!visit.field(PortalForm.DO).equals("logout-url") || !(url.isEmpty() || url.matches("https?://\\S+"))) {
            return unknownWord();
        }
        tenant.application().logoutUrl(url.isEmpty() ? null : url);
        return Answer.redirect(tenant.portalUrl());
    }

    private static Answer people(EntraTenant tenant, Visit visit) {
        if (!visit.isPost()) {
            return Answer.page(new PeoplePages(tenant).page());
        }
        return new PeopleActions(tenant).act(visit.field(PortalForm.DO), visit)
                ? Answer.redirect(tenant.url() + PeoplePages.PATH)
                : unknownWord();
    }

    private static Answer provisioning(EntraTenant tenant, Visit visit) {
        ProvisioningPages pages = new ProvisioningPages(tenant);
        if (!visit.isPost()) {
            return Answer.page(pages.page(Optional.empty()));
        }
        return new ProvisioningActions(tenant)
                .act(visit.field(PortalForm.DO), visit)
                .map(said -> Answer.page(pages.page(Optional.of(said))))
                .orElseGet(Portal::unknownWord);
    }

    private static Answer unknownWord() {
        return Answer.failure(400, Page.card("Not possible", element("h1", "There is nothing to do by that name")));
    }

    /** Makes one, takes one back, or all; a word that is none changes nothing. */
    private static Answer mistakes(EntraTenant tenant, Visit visit) {
        Mistakes mistakes = tenant.application().mistakes();
        Optional<Mistake> made = Mistake.of(visit.form("make"));
        Optional<Mistake> undone = Mistake.of(visit.form("undo"));
        boolean reset = visit.form("reset") != null;
        if (made.isEmpty() && undone.isEmpty() && !reset) {
            return Answer.failure(400, Page.card("No such mistake", element("h1", "There is no such mistake")));
        }
        if (reset) {
            mistakes.reset();
        }
        undone.ifPresent(mistakes::undo);
        made.ifPresent(mistake -> mistakes.make(mistake, tenant));
        return Answer.redirect(tenant.portalUrl());
    }

    /** "Test": the browser brings an ordinary request, but for its ID. */
    private static Answer test(EntraTenant tenant, String replyUrl) {
        String issuer = tenant.application().identifiers().get(0);
        String xml = TestRequest.toXml(issuer, tenant.loginUrl(), replyUrl, tenant.now());
        return Answer.redirect(tenant.loginUrl() + "?SAMLRequest=" + RedirectBinding.encode(xml));
    }
}
