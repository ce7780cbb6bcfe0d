/* Dark or light, as the reader likes; the choice is kept where the browser lets it. */
document.querySelector(".theme-switch-button").addEventListener("click", () => {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  try { localStorage.setItem("usrok-theme", root.dataset.theme); } catch { /* nothing is stored */ }
});

/* What is to be cited is copied by one click. */
for (const quote of document.querySelectorAll(".cite")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy the citation";
  button.addEventListener("click", async () => {
    const address = location.protocol.startsWith("http") ? ` ${location.href.split("#")[0]}` : "";
    try { await navigator.clipboard.writeText(quote.textContent.trim() + address); } catch {
      getSelection().selectAllChildren(quote);
      document.execCommand("copy");
    }
    button.textContent = "Copied";
  });
  quote.after(button);
}
