// Everything that was translated in the folder: a word in Chinese or English, and how it was put before.
import { ask, byId, h, later, marked, number } from "/static/dom.js";

let fail;
let latest = 0;

function frame() {
  return [
    h("h1", { id: "search-head", class: "unseen" }, "Search"),
    h("p", { class: "find" },
      h("input", { id: "for", type: "search", lang: "zh", placeholder: "Chinese or English", "aria-label": "Find in all that was translated here",
        oninput: () => look() })),
    h("p", { id: "found", class: "hint", role: "status" }, "Finds every sentence in either language: how was this put before?"),
    h("ul", { id: "renderings", "aria-label": "What the glossary and the known names have it called" }),
    h("ol", { id: "hits", class: "hits" }),
  ];
}

// Where in the English of a hit a term of its Chinese stands, if one has what was looked for in it.
function inEnglish(hit, text) {
  if (!hit.is_chinese) return [hit.start, text.length];
  for (const label of hit.terms) {
    const [source, target] = label.split(" = ");
    const at = source.includes(text) ? hit.english.toLowerCase().indexOf(target.toLowerCase()) : -1;
    if (at >= 0) return [at, target.length];
  }
  return [-1, 0];
}

function item(hit, text) {
  const [at, length] = inEnglish(hit, text);
  const place = `/review/${encodeURIComponent(hit.brief)}#source=${encodeURIComponent(hit.source)}`;
  return h("li", {},
    h("p", { lang: "zh", class: "original" }, ...marked(hit.source, hit.is_chinese ? hit.start : -1, text.length)),
    h("p", { class: "english" }, ...marked(hit.english, at, length)),
    h("p", { class: "under" }, h("a", { href: place }, hit.headline || hit.brief)));
}

async function find(text) {
  const asked = ++latest;
  const wanted = text.trim().replace(/\s+/g, " ");
  if (!wanted) return byId("hits").replaceChildren();
  try {
    const found = await ask(`/api/search?for=${encodeURIComponent(wanted)}`);
    if (asked !== latest) return;
    const first = found.hits.length < found.total ? `, the first ${found.hits.length} shown` : "";
    byId("found").textContent = found.total
      ? `${number(found.total, "sentence")} in ${number(found.articles, "article")}${first}` : "Not found in what was translated here.";
    byId("renderings").replaceChildren(...found.renderings.map(([label, count]) => h("li", {}, label, h("b", {}, ` ${count}`))));
    byId("hits").replaceChildren(...found.hits.map((hit) => item(hit, wanted)));
  } catch (error) {
    fail(error);
  }
}

const look = later(80, () => find(byId("for").value));

export function shown(parameters) {
  const wanted = parameters.get("for");
  if (wanted !== null) {
    byId("for").value = wanted;
    find(wanted);
  }
  byId("for").focus();
}

export function pressed(event) {
  if (event.key !== "/") return false;
  byId("for").focus();
  return true;
}

export function begin(desk) {
  fail = desk.fail;
  byId("search").replaceChildren(...frame());
}
