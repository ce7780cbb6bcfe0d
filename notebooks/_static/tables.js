/* Tables that sort and filter. Without this script they are plain tables. */
document.addEventListener("DOMContentLoaded", () => {
  const DataTable = window.usrokDataTable;
  if (!DataTable) return;
  const PAGE = 25;
  for (const place of document.querySelectorAll(".sortable")) {
    const table = place.matches("table") ? place : place.querySelector("table");
    if (!table) continue;
    const rows = (window.usrokRows || {})[place.dataset.table];
    const length = rows ? rows.length : table.tBodies[0].rows.length;
    const made = new DataTable(table, {
      data: rows,
      deferRender: true,
      paging: length > PAGE,
      pageLength: PAGE,
      lengthChange: false,
      order: [],
      autoWidth: false,
      language: { search: "Filter the rows:" },
    });
    /* What a link leads to may stand on another page of the table. */
    const holds = (row, id) => row.id === id || row.querySelector(`#${CSS.escape(id)}`);
    const show = () => {
      const id = decodeURIComponent(location.hash.slice(1));
      if (!id || document.getElementById(id)) return;
      const found = made.rows({ order: "applied" }).nodes().toArray()
        .findIndex((row) => row && holds(row, id));
      if (found < 0) return;
      made.page(Math.floor(found / PAGE)).draw("page");
      document.getElementById(id).scrollIntoView({ block: "center" });
    };
    window.addEventListener("hashchange", show);
    show();
  }
});
