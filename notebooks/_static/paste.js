/* The reader's own copy of the sheet, with the verdicts in it. Nothing leaves the browser: the page
   knows of each sentence its length and a hash, and looks for them in what is pasted. */
(() => {
  const box = document.getElementById("paste");
  const data = window.usrokSheet;
  if (!box || !data) return;
  const [input, button, said, shown] = ["textarea", "button", ".said", ".own-copy"]
    .map((part) => box.querySelector(part));

  /* As the library folds a text: plain quotes and dashes, one space for every gap. */
  function fold(text) {
    return text.normalize("NFKC")
      .replace(/[\u200b-\u200f\ufeff\u00ad]/g, "")
      .replace(/[\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4]/g, "'")
      .replace(/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"')
      .replace(/(\s)\u2013(?=\s)/g, "$1--").replace(/[\u2014\u2015]/g, "--")
      .replace(/[\u2010-\u2013\u2212]/g, "-")
      .replace(/\s?(?<!-)--(?!-)\s?/g, "--")
      .replace(/(?<=[^\s-])-\r?\n(?=\S)/g, "-")
      .split(/\s+/).filter(Boolean).join(" ");
  }

  async function hash(text) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /* Look for a sentence at every word, first from where the last one ended. */
  async function find(text, starts, length, sha, from) {
    const isEnd = (at) => at === text.length || text[at] === " " || /[A-Z]/.test(text[at]);
    const order = [...starts.filter((at) => at >= from), ...starts.filter((at) => at < from)];
    for (const at of order) {
      if (at + length <= text.length && isEnd(at + length)
        && await hash(text.slice(at, at + length)) === sha) return at;
    }
    return -1;
  }

  function marked(sentence, text) {
    const line = document.createElement("p");
    line.id = `own-${sentence.id}`;
    line.append(text);
    for (const claim of sentence.claims) {
      const mark = document.createElement("a");
      mark.href = `claims/${claim.id}.html`;
      mark.className = `verdict ${claim.verdict.replace(/ /g, "-")}`;
      mark.title = claim.claim;
      mark.textContent = `${claim.mark} ${claim.verdict}`;
      line.append(" ", mark);
    }
    return line;
  }

  button.addEventListener("click", async () => {
    shown.replaceChildren();
    if (!window.crypto || !crypto.subtle) {
      said.textContent = "This browser compares texts only on a page from a disk or with https. "
        + "In Python, usrok.annotate(\"my_copy.txt\") does the same.";
      return;
    }
    said.textContent = "Looking for the sentences …";
    const text = fold(input.value);
    const starts = [0, ...[...text.matchAll(/ |(?<=[a-z0-9][.!?])(?=[A-Z][a-z])/g)]
      .map((match) => match.index + match[0].length)];
    let [from, found] = [0, 0];
    const lines = [];
    for (const sentence of data) {
      const at = await find(text, starts, sentence.length, sentence.sha, from);
      if (at < 0) {
        const line = marked(sentence, `[${sentence.id} is not in your copy in these words. `
          + `In ours: ${sentence.paraphrase}]`);
        line.className = "note";
        lines.push(line);
      } else {
        found += 1;
        from = at + sentence.length;
        lines.push(marked(sentence, text.slice(at, from)));
      }
    }
    said.textContent = found
      ? `${found} of ${data.length} sentences found. The marks lead to the claims.`
      : "No sentence of the sheet is in this text. Copy the whole article from one of the public copies.";
    if (found) shown.replaceChildren(...lines);
  });
})();
