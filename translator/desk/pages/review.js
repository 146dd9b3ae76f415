// A review page at the desk: what is set on it is saved at once, and every correction is checked as it is typed.
import { byId, h, later, pdfButton, tell } from "/static/dom.js";

const data = JSON.parse(byId("data").textContent);
const desk = data.desk;
let revision = desk.revision;

const plain = (text) => text.normalize("NFC").trim().replace(/\s+/g, " "); // as the program compares sentences

// The way back, and what is saved

const status = h("span", { id: "saved", role: "status" });
const apply = h("button", { type: "button", class: "main", onclick: run }, "Make the brief anew");
const files = desk.files.filter((name) => !name.endsWith(".html"))
  .map((name) => h("a", { class: "button", href: `/files/${encodeURIComponent(name)}`, download: name }, name.slice(name.lastIndexOf("."))));
const pdf = desk.pdf ? pdfButton(desk.brief, desk.brief, (error) => say(error.message, true)) : "";
document.querySelector(".skip").after(h("nav", { class: "desk", "aria-label": "Desk" },
  h("a", { href: "/#articles" }, "← All articles"), status, h("span", { class: "actions" }, ...files, pdf, apply)));
document.documentElement.classList.add("at-desk");

function say(text, isFault = false) {
  status.textContent = text;
  status.classList.toggle("fault", isFault);
}

let isSaving = false;
let next = null;

let saving = Promise.resolve();

function save() {
  if (!isSaving && next) saving = saveNow();
  return saving;
}

async function saveNow() {
  isSaving = true;
  const records = next;
  next = null;
  try {
    ({ revision } = await tell("/api/corrections", { brief: desk.brief, revision, records }));
    if (!next) say("Saved. Make the brief anew to have it in.");
  } catch (error) {
    say(`Not saved: ${error.message}`, true);
  }
  isSaving = false;
  save();
}

const soon = later(250, save);

document.addEventListener("set-at-desk", ({ detail }) => {
  next = detail.records;
  say("Saving…");
  soon();
  for (const term of detail.terms) addTerm(term);
});

// Left at once, what was typed last is on its way still.
addEventListener("pagehide", () => {
  if (!next) return;
  const body = JSON.stringify({ brief: desk.brief, revision, records: next });
  fetch("/api/corrections", { method: "POST", body, keepalive: true, headers: { "content-type": "application/json" } });
});

async function run() {
  await save();
  try {
    await tell("/api/run", { do: "run" });
    location.href = "/#articles";
  } catch (error) {
    say(error.message, true);
  }
}

// What was found and is right all the same: accepted, with the reason

const accepted = new Map(Object.entries(desk.accepted));
const sourceOf = (row) => data.rows[row.id][0];

function showAccepted(row) {
  const place = row.querySelector(".accepting") ?? row.querySelector("td.english").appendChild(h("div", { class: "accepting" }));
  const reason = accepted.get(plain(sourceOf(row)));
  const label = row.querySelector(".correct").getAttribute("aria-label").replace("Correct ", "");
  const button = (name, call) => h("button", { type: "button", "aria-label": `${name}: ${label}`, onclick: call }, name);
  if (reason !== undefined) {
    const said = row.matches(".flagged") ? [h("b", {}, "Accepted: "), `${reason} `] : []; // else the brief says it
    place.replaceChildren(h("p", {}, ...said, button("Take back", () => accept(row, ""))));
  } else if (row.matches(".flagged") && row.querySelector(".findings")) {
    place.replaceChildren(button("Accept…", () => askReason(row, place)));
  } else place.replaceChildren();
}

function askReason(row, place) {
  const box = h("input", { name: "reason", maxlength: 500, required: true, autocomplete: "off" });
  place.replaceChildren(h("form", { onsubmit: (event) => {
    event.preventDefault();
    if (box.value.trim()) accept(row, box.value.trim());
  } }, h("label", {}, h("span", {}, "Why it is right as it is"), box),
  h("p", { class: "buttons" }, h("button", { type: "submit", class: "main" }, "Accept"),
    h("button", { type: "button", onclick: () => back(row) }, "Cancel"))));
  box.addEventListener("keydown", (event) => event.key === "Escape" && back(row));
  box.focus();
}

function back(row) {
  showAccepted(row);
  row.focus();
}

async function accept(row, reason) {
  try {
    while (isSaving || next) await save();
    ({ revision } = await tell("/api/accept", { brief: desk.brief, revision, source: sourceOf(row), reason }));
    if (reason) accepted.set(plain(sourceOf(row)), reason);
    else accepted.delete(plain(sourceOf(row)));
    for (const other of flagged()) if (plain(sourceOf(other)) === plain(sourceOf(row))) showAccepted(other);
    back(row);
    say("Saved. Make the brief anew to have it in.");
  } catch (error) {
    say(`Not accepted: ${error.message}`, true);
  }
}

const flagged = () => [...document.querySelectorAll("tr[data-row]")].filter((row) => row.matches(".flagged") || accepted.has(plain(sourceOf(row))));
for (const row of flagged()) showAccepted(row);
document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.("tr[data-row]");
  if (event.key !== "a" || event.ctrlKey || event.metaKey || event.altKey || event.target !== row || !row.matches(".flagged")) return;
  event.preventDefault();
  row.querySelector(".accepting button")?.click();
});
document.querySelector(".help")?.append(" · ", h("kbd", {}, "a"), " accept what was found");

// Terms go into the glossary at once

const added = new Set();

async function addTerm([source, target, kind, note]) {
  if (added.has(source)) return;
  added.add(source);
  try {
    const { number } = await tell("/api/glossary/put", { number: 0, cells: { source, target, kind: kind === "other" ? "" : kind, note } });
    say(`${source} is row ${number} of the glossary now. Make the brief anew to have it in.`);
  } catch (error) {
    added.delete(source);
    say(`Not added: ${[...(error.faults ?? []), error.message][0]}`, true);
  }
}

// Checked as it is typed

let latest = 0;

const check = later(60, async (row, text) => {
  const asked = ++latest;
  const place = row.querySelector(".editor");
  if (!place) return;
  const list = place.querySelector(".as-typed") ?? place.querySelector("textarea").insertAdjacentElement("afterend",
    h("ul", { class: "findings as-typed", "aria-live": "polite", "aria-label": "What the checks say of this" }));
  if (!text.trim()) return list.replaceChildren();
  try {
    const { findings } = await tell("/api/check", { brief: desk.brief, source: data.rows[row.id][0], english: text });
    if (asked !== latest) return;
    list.replaceChildren(...(findings.length
      ? findings.map(([name, message]) => h("li", {}, h("b", { class: "check" }, name), ` ${message}`))
      : [h("li", { class: "good" }, "✓ The checks find nothing wrong.")]));
  } catch (error) {
    list.replaceChildren(h("li", {}, error.message));
  }
});

// Other English for the sentence, as the engine's search has it: one that is chosen is a correction

function offer(row) {
  const place = row.querySelector(".editor");
  if (place.querySelector(".ask-others")) return;
  const button = h("button", { type: "button", class: "ask-others", onclick: () => others(row, place, button) }, "Other English…");
  place.querySelector(".buttons").append(button);
}

async function others(row, place, button) {
  const list = place.querySelector(".others") ?? place.appendChild(h("div", { class: "others", "aria-live": "polite" }));
  button.disabled = true;
  list.replaceChildren(h("p", { class: "about" }, "Asking the model, which is loaded first if it is not yet…"));
  try {
    const { alternatives } = await tell("/api/alternatives", { brief: desk.brief, source: data.rows[row.id][0] });
    const found = alternatives.filter(({ english }) => plain(english) !== plain(data.rows[row.id][1]));
    list.replaceChildren(found.length
      ? h("ol", { "aria-label": "Other English" }, ...found.map((each) => h("li", {}, choice(place, each), said(each.findings))))
      : h("p", { class: "about" }, "The model has no other English for this sentence."));
    list.querySelector("button")?.focus();
  } catch (error) {
    list.replaceChildren(h("p", { class: "about fault" }, error.message));
  }
  button.disabled = false;
}

function choice(place, { english }) {
  return h("button", { type: "button", class: "other", onclick: () => {
    const box = place.querySelector("textarea");
    box.value = english;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  } }, english);
}

const said = (findings) => h("p", { class: `as-typed ${findings.length ? "" : "good"}` }, findings.length
  ? [...new Set(findings.map(([name]) => name))].join(", ") : "✓ The checks find nothing wrong.");

const ofEditor = (event) => event.target.matches?.(".editor textarea");
document.addEventListener("input", (event) => ofEditor(event) && check(event.target.closest("tr"), event.target.value));
document.addEventListener("focusin", (event) => {
  if (!ofEditor(event)) return;
  offer(event.target.closest("tr"));
  check(event.target.closest("tr"), event.target.value);
});

// A sentence that was found by a search

const wanted = new URLSearchParams(location.hash.slice(1)).get("source");
if (wanted !== null) {
  const row = byId(Object.keys(data.rows).find((id) => data.rows[id][0] === wanted));
  row?.focus();
  row?.scrollIntoView({ block: "center" });
}

tell("/api/check", { brief: desk.brief, source: Object.values(data.rows)[0]?.[0] ?? "", english: "" }).catch(() => {}); // has the article at hand
