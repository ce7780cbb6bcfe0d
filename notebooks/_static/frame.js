/* Dark or light, as the reader likes; the choice is kept where the browser lets it. */
document.querySelector(".theme-switch-button").addEventListener("click", () => {
  const root = document.documentElement;
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  try { localStorage.setItem("usrok-theme", root.dataset.theme); } catch { /* nothing is stored */ }
});
