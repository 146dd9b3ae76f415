// The glossary as a table: found, added to, edited; each cell is checked as it is typed, by the program's own rules.
import { ask, byId, h, later, number, tell } from "/static/dom.js";

const MOST = 300;
const SAYS = {
  source: "Chinese", target: "English", aliases: "Other Chinese forms", accept: "Right, too", avoid: "Not to stand for it",
  first: "Long form, first mention", kind: "Kind", case: "Letters", note: "Note",
};
const HINTS = { aliases: "several: a | b; !longer word", accept: "several: a | b", avoid: "several: a | b", first: "high-bandwidth memory (HBM)" };

let desk;
let table = null;
let edited = null; // the number of the row in the form, 0 for a new one
let loading = null;
let file = ""; // the name of the glossary that is shown, "" for the one that wins

const cell = (row, column) => (table.columns.includes(column) ? row[1 + table.columns.indexOf(column)] : "");

function frame() {
  return [
    h("h1", { id: "glossary-head", class: "unseen" }, "Glossary"),
    h("div", { class: "bar" },
      h("select", { id: "term-file", "aria-label": "Which glossary of the folder", hidden: true, onchange: (event) => { file = event.target.value; load(); } }),
      h("input", { id: "term-find", type: "search", placeholder: "Chinese or English", "aria-label": "Show entries with these words", oninput: () => list() }),
      h("p", { id: "term-count", class: "hint", role: "status" }),
      h("p", { class: "actions" },
        h("button", { type: "button", id: "term-apply", onclick: apply }, "Apply to the briefs"),
        h("button", { type: "button", id: "term-add", class: "main", onclick: () => open(0) }, "Add an entry…"))),
    h("p", { id: "term-fault", role: "alert", class: "fault" }),
    h("ul", { id: "term-faults", class: "faults", "aria-label": "What is wrong with the glossary" }),
    h("table", { class: "list terms", id: "terms" },
      h("thead", {}, h("tr", {}, ...["Chinese", "English", "Kind", "More"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {})),
    h("p", { class: "help" }, ...["a", " add · ", "Enter", " edit · ", "j", " ", "k", " next, previous · ", "/", " find"].map((text) =>
      /^(a|Enter|j|k|\/)$/.test(text) ? h("kbd", {}, text) : text)),
    form(),
  ];
}

function field(name) {
  const attributes = { name, autocomplete: "off", placeholder: HINTS[name], lang: name === "source" || name === "aliases" ? "zh" : "en" };
  if (name === "kind") return h("select", { name }, h("option", { value: "" }, "other"));
  if (name === "case") return h("select", { name }, h("option", { value: "" }, "any"), h("option", { value: "exact" }, "exactly these"));
  return h("input", attributes);
}

function form() {
  const fields = Object.entries(SAYS).map(([name, says]) => h("label", {}, h("span", {}, says), field(name)));
  return h("dialog", { id: "entry", "aria-labelledby": "entry-head" },
    h("form", { method: "dialog", autocomplete: "off", onsubmit: save, oninput: () => check() },
      h("h2", { id: "entry-head" }), ...fields,
      h("ul", { id: "entry-faults", class: "faults", "aria-live": "polite", "aria-label": "What is wrong with this entry" }),
      h("p", { id: "entry-touched", class: "hint", role: "status" }),
      h("p", { class: "buttons" },
        h("button", { type: "button", id: "entry-delete", onclick: remove }, "Delete"),
        h("button", { type: "submit", class: "main" }, "Save"),
        h("button", { type: "button", onclick: () => byId("entry").close() }, "Cancel"))));
}

// The table

const load = () => (loading ??= fetched().finally(() => { loading = null; }));

async function fetched() {
  try {
    table = await ask(`/api/glossary?file=${encodeURIComponent(file)}`);
    byId("term-fault").textContent = "";
    byId("term-file").hidden = table.files.length < 2;
    byId("term-file").replaceChildren(...table.files.map((name) => h("option", { value: name, selected: name === table.file }, name)));
    const kinds = table.kinds.filter((kind) => kind !== "other");
    byId("entry").querySelector("[name=kind]").replaceChildren(
      h("option", { value: "" }, "other"), ...kinds.map((kind) => h("option", { value: kind }, kind)));
    list();
  } catch (error) {
    table = null;
    byId("terms").tBodies[0].replaceChildren();
    byId("term-fault").textContent = [error.message, ...(error.faults ?? [])].join(" ");
  }
}

const said = (fault) => [fault.row > 1 ? `Row ${fault.row}, ${fault.column}:` : "", fault.what, fault.remedy].filter(Boolean).join(" ");

function list() {
  if (!table) return;
  const words = byId("term-find").value.trim().toLowerCase();
  const fits = table.rows.filter((row) => row.some((value) => String(value).toLowerCase().includes(words)));
  const faulty = new Set(table.faults.map((fault) => fault.row));
  const advised = new Set(table.advice.map((fault) => fault.row));
  byId("terms").tBodies[0].replaceChildren(...fits.slice(0, MOST).map((row) => rowOf(row, faulty, advised)));
  const first = fits.length > MOST ? `, the first ${MOST} shown` : "";
  byId("term-count").textContent = `${number(fits.length, "entry", "entries")}${words ? ` of ${table.rows.length}` : ""}${first}`;
  byId("term-faults").replaceChildren(...[...table.faults, ...table.advice].slice(0, 50).map((fault) => h("li", {}, said(fault))));
}

function rowOf(row, faulty, advised) {
  const [at] = row;
  const more = ["aliases", "accept", "avoid", "first", "case", "note"]
    .filter((name) => cell(row, name)).map((name) => h("span", {}, h("i", {}, `${SAYS[name]}: `), cell(row, name)));
  const sign = faulty.has(at) ? h("span", { class: "state refused" }, "at fault") : advised.has(at) ? h("span", { class: "state check" }, "see above") : "";
  const button = h("button", { type: "button", class: "link", lang: "zh", "aria-label": `Edit ${cell(row, "source")}`, onclick: () => open(at) }, cell(row, "source") || "(empty)");
  return h("tr", { tabindex: "-1", "data-row": at, ondblclick: () => open(at) },
    h("td", {}, button), h("td", {}, cell(row, "target"), " ", sign), h("td", {}, cell(row, "kind")), h("td", { class: "more" }, ...more));
}

// The form

const cells = () => Object.fromEntries(Object.keys(SAYS).map((name) => [name, byId("entry").querySelector(`[name=${name}]`).value]));

async function open(at, given = {}) {
  if (!table) await load();
  if (!table) return;
  edited = at;
  const row = table.rows.find(([number]) => number === at);
  for (const name of Object.keys(SAYS)) byId("entry").querySelector(`[name=${name}]`).value = row ? cell(row, name) : (given[name] ?? "");
  byId("entry-head").textContent = row ? `Edit ${cell(row, "source")}` : "Add an entry";
  byId("entry-delete").hidden = !row;
  byId("entry-faults").replaceChildren();
  byId("entry-touched").textContent = "";
  byId("entry").showModal();
  if (row) {
    byId("entry").querySelector("[name=target]").focus();
    check();
  }
}

let latest = 0;
const check = later(120, async () => {
  const asked = ++latest;
  const message = { number: edited, cells: cells(), file };
  if (!message.cells.source.trim()) return;
  try {
    const [{ faults, advice }, { articles }] = await Promise.all([tell("/api/glossary/check", message), tell("/api/glossary/touched", message)]);
    if (asked !== latest) return;
    showFaults(message.cells.target.trim() ? [...faults, ...advice] : []);
    const named = articles.slice(0, 6).map((item) => item.headline || item.brief).join("; ");
    byId("entry-touched").textContent = articles.length
      ? `Stands in ${number(articles.reduce((sum, item) => sum + item.count, 0), "sentence")} of ${number(articles.length, "article")}: ${named}${articles.length > 6 ? " …" : ""}`
      : "Stands in none of the articles that are done.";
  } catch (error) {
    showFaults([{ what: error.message }]);
  }
});

function showFaults(faults) {
  byId("entry-faults").replaceChildren(...faults.map((fault) =>
    h("li", {}, fault.column ? h("b", {}, `${SAYS[fault.column] ?? fault.column}: `) : "", [fault.what, fault.remedy].filter(Boolean).join(" "))));
}

async function save(event) {
  event.preventDefault();
  try {
    await tell("/api/glossary/put", { revision: table.revision, number: edited, cells: cells(), file });
    byId("entry").close();
    await load();
    byId("term-apply").classList.add("main");
    byId("term-count").textContent += ". Saved: apply it to make anew what it touches.";
  } catch (error) {
    showFaults(error.faults?.length ? error.faults.map((what) => ({ what })) : [{ what: error.message }]);
  }
}

async function remove() {
  try {
    await tell("/api/glossary/delete", { revision: table.revision, number: edited, file });
    byId("entry").close();
    await load();
    byId("term-apply").classList.add("main");
  } catch (error) {
    showFaults([{ what: error.message }]);
  }
}

async function apply() {
  byId("term-apply").classList.remove("main");
  await desk.start();
  location.hash = "#articles";
}

export function shown(parameters) {
  load().then(() => {
    if (parameters.has("add")) open(0, { source: parameters.get("add") });
  });
}

export function pressed(event) {
  const rows = [...byId("terms").tBodies[0].rows];
  const at = rows.indexOf(document.activeElement?.closest("#terms tr"));
  if (event.key === "a") open(0);
  else if (event.key === "/") byId("term-find").focus();
  else if (event.key === "j") rows[Math.min(at + 1, rows.length - 1)]?.focus();
  else if (event.key === "k") rows[Math.max(at - 1, 0)]?.focus();
  else if (event.key === "Enter" && document.activeElement?.matches("#terms tr")) open(Number(document.activeElement.dataset.row));
  else return false;
  return true;
}

export function begin(frameOfDesk) {
  desk = frameOfDesk;
  byId("glossary").replaceChildren(...frame());
}
