import { ErrorResponse, UserManager } from "oidc-client-ts";
import { authority, client_id } from "./settings.js";

const home = `${location.origin}/`;
const users = new UserManager({
    authority, // https://sso.rundiffusion.com/realms/rundiffusion
    client_id, // rundiffusion, or runnit on Runnit's hosts
    redirect_uri: home,
    post_logout_redirect_uri: home,
    scope: "openid profile email",
});
// The library renews tokens a minute before they end. Refused: begin again, which nobody sees while the session lives.
users.events.addSilentRenewError(async (error) => {
    if (error instanceof ErrorResponse) {
        await users.removeUser();
        location.reload();
    }
});

/** Who is signed in, or null. May leave the page instead of returning; throws what the person should read. */
export async function load() {
    const query = new URLSearchParams(location.search);
    if (location.pathname === "/" && query.has("state")) {
        return answered();
    }
    const company = query.get("autoLoginSsoProvider"); // the first, if there are several
    if (company !== null) {
        return signIn({ extraQueryParams: { autoLoginSsoProvider: company.slice(0, 100) } });
    }
    return (await renewed()) ?? signIn({ prompt: "none" });
}

/** Also for a "Sign in" button: signIn({}). */
export function signIn(asked, again = false, to = here()) {
    return users.signinRedirect({ ...asked, state: { asked, again, to } });
}

export function signOut() {
    return users.signoutRedirect();
}

/** The page that the person wants, fragment and all. It stays in this browser: the request bears a random state alone. */
function here() {
    const page = new URL(location.href);
    if (page.searchParams.has("autoLoginSsoProvider")) {
        page.searchParams.delete("autoLoginSsoProvider");
    }
    return page.href;
}

async function answered() {
    let to = home;
    try {
        const user = await users.signinRedirectCallback();
        to = user.state.to;
        return user;
    } catch (error) {
        if (!(error instanceof ErrorResponse)) {
            return renewed(); // back button or reload: this answer was used before
        }
        const { asked, again } = error.state;
        to = error.state.to;
        if (error.error === "temporarily_unavailable" && !again) {
            return signIn(asked, true, to); // an old sign-in page, whose cookies are gone
        }
        if (error.error === "login_required") {
            return null; // nobody is signed in: show the button
        }
        throw error;
    } finally {
        history.replaceState(null, "", to); // the browser takes addresses of this origin alone
    }
}

/** Fresh tokens for whom this tab knows; null when the session has ended. */
async function renewed() {
    if (!(await users.getUser())) {
        return null;
    }
    try {
        return await users.signinSilent();
    } catch (error) {
        if (!(error instanceof ErrorResponse)) {
            throw error; // no answer: try later
        }
        await users.removeUser();
        return null;
    }
}
