import { ErrorResponse } from "oidc-client-ts";
import { load, signIn, signOut } from "./sign-in.js";

function show(id, text) {
    const element = document.getElementById(id);
    element.textContent = text ?? element.textContent;
    element.hidden = false;
    return element;
}

try {
    const user = await load();
    if (user) {
        show("who", `${user.profile.name ?? user.profile.email} of ${user.profile.organization_name}`);
        show("sign-out").onclick = () => signOut();
    } else {
        show("sign-in").onclick = () => signIn({});
    }
} catch (error) {
    if (error instanceof ErrorResponse) {
        show("sentence", "Signing in did not work. Please try again.");
        show("sign-in").onclick = () => signIn({});
    } else {
        show("sentence", "The sign-in service does not answer. Please try again in a minute.");
        show("sign-in", "Try again").onclick = () => location.reload(); // the tokens are kept
    }
}
