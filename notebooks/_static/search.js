/* Finds words, numbers and names, in any order, as one types. 37,000 and 37000 are the same. */
(() => {
  const place = document.getElementById("search-results");
  const input = document.getElementById("search-words");
  if (!place || !window.usrokIndex) return;
  const plain = (text) => text.toLowerCase().normalize("NFC").replace(/(\d),(?=\d{3})/g, "$1");
  const entries = window.usrokIndex.map(([href, title, text]) =>
    ({ href, title, text, head: plain(title), body: plain(text) }));

  function score(entry, wanted, phrase) {
    if (!wanted.every((word) => entry.head.includes(word) || entry.body.includes(word))) return 0;
    let points = 1;
    if (entry.body.includes(phrase)) points += 3;
    if (entry.head.includes(phrase)) points += 6;
    if (entry.body.startsWith(phrase)) points += 5;
    points += wanted.filter((word) => entry.head.includes(word)).length;
    /* Short entries, such as a country or a claim, are about what is looked for. */
    /* The page of a claim or a table, and a function, by its very name. */
    if (entry.href.endsWith(`/${phrase}.html`)) points += 20;
    if (entry.href.endsWith(`.${phrase}`)) points += 15;
    return points + 3 / Math.log(20 + entry.body.length) + (entry.href.startsWith("claims/") ? 1.5 : 0)
      + (entry.href.startsWith("countries") && entry.body.split(" ").slice(0, 8).join(" ").includes(phrase) ? 9 : 0);
  }

  function snippet(entry, word) {
    const at = Math.max(0, plain(entry.text).indexOf(word) - 60);
    return (at ? "… " : "") + entry.text.slice(at, at + 180) + " …";
  }

  function show() {
    const phrase = plain(input.value.trim());
    const wanted = phrase.split(/\s+/).filter(Boolean);
    const found = !wanted.length ? [] : entries
      .map((entry) => [score(entry, wanted, phrase), entry])
      .filter(([points]) => points)
      .sort((a, b) => b[0] - a[0])
      /* The best place of each page; every country is a page by itself. */
      .filter(([, { href }], at, all) => href.startsWith("countries.html#")
        || all.findIndex(([, other]) => other.href.split("#")[0] === href.split("#")[0]) === at);
    const list = document.createElement("ol");
    for (const [, entry] of found.slice(0, 40)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = entry.href;
      link.textContent = entry.title;
      const text = document.createElement("p");
      text.textContent = snippet(entry, wanted[0]);
      item.append(link, text);
      list.append(item);
    }
    const status = document.createElement("p");
    status.textContent = !wanted.length ? "Type a word, a number, a country or a claim."
      : found.length ? `${found.length} pages` : "Nothing found. Try one word, or a number without its unit.";
    place.replaceChildren(status, list);
  }

  input.value = new URLSearchParams(location.search).get("q") || "";
  input.addEventListener("input", show);
  show();
})();
