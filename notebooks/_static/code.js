// One switch shows or hides all code of a chapter, so that the story can be read by itself.
(() => {
  const article = document.querySelector("article.bd-article");
  const heading = article && article.querySelector("h1");
  if (!heading || !/\/0\d_[^/]*\.html$/.test(location.pathname)) return;
  if (!article.querySelector(".cell_input")) return;
  const key = "usrok-story-only";
  const store = (value) => {
    try {
      if (value === undefined) return localStorage.getItem(key) === "yes";
      localStorage.setItem(key, value ? "yes" : "no");
    } catch { /* a browser may refuse to store anything */ }
    return false;
  };
  const button = document.createElement("button");
  button.type = "button";
  button.className = "code-switch";
  const show = (storyOnly) => {
    article.classList.toggle("story-only", storyOnly);
    button.textContent = storyOnly ? "Show all code" : "Hide all code";
    button.setAttribute("aria-pressed", String(storyOnly));
  };
  button.addEventListener("click", () => {
    const storyOnly = !article.classList.contains("story-only");
    store(storyOnly);
    show(storyOnly);
  });
  show(store());
  heading.after(button);
})();
