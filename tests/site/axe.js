// Looks at the open page with axe: by every rule in the light, by those on colours in the dark.
//
// axe takes a millisecond over the contrast of one element, and leaves one undecided that is
// out of sight. So the elements with text are put together by their look: the classes and colours
// of an element and of all that it stands in. Contrast depends on nothing else, but for what lies
// over or under an element without holding it; test_site_browser.py looks at every element of a
// page of each kind for that. axe decides on one of each look, preferably one in view; where it
// cannot, on the others of that look, brought into view. What it found good on one page of this
// tab is good on the next. A page takes half the time, and no look stays undecided for being out
// of sight.
async ({ tags, colourRules }) => {
  const OWN = ["color", "fontSize", "fontWeight", "textShadow", "textDecorationLine"];
  const GROUND = ["backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode"];

  const good = new Set(JSON.parse(sessionStorage.getItem("good looks") ?? "[]"));
  // What axe does not judge in the light, such as a sign, it does not judge in the dark.
  const leftOut = new Set();

  const number = (...parts) => {
    const text = parts.join("|");
    let [one, two] = [0x811c9dc5, 0x2545f491];
    for (let i = 0; i < text.length; i++) {
      one = Math.imul(one ^ text.charCodeAt(i), 0x01000193);
      two = Math.imul(two ^ text.charCodeAt(i), 0x85ebca6b) ^ (two >>> 15);
    }
    return `${one >>> 0}.${two >>> 0}`;
  };

  const looks = () => {
    const grounds = new Map([[null, ""]]);
    const ground = (element) => {
      if (!grounds.has(element)) {
        const style = getComputedStyle(element);
        grounds.set(element, number(ground(element.parentElement), element.tagName,
          element.className, style.position, ...GROUND.map((name) => style[name])));
      }
      return grounds.get(element);
    };
    const found = new Map();
    for (const element of document.body.querySelectorAll("*")) {
      const nodes = [...element.childNodes];
      const text = nodes.some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      // A button without words is left out by axe, too.
      if (!text && !element.matches("input, select, textarea")) continue;
      // axe never decides on text in a drawing: test_site_browser.py looks at that.
      if (element.closest("svg") || !element.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(element);
      // Of the text around it, which a link must differ from.
      const around = getComputedStyle(element.parentElement).color;
      const look = number(ground(element), around, ...OWN.map((name) => style[name]));
      if (good.has(look) || leftOut.has(element)) continue;
      found.set(look, [...(found.get(look) ?? []), element]);
    }
    return found;
  };

  const inView = (element) => {
    const box = element.getBoundingClientRect();
    const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return element.textContent.trim().length > 1 && element.contains(seen);
  };

  const mark = (elements) => {
    document.querySelectorAll("[data-look]").forEach((one) => one.removeAttribute("data-look"));
    elements.forEach((one) => one.setAttribute("data-look", ""));
  };

  const run = async (type, values) => {
    const found = await axe.run(document, { runOnly: { type, values }, preload: false,
      iframes: false, elementRef: true, selectors: false,
      resultTypes: ["violations", "incomplete", "passes"] });
    const nodes = (results) => results.filter((rule) => rule.id === "color-contrast")
      .flatMap((rule) => rule.nodes);
    return {
      barriers: found.violations.flatMap((rule) => rule.nodes.map(
        (node) => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`)),
      failed: new Set(nodes(found.violations).map((node) => node.element)),
      passed: new Set(nodes(found.passes).map((node) => node.element)),
      undecided: new Map(nodes(found.incomplete).map(
        (node) => [node.element, node.any[0].data?.messageKey ?? "unknown"])),
    };
  };

  const theme = async (name, type, values) => {
    document.documentElement.dataset.theme = name;
    const all = looks();
    if (type === "rule" && !all.size) return []; // all of it was found good before
    const first = new Map([...all].map(
      ([look, members]) => [look, members.find(inView) ?? members[0]]));
    mark([...first.values()]);
    const { barriers, failed, passed, undecided } = await run(type, values);
    for (const [look, members] of all) {
      const one = first.get(look);
      const why = undecided.get(one);
      // A single letter or sign, such as the number of a page, is not judged at all.
      if (passed.has(one) || why === "shortTextContent") continue;
      // Undecided, or left out by axe, as what is disabled is: the others need not be.
      if (why === undefined && members.length === 1) {
        if (!failed.has(one)) leftOut.add(one);
        continue;
      }
      mark(members);
      if (why !== undefined) members[0].scrollIntoView({ block: "center", inline: "center" });
      const again = await run("rule", ["color-contrast"]);
      barriers.push(...again.barriers);
      if (why !== undefined && members.every((one) => again.undecided.has(one))) {
        barriers.push(`undecided (${why}): ${members[0].outerHTML.slice(0, 200)}`);
      }
    }
    if (!barriers.length) {
      for (const [look, one] of first) if (passed.has(one)) good.add(look);
      sessionStorage.setItem("good looks", JSON.stringify([...good]));
    }
    return barriers.map((barrier) => `in the ${name}: ${barrier}`);
  };

  // A colour on its way from light to dark is neither.
  const still = document.createElement("style");
  still.textContent = "* { transition: none !important; animation: none !important; }";
  document.head.append(still);
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-look]" }] });
  // The other rules see the same page in the dark as in the light.
  return [...await theme("light", "tag", tags), ...await theme("dark", "rule", colourRules)];
}
