package com.rundiffusion.keycloak.e2e.journey;

import com.microsoft.playwright.Page;
import com.rundiffusion.keycloak.entra.Person;
import com.rundiffusion.keycloak.entra.saml.ResponseField;
import com.rundiffusion.keycloak.testkit.enterprise.EnterpriseApi;
import com.rundiffusion.keycloak.testkit.journey.Authorization;
import com.rundiffusion.keycloak.testkit.journey.Journey;
import com.rundiffusion.keycloak.testkit.journey.Stack;
import com.rundiffusion.keycloak.testkit.page.AppPage;
import com.rundiffusion.keycloak.testkit.page.EntraPage;
import com.rundiffusion.keycloak.testkit.page.Picture;
import com.rundiffusion.keycloak.testkit.page.RefusalPage;
import com.rundiffusion.keycloak.testkit.page.SignInPage;
import java.util.Locale;
import java.util.Map;

/** Every page that a person can see on the sso host, and the way to it from either app. */
enum LoginPage {
    ASKS {
        @Override
        void open(Journey journey, Page page, String client) {
            page.navigate(Authorization.of(client).url());
            new SignInPage(page).await();
        }
    },
    COMPANY_UNKNOWN {
        @Override
        void open(Journey journey, Page page, String client) {
            page.navigate(Authorization.of(client)
                    .with("autoLoginSsoProvider", "nobody")
                    .url());
            page.locator("#message").waitFor();
        }
    },
    ADDRESS_MALFORMED {
        @Override
        void open(Journey journey, Page page, String client) {
            ASKS.open(journey, page, client);
            new SignInPage(page).continueWith("ada@contoso..example");
            page.locator("#message").waitFor();
        }
    },
    ADDRESS_REMEMBERED {
        @Override
        void open(Journey journey, Page page, String client) {
            ASKS.open(journey, page, client);
            new SignInPage(page).continueWith("ada.winter@contoso.example");
            new EntraPage(page).awaitAccounts();
            page.navigate(Authorization.of(client).url());
            page.locator("#continue-as").waitFor();
        }
    },
    COMPANY_REMEMBERED {
        @Override
        void open(Journey journey, Page page, String client) {
            signIn(journey, page, client);
            new AppPage(page).signOut();
            new AppPage(page).awaitSignedOut();
            page.navigate(Authorization.of(client).url());
            page.locator("#continue-with").waitFor();
        }
    },
    REFUSED {
        @Override
        void open(Journey journey, Page page, String client) {
            Journey.Answer answer = journey.answer(page, origin(client), journey.contoso(), Person.MEMBER);
            answer.draft().with(ResponseField.AUDIENCE, "spn:somebody.else");
            Journey.post(page, answer.request().assertionConsumerServiceUrl(), answer.form());
            new RefusalPage(page).await();
        }
    },
    REFUSED_WITH_DETAILS {
        @Override
        void open(Journey journey, Page page, String client) {
            REFUSED.open(journey, page, client);
            page.locator("details summary").click();
        }
    },
    REFUSED_FOR_THE_PERSON {
        @Override
        void open(Journey journey, Page page, String client) {
            Journey.Answer answer = journey.answer(page, origin(client), journey.contoso(), Person.MEMBER);
            page.context().clearCookies();
            Journey.post(page, answer.request().assertionConsumerServiceUrl(), answer.form());
            new RefusalPage(page).await();
        }
    },
    REFUSED_FOR_THE_ACCOUNT {
        @Override
        void open(Journey journey, Page page, String client) {
            page.navigate(Journey.link(origin(client), "contoso"));
            new EntraPage(page).pick(journey.contoso().user(Person.BORROWED_MAIL));
            page.locator("#another-account").waitFor();
        }
    },
    REFUSAL_OF_ANOTHER_BROWSER {
        @Override
        void open(Journey journey, Page page, String client) {
            REFUSED.open(journey, page, client);
            page.context().clearCookies();
            page.reload();
            page.locator("#home").waitFor();
        }
    },
    REFUSED_FOR_OPERATIONS {
        @Override
        void open(Journey journey, Page page, String client) {
            Journey.Answer answer = journey.answer(page, origin(client), journey.contoso(), Person.MEMBER);
            EnterpriseApi api = EnterpriseApi.of(journey);
            api.status("contoso", "paused");
            try {
                Journey.post(page, answer.request().assertionConsumerServiceUrl(), answer.form());
                new RefusalPage(page).await();
            } finally {
                api.status("contoso", "active");
            }
        }
    },
    HELP {
        @Override
        void open(Journey journey, Page page, String client) {
            ASKS.open(journey, page, client);
            page.locator("#help-link").click();
            page.locator("#text").waitFor();
        }
    },
    HELP_ANSWER {
        @Override
        void open(Journey journey, Page page, String client) {
            HELP.open(journey, page, client);
            page.locator("#text").fill("AADSTS50105: The signed-in user is not assigned to the application.");
            page.locator("form button").click();
            page.locator("#code").waitFor();
        }
    },
    HELP_WITHOUT_ANSWER {
        @Override
        void open(Journey journey, Page page, String client) {
            page.navigate(Stack.SITES.sso() + "/realms/rundiffusion/help/" + client + "/none");
            page.locator("[role=status]").waitFor();
        }
    },
    EXPIRED {
        /** An answer to a page that was left behind long ago. */
        @Override
        void open(Journey journey, Page page, String client) {
            ASKS.open(journey, page, client);
            String action = page.locator("form").first().getAttribute("action");
            page.navigate(action.replaceAll("(session_code|execution)=[^&]+", "$1=old"));
            page.locator("#loginContinueLink").waitFor();
        }
    },
    NOT_FOUND {
        @Override
        void open(Journey journey, Page page, String client) {
            page.navigate(Stack.SITES.sso() + "/realms/rundiffusion/help/rundiffusion/no-such-page");
            page.locator("h1").waitFor();
        }
    },
    SIGN_OUT {
        @Override
        void open(Journey journey, Page page, String client) {
            signIn(journey, page, client);
            page.navigate(
                    Stack.SITES.sso() + "/realms/rundiffusion/protocol/openid-connect/logout?client_id=" + client);
            page.locator("#kc-logout").waitFor();
        }
    },
    SIGNED_OUT {
        @Override
        void open(Journey journey, Page page, String client) {
            SIGN_OUT.open(journey, page, client);
            page.locator("#kc-logout").click();
            page.waitForURL(url -> !url.contains("openid-connect/logout?"));
        }
    };

    abstract void open(Journey journey, Page page, String client);

    Picture picture() {
        return new Picture("pages/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static void signIn(Journey journey, Page page, String client) {
        page.navigate(Journey.link(origin(client), "contoso"));
        new EntraPage(page).pick(journey.contoso().user(Person.MEMBER));
        new AppPage(page).awaitSignedIn();
    }

    private static String origin(String client) {
        return Map.of("rundiffusion", Stack.SITES.rundiffusionApp(), "runnit", Stack.SITES.runnitApp())
                .get(client);
    }
}
