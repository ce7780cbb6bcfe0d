/* Tables that sort and filter. Without this script they are plain tables. */
const AT_ONCE = 100;

/* Sort as numbers where every cell is one, else as words; missing values come last. */
function compare(column, numeric, sign) {
  return (a, b) => {
    const [x, y] = [a.cells[column], b.cells[column]];
    if (!x || !y) return (x ? 0 : 1) - (y ? 0 : 1);
    return sign * (numeric ? x - y : x.localeCompare(y, "en", { numeric: true }));
  };
}

function drawnRow(cells) {
  const row = document.createElement("tr");
  for (const cell of cells) row.insertCell().textContent = cell;
  return row;
}

function sortable(place) {
  const table = place.querySelector("table");
  const body = table.tBodies[0];
  const scripted = (window.usrokRows || {})[place.dataset.table];
  const rows = scripted
    ? scripted.map((cells) => ({ cells }))
    : [...body.rows].map((element) => (
      { element, cells: [...element.cells].map((cell) => cell.textContent.trim()) }));
  for (const row of rows) row.words = row.cells.join(" ").toLowerCase();
  /* Rows of a script are drawn a hundred at a time; the others are there already. */
  const step = scripted ? AT_ONCE : Infinity;
  let [limit, order, wanted] = [step, [...rows], []];

  const tools = document.createElement("div");
  tools.className = "table-tools";
  tools.innerHTML = '<label>Filter the rows: <input type="search"></label>'
    + '<span role="status"></span>';
  place.before(tools);
  const more = document.createElement("button");
  more.type = "button";
  more.textContent = `Show ${AT_ONCE} more rows`;
  more.addEventListener("click", () => { limit += step; show(); });
  place.after(more);

  function show() {
    const matching = order.filter((row) => wanted.every((word) => row.words.includes(word)));
    const shown = matching.slice(0, limit);
    body.replaceChildren(...shown.map((row) => (row.element ??= drawnRow(row.cells))));
    more.hidden = shown.length === matching.length;
    const count = (some) => some.length.toLocaleString("en");
    tools.querySelector("[role=status]").textContent =
      (shown.length < matching.length ? `${count(shown)} of ` : "") + `${count(matching)} rows`
      + (matching.length < rows.length ? ` of ${count(rows)} match` : "");
  }

  tools.querySelector("input").addEventListener("input", ({ target }) => {
    wanted = target.value.toLowerCase().split(/\s+/).filter(Boolean);
    limit = step;
    show();
  });

  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent.trim();
    head.replaceChildren(button);
    /* Upwards, downwards, and back to the order of the table. */
    button.addEventListener("click", () => {
      const next = { ascending: "descending", descending: null }[head.ariaSort];
      const sort = next === undefined ? "ascending" : next;
      heads.forEach((other) => { other.ariaSort = null; });
      head.ariaSort = sort;
      const numeric = rows.every((row) => !row.cells[column] || isFinite(row.cells[column]));
      const sign = sort === "descending" ? -1 : 1;
      order = sort ? [...rows].sort(compare(column, numeric, sign)) : [...rows];
      show();
    });
  });
  show();
}

document.querySelectorAll(".sortable").forEach(sortable);
