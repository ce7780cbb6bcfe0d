/* Type a country, see its relations with both Koreas as two lanes of time; add another to compare. */
(() => {
  const place = document.getElementById("lookup");
  const known = window.usrokCountries;
  if (!place || !known) return;
  const [first, last, day] = [1948, 2000, 1993.55];
  const inputs = [...place.querySelectorAll("input")];
  const lanes = place.querySelector(".lanes");
  const list = place.querySelector("datalist");
  for (const country of known) {
    for (const name of [country.name, country.korean].filter(Boolean)) list.append(new Option("", name));
  }
  const plain = (text) => text.trim().toLowerCase();
  const find = (text) => known.find((c) =>
    [c.code, c.name, c.korean].some((name) => name && plain(name) === plain(text)));
  const year = (iso) => Number(iso.slice(0, 4)) + (Number(iso.slice(5, 7)) - 1) / 12
    + Number(iso.slice(8, 10)) / 365;
  const at = (value) => 100 * (Math.min(Math.max(value, first), last) - first) / (last - first);
  const made = (tag, words, className) => {
    const element = document.createElement(tag);
    element.textContent = words || "";
    if (className) element.className = className;
    return element;
  };

  function lane(country, korea, label) {
    const mine = country.spells.filter((spell) => spell.korea === korea);
    const when = mine.map((s) => s.ended ? `${s.from} to ${s.to}` : `from ${s.from}`).join(", ");
    const part = made("div", "", "lane");
    const heading = made("p");
    heading.append(made("b", `${label}: `), when || "no relations on record until 1999");
    const track = made("div", "", "track");
    for (const spell of mine) {
      const bar = made("span", "", `bar ${korea === "KOR" ? "" : "outdated"}`);
      const end = spell.ended ? year(spell.ended) : last;
      bar.style.left = `${at(year(spell.start))}%`;
      bar.style.width = `${Math.max(at(end) - at(year(spell.start)), 0.5)}%`;
      track.append(bar);
    }
    track.style.setProperty("--day", `${at(day)}%`);
    part.append(heading, track);
    if (mine.length) {
      const says = made("p", "Source: ", "note");
      const ids = new Set();
      for (const spell of mine) {
        if (ids.has(spell.source)) continue;
        ids.add(spell.source);
        const link = made("a", spell.title);
        link.href = `sources.html#${spell.source}`;
        says.append(ids.size > 1 ? "; " : "", link, ` (confidence ${spell.confidence})`);
      }
      part.append(says);
    }
    return part;
  }

  function show() {
    const wanted = inputs.map((input) => find(input.value)).filter(Boolean);
    lanes.replaceChildren();
    for (const country of wanted) {
      const heading = made("h2", country.name);
      if (country.korean) {
        const korean = made("span", ` ${country.korean}`, "aside");
        korean.lang = "ko";
        heading.append(korean);
      }
      lanes.append(heading, lane(country, "KOR", "South Korea"), lane(country, "PRK", "North Korea"));
    }
    if (!wanted.length) {
      lanes.append(made("p", inputs.some((i) => i.value.trim()) ? "No country of this name. Try its English or Korean name, or its code." : ""));
      return;
    }
    const years = made("div", "", "years");
    for (let shown = 1950; shown < last; shown += 10) {
      const mark = made("span", String(shown));
      mark.style.left = `${at(shown)}%`;
      years.append(mark);
    }
    lanes.append(years, made("p", "The line marks 19 July 1993, the day of the fact sheet.", "note"));
    const query = new URLSearchParams(wanted.map((c, i) => [i ? "with" : "country", c.code]));
    history.replaceState(null, "", `${location.pathname}?${query}${location.hash}`);
  }

  const query = new URLSearchParams(location.search);
  const asked = [query.get("country"), query.get("with")];
  inputs.forEach((input, i) => {
    const country = asked[i] && find(asked[i]);
    if (country) input.value = country.name;
    input.addEventListener("input", show);
  });
  if (asked[0]) show();
})();
