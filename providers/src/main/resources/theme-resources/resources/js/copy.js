// A button with data-copies="<id>" copies the text of that element, and the status beside it says so.
for (const button of document.querySelectorAll("[data-copies]")) {
    const status = button.nextElementSibling;
    button.classList.toggle("ready", navigator.clipboard !== undefined);
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).innerText);
        status.textContent = status.dataset.copied;
    });
}
