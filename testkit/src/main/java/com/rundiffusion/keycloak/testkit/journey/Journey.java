package com.rundiffusion.keycloak.testkit.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.demo.Services;
import com.rundiffusion.keycloak.demo.keycloak.KeycloakServer;
import com.rundiffusion.keycloak.entra.EntraTenant;
import com.rundiffusion.keycloak.entra.EntraUser;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.AuthnRequest;
import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import com.rundiffusion.keycloak.testkit.machine.Lane;
import com.rundiffusion.keycloak.testkit.page.AppPage;
import com.rundiffusion.keycloak.testkit.page.EntraPage;
import com.rundiffusion.keycloak.testkit.page.RefusalPage;
import com.rundiffusion.keycloak.testkit.page.SignInPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One person's browsers on the shared stack, fresh for each test. Everything that the tenants' applications were set to is
 * put back afterwards by whoever set it.
 */
public final class Journey implements BeforeEachCallback, AfterEachCallback {

    private final List<BrowserContext> contexts = new ArrayList<>();
    private Stack stack;
    private Browser browser;
    private Page page;

    @Override
    public void beforeEach(ExtensionContext context) {
        stack = Lane.shared(Stack.class, Stack::start);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        page = null;
        browser = null;
    }

    public Services services() {
        return stack.services();
    }

    public KeycloakServer keycloak() {
        return stack.keycloak();
    }

    /** For what needs no page. It shows one of Entra's first. */
    public Browser browser() {
        if (browser == null) {
            browser = anotherBrowser();
        }
        return browser;
    }

    /** A browser of somebody else, without any cookie of this one. */
    public Browser anotherBrowser() {
        Browser another = new Browser(stack.network());
        another.open(Stack.SITES.entra() + "/");
        return another;
    }

    /** Chromium, where a page is the subject. Opened when a test first asks for it: most look at none. */
    public Page page() {
        if (page == null) {
            page = anotherPage();
        }
        return page;
    }

    /** A page in a browser of somebody else, without any cookie of this one. */
    public Page anotherPage() {
        BrowserContext context = stack.chromium().unused();
        contexts.add(context);
        return context.newPage();
    }

    /** A page in a browser that runs no script and asks for a language. */
    public Page pageWithoutScript(String language) {
        BrowserContext context = stack.chromium()
                .unused(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setLocale(language));
        contexts.add(context);
        return context.newPage();
    }

    public EntraTenant contoso() {
        return services().entra().contoso();
    }

    public EntraTenant fabrikam() {
        return services().entra().fabrikam();
    }

    public AppPage app() {
        return new AppPage(page());
    }

    public EntraPage entra() {
        return new EntraPage(page());
    }

    public SignInPage signInPage() {
        return new SignInPage(page());
    }

    /** Keycloak's own log. */
    public Path log() {
        return stack.keycloak().log();
    }

    /** The code of the refusal that Chromium comes to. */
    public String refusalCode() {
        return new RefusalPage(page()).await().code();
    }

    public Events events() {
        return new Events(services().admin());
    }

    /**
     * Starts a login in Chromium and stops at Entra, which then would answer with this draft; the test may alter it before it sends it
     * with {@link #post}.
     */
    public Answer answer(String origin, EntraTenant tenant, Person person) {
        return answer(page(), origin, tenant, person);
    }

    /** The same on any page. */
    public Answer answer(Page page, String origin, EntraTenant tenant, Person person) {
        page.navigate(link(origin, tenant.name()));
        new EntraPage(page).awaitAccounts();
        AuthnRequest request = tenant.lastRequest().orElseThrow();
        return new Answer(request, tenant.respond(request, person));
    }

    /** A login that waits at Entra, and the answer that Entra would give. */
    public record Answer(AuthnRequest request, ResponseDraft draft) {

        /** The form that Entra's page would post. */
        public Map<String, String> form() {
            return Map.of("SAMLResponse", draft.toBase64(), "RelayState", request.relayState());
        }
    }

    /** Posts a form from the page that Chromium is on, as Entra's page does; ends wherever that leads. */
    public void post(String url, Map<String, String> form) {
        post(page(), url, form);
    }

    /** The same on any page. */
    public static void post(Page page, String url, Map<String, String> form) {
        page.evaluate("""
                ([url, fields]) => {
                    const form = document.createElement('form');
                    form.method = 'post';
                    form.action = url;
                    for (const [name, value] of Object.entries(fields)) {
                        const input = document.createElement('input');
                        input.type = 'hidden';
                        input.name = name;
                        input.value = value;
                        form.append(input);
                    }
                    document.body.append(form);
                    form.submit();
                }""", List.of(url, form));
    }

    /** The sign-in link of an enterprise at an app host. */
    public static String link(String origin, String alias) {
        return origin + "/?autoLoginSsoProvider=" + alias;
    }

    /** Follows the link, picks the account at Entra, and checks that the person is in. */
    public EntraUser signIn(String origin, EntraTenant tenant, Person person) {
        page().navigate(link(origin, tenant.name()));
        EntraUser user = tenant.user(person);
        entra().pick(user);
        app().awaitSignedIn();
        return user;
    }
}
