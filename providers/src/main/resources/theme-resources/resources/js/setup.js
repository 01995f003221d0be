// A file that is dropped on a field with data-takes-file becomes its text: PEM, metadata, or the binary of a certificate as base64.
for (const field of document.querySelectorAll("[data-takes-file]")) {
    const take = async (file) => {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const isText = bytes.every((byte) => byte === 9 || byte === 10 || byte === 13 || byte > 31);
        field.value = isText ? new TextDecoder().decode(bytes) : btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    };
    field.addEventListener("dragover", (event) => event.preventDefault());
    field.addEventListener("drop", (event) => {
        const [file] = event.dataTransfer.files;
        if (file && file.size < 1_000_000) {
            event.preventDefault();
            take(file);
        }
    });
}

// What is awaited, a test in another window or somebody's first sign-in, is on this page once it is loaded anew.
const awaited = document.querySelector("[data-awaits]");
const AT = "setup-scrolled";
if (awaited) {
    scrollTo(0, sessionStorage.getItem(AT) ?? scrollY);
    sessionStorage.removeItem(AT);
    const isTyping = () => [...document.querySelectorAll("textarea")].some((field) => field.value) || document.querySelector("input:checked");
    // To the page's own address: what was sent to it is not sent again. Whoever reads further down stays there.
    const look = () => {
        if (!document.hidden && !isTyping()) {
            sessionStorage.setItem(AT, scrollY);
            location.replace(awaited.dataset.at);
        }
    };
    const wait = () => setInterval(look, 5000);
    if (awaited.dataset.awaits === "true") {
        wait();
    }
    document.querySelector("form[target=_blank]")?.addEventListener("submit", wait);
}
