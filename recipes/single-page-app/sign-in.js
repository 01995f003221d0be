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
users.events.addSilentRenewError(async function notRenewed(error) {
    if (!refused(error)) {
        // The session lives: keep the tokens and try again.
        setTimeout(() => renewed().then((user) => user ?? location.reload(), notRenewed), 10_000);
        return;
    }
    await users.removeUser();
    location.reload(); // save first what somebody has typed
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

/** For a call to an API; ask for it anew each time. Undefined where nobody is signed in. */
export async function accessToken() {
    return (await users.getUser())?.access_token;
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

let renewal = null;

/** Fresh tokens for whom this tab knows, by one request at a time; null when they are refused. */
export function renewed() {
    renewal ??= renew().finally(() => {
        renewal = null;
    });
    return renewal;
}

async function renew() {
    if (!(await users.getUser())) {
        return null;
    }
    try {
        return await users.signinSilent();
    } catch (error) {
        if (!refused(error)) {
            throw error; // no answer: try later
        }
        await users.removeUser();
        return null;
    }
}

function refused(error) {
    return error instanceof ErrorResponse && error.error === "invalid_grant";
}
