// Stands for whatever serves the app's files: every path that is no file is the app's page.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";

const port = process.env.PORT ?? 3000;
const settings = `export const authority = ${JSON.stringify(process.env.ISSUER ?? "http://sso.rundiffusion.localhost:8080/realms/rundiffusion")};
export const client_id = ${JSON.stringify(process.env.CLIENT_ID ?? "rundiffusion-local")};
`;
const folders = { "/node_modules/": new URL("..", import.meta.url), "/": new URL(".", import.meta.url) };

async function file(path) {
    const [, folder] = Object.entries(folders).find(([start]) => path.startsWith(start));
    const found = new URL("." + path, folder);
    return found.href.startsWith(folder.href) && /\.js$/.test(path) ? readFile(found) : null;
}

createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const script = pathname === "/settings.js" ? settings : await file(pathname).catch(() => null);
    response.setHeader("Content-Type", script ? "text/javascript" : "text/html; charset=utf-8");
    response.end(script ?? (await readFile(new URL("index.html", import.meta.url))));
}).listen(port, "localhost", () => console.log(`http://localhost:${port}/`));
