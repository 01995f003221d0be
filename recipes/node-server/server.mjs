import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { createRemoteJWKSet, jwtVerify } from "jose";
import * as oidc from "openid-client";

const issuer = process.env.ISSUER ?? "https://sso.rundiffusion.com/realms/rundiffusion";
const home = process.env.HOME_URL ?? "http://localhost:3001/";
const { origin } = new URL(home);
const port = process.env.PORT ?? (new URL(home).port || (home.startsWith("https:") ? 443 : 80));
const clientId = process.env.CLIENT_ID ?? "studio";
const secret = process.env.CLIENT_SECRET; // none for a public client
const sso = await oidc.discovery(
    new URL(issuer),
    clientId,
    undefined,
    secret ? oidc.ClientSecretBasic(secret) : oidc.None(),
    issuer.startsWith("http:") ? { execute: [oidc.allowInsecureRequests] } : undefined, // the demo on this machine
);
const keys = createRemoteJWKSet(new URL(sso.serverMetadata().jwks_uri));

/** By a random cookie: sign-ins under way by state, and who is signed in. A real app keeps them in its database. */
const sessions = new Map();

function sessionOf(request, response) {
    const [, id] = /(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? "") ?? [];
    if (sessions.has(id)) {
        return sessions.get(id);
    }
    const [fresh, session] = [randomBytes(32).toString("base64url"), { pending: new Map() }];
    sessions.set(fresh, session);
    const secure = home.startsWith("https:") ? "; Secure" : "";
    response.setHeader("Set-Cookie", `session=${fresh}; Path=/; HttpOnly; SameSite=Lax${secure}`);
    return session;
}

async function signIn(session, response, asked, to, again = false) {
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    session.pending.set(state, { nonce, verifier, asked, to, again });
    const request = oidc.buildAuthorizationUrl(sso, {
        redirect_uri: home,
        scope: "openid profile email",
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        ...asked,
    });
    redirect(response, request.href);
}

async function answered(session, response, url) {
    const state = url.searchParams.get("state");
    const pending = session.pending.get(state);
    if (!pending) {
        return redirect(response, home); // used before (reload, back button), or another browser's
    }
    session.pending.delete(state);
    try {
        keep(session, await oidc.authorizationCodeGrant(sso, url, {
            expectedState: state,
            expectedNonce: pending.nonce,
            pkceCodeVerifier: pending.verifier,
        }));
    } catch (error) {
        if (error.error === "temporarily_unavailable" && !pending.again) {
            return signIn(session, response, pending.asked, pending.to, true);
        }
        session.notice = error.error === "login_required" ? "" : "Signing in did not work. Please try again.";
    }
    redirect(response, origin + pending.to); // behind our own origin: it leads to no other site
}

function keep(session, tokens) {
    session.tokens = tokens;
    session.claims = tokens.claims() ?? session.claims;
    session.renewAt = Date.now() + (tokens.expires_in - 60) * 1000;
}

/** Renews when it is time, once for all requests of this browser. Refused: the session has ended. */
async function renewed(session) {
    if (session.tokens && Date.now() > session.renewAt) {
        session.renewal ??= oidc
            .refreshTokenGrant(sso, session.tokens.refresh_token)
            .then((tokens) => keep(session, tokens))
            .catch((error) => {
                if (!error.error) throw error; // no answer: try later
                delete session.tokens;
            })
            .finally(() => delete session.renewal);
        await session.renewal;
    }
    return session.tokens ? session.claims : null;
}

function signOut(session, response) {
    const idToken = session.tokens?.id_token;
    delete session.tokens;
    session.notice = "";
    const end = { post_logout_redirect_uri: home, ...(idToken && { id_token_hint: idToken }) };
    redirect(response, idToken ? oidc.buildEndSessionUrl(sso, end).href : home);
}

/** Keycloak says that a session has ended: signed out in another app, or ended by an administrator. */
async function backChannelLogout(request, response) {
    const token = new URLSearchParams(await text(request)).get("logout_token") ?? "";
    try {
        const { payload } = await jwtVerify(token, keys, { issuer, audience: clientId, typ: "logout+jwt", algorithms: ["RS256"] });
        if (!payload.events?.["http://schemas.openid.net/event/backchannel-logout"] || "nonce" in payload) throw new Error();
        for (const session of sessions.values()) {
            if (session.claims?.sid === payload.sid) delete session.tokens;
        }
        response.writeHead(200, { "Cache-Control": "no-store" }).end();
    } catch {
        response.writeHead(400, { "Cache-Control": "no-store" }).end();
    }
}

async function handle(request, response) {
    const url = new URL(origin + request.url);
    if (request.method === "POST" && url.pathname === "/back-channel-logout") return backChannelLogout(request, response);
    const session = sessionOf(request, response);
    if (request.method === "POST" && url.pathname === "/sign-out") return signOut(session, response);
    if (url.pathname === "/" && url.searchParams.has("state")) return answered(session, response, url);
    const to = url.pathname + url.search;
    if (url.pathname === "/sign-in") return signIn(session, response, {}, pathIn(url.searchParams.get("to")));
    const company = url.searchParams.get("autoLoginSsoProvider"); // the first, if there are several
    if (company !== null) {
        url.searchParams.delete("autoLoginSsoProvider");
        return signIn(session, response, { autoLoginSsoProvider: company.slice(0, 100) }, url.pathname + url.search);
    }
    const person = await renewed(session);
    const { notice } = session;
    delete session.notice;
    if (!person && notice === undefined) return signIn(session, response, { prompt: "none" }, to);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(person
        ? `<p id="who">${escape(person.name ?? person.email)} of ${escape(person.organization_name)}</p><form method="post" action="/sign-out"><button id="sign-out">Sign out</button></form>`
        : `<p>${notice}</p><a id="sign-in" href="/sign-in?to=${encodeURIComponent(to)}">Sign in</a>`);
}

/** What stands in a link may be anything. */
function pathIn(to) {
    return to?.startsWith("/") ? to : "/";
}

function redirect(response, location) {
    response.writeHead(303, { Location: location }).end();
}

function escape(value) {
    return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

async function text(request) {
    let body = "";
    for await (const part of request) body += part;
    return body;
}

createServer((request, response) =>
    handle(request, response).catch(() => response.writeHead(503).end("The sign-in service does not answer. Please try again.")),
).listen(port, "localhost", () => console.log(home));
