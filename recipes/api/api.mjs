import { createServer } from "node:http";
import { createRemoteJWKSet, jwtVerify } from "jose";

const issuer = process.env.ISSUER ?? "https://sso.rundiffusion.com/realms/rundiffusion";
const audience = process.env.AUDIENCE ?? "rundiffusion"; // the app's client, or an audience of this API's own
const page = process.env.ALLOWED_ORIGIN ?? "http://localhost:3000"; // whose pages may call from a browser
const port = process.env.PORT ?? 3002;
const keys = createRemoteJWKSet(new URL(`${issuer}/protocol/openid-connect/certs`));

/** The claims of whoever calls. Throws for every token but an access token of this issuer for this API. */
async function caller(request) {
    const [, token = ""] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
    const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        typ: "at+jwt", // an ID token has "JWT"
        algorithms: ["ES256"],
    });
    return payload;
}

createServer(async (request, response) => {
    response.setHeader("Access-Control-Allow-Origin", page);
    response.setHeader("Access-Control-Allow-Headers", "Authorization");
    if (request.method === "OPTIONS") return response.writeHead(204).end(); // the browser's question before the call
    try {
        const { sub, organization, organization_name } = await caller(request);
        response.setHeader("Content-Type", "application/json").end(JSON.stringify({ sub, organization, organization_name }));
    } catch (error) {
        console.error("refused:", error.code ?? error.name, error.claim ?? ""); // why; never the token
        response.writeHead(401, { "WWW-Authenticate": 'Bearer error="invalid_token"' }).end();
    }
}).listen(port, "localhost", () => console.log(`http://localhost:${port}/`));
