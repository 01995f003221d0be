import { createServer } from "node:http";
import { createRemoteJWKSet, jwtVerify } from "jose";

const issuer = process.env.ISSUER ?? "https://sso.rundiffusion.com/realms/rundiffusion";
const audience = process.env.AUDIENCE ?? "rundiffusion"; // the app's client, or an audience of this API's own
const port = process.env.PORT ?? 3002;
const keys = createRemoteJWKSet(new URL(`${issuer}/protocol/openid-connect/certs`));

/** The claims of whoever calls. Throws for every token but an access token of this issuer for this API. */
async function caller(request) {
    const [, token = ""] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "") ?? [];
    const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        typ: "at+jwt", // an ID token has "JWT"
        algorithms: ["RS256"],
    });
    return payload;
}

createServer(async (request, response) => {
    try {
        const { sub, organization, organization_name } = await caller(request);
        response.setHeader("Content-Type", "application/json").end(JSON.stringify({ sub, organization, organization_name }));
    } catch (error) {
        response.writeHead(401, { "WWW-Authenticate": 'Bearer error="invalid_token"' }).end();
    }
}).listen(port, "localhost", () => console.log(`http://localhost:${port}/`));
