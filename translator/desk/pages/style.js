// The house style: brief.toml as text, checked as it is typed, beside page 1 of a brief as it would be.
import { ask, byId, h, later, tell } from "/static/dom.js";

let desk;
let sheet = null; // what the file has, and its revision
let cards = [];
let noPdf = "";

const box = () => byId("style-text");
const isEdited = () => sheet !== null && box().value !== sheet.text;

function frame() {
  return [
    h("h1", { id: "style-head", class: "unseen" }, "House style"),
    h("div", { class: "bar" },
      h("p", { id: "style-said", class: "hint", role: "status" }),
      h("p", { class: "actions" },
        h("button", { type: "button", id: "style-undo", onclick: undo }, "Undo all"),
        h("button", { type: "button", id: "style-apply", onclick: apply }, "Apply to the briefs"),
        h("button", { type: "button", id: "style-save", class: "main", onclick: save }, "Save"))),
    h("div", { class: "halves" },
      h("div", {},
        h("textarea", { id: "style-text", disabled: true, class: "code", spellcheck: "false", autocomplete: "off", "aria-label": "House style, brief.toml",
          "aria-describedby": "style-faults", oninput: edited }),
        h("p", { class: "help" }, h("kbd", {}, "Ctrl"), " ", h("kbd", {}, "S"), " save · a line that begins with # says what is there to set"),
        h("ul", { id: "style-faults", class: "faults", "aria-live": "polite", "aria-label": "What is wrong with the house style" })),
      h("figure", { id: "style-page" },
        h("label", {}, h("span", { class: "unseen" }, "Page 1 of "), h("select", { id: "style-brief", onchange: () => draw() })),
        h("img", { id: "style-picture", alt: "", hidden: true }),
        h("figcaption", {}, h("p", { id: "style-note", class: "hint", role: "status" })))),
  ];
}

// The text

// Closed until the file is there: what was typed before would be lost to it.
async function load() {
  box().disabled = true;
  try {
    sheet = await ask("/api/style");
    box().value = sheet.text;
    box().disabled = false;
    showFaults([]);
    edited();
  } catch (error) {
    sheet = null;
    box().disabled = true;
    showFaults([{ key: "", what: [error.message, ...(error.faults ?? [])].join(" "), remedy: "" }]);
    say("");
  }
}

function say(text) {
  byId("style-said").textContent = text;
}

function edited() {
  byId("style-save").disabled = byId("style-undo").hidden = !isEdited();
  say(isEdited() ? "Not saved" : sheet.revision ? "" : "There is no brief.toml yet: these are the settings that briefs have without one.");
  check();
}

function undo() {
  box().value = sheet.text;
  edited();
  box().focus();
}

let latest = 0;

const check = later(120, async () => {
  const asked = ++latest;
  try {
    const { faults } = await tell("/api/style/check", { text: box().value });
    if (asked !== latest) return;
    showFaults(faults);
    if (!faults.length) soon();
  } catch (error) {
    showFaults([{ key: "", what: error.message, remedy: "" }]);
  }
});

function showFaults(faults) {
  byId("style-faults").replaceChildren(...faults.map(({ key, what, remedy }) =>
    h("li", {}, key ? h("button", { type: "button", class: "link", onclick: () => find(key) }, key) : "", ` ${[what, remedy].filter(Boolean).join(" ")}`)));
  box().setAttribute("aria-invalid", faults.length > 0);
}

// Selects what a fault is about, by the last part of its name, in the table of that name.
function find(key) {
  const [name, table] = key.split(".").reverse();
  const from = table ? Math.max(0, box().value.indexOf(`[${table}]`)) : 0;
  const found = new RegExp(`^[ \\t]*["']?${name.replace(/[^\w-]/g, "\\$&")}["']?[ \\t]*=.*`, "m").exec(box().value.slice(from));
  box().focus();
  if (found) box().setSelectionRange(from + found.index, from + found.index + found[0].length);
}

async function save() {
  if (!isEdited()) return;
  const text = box().value;
  try {
    const { revision } = await tell("/api/style/save", { revision: sheet.revision, text });
    sheet = { text, revision };
    edited();
    say("Saved. Apply it to make the briefs anew with it.");
    byId("style-apply").classList.add("main");
  } catch (error) {
    say(`Not saved: ${[...(error.faults ?? []), error.message][0]}`);
  }
}

async function apply() {
  byId("style-apply").classList.remove("main");
  await desk.start();
  location.hash = "#articles";
}

// Page 1

let isDrawing = false;
let isStale = false;

const soon = later(400, () => draw());

async function draw() {
  if (byId("style").hidden || !sheet) return;
  isStale = true;
  if (isDrawing) return;
  isDrawing = true;
  while (isStale) {
    isStale = false;
    await drawOnce(byId("style-brief").value);
  }
  isDrawing = false;
}

async function drawOnce(brief) {
  const [picture, note] = [byId("style-picture"), byId("style-note")];
  if (!brief || noPdf) {
    picture.hidden = true;
    note.textContent = noPdf ? `Page 1 is shown by LibreOffice. ${noPdf}` : "Page 1 of the first brief that is made stands here.";
    return;
  }
  picture.classList.add("old");
  note.textContent = "Setting page 1…";
  try {
    const { picture: name } = await tell("/api/style/preview", { text: box().value, brief });
    picture.src = `/style/${name}.png`;
    await picture.decode();
    picture.alt = `Page 1 of ${byId("style-brief").selectedOptions[0]?.textContent ?? brief}`;
    picture.hidden = false;
    picture.classList.remove("old");
    note.textContent = "As LibreOffice sets it; Word may break lines elsewhere.";
  } catch (error) {
    if (error.faults?.length) return; // said beside the text
    note.textContent = error.message;
  }
}

export function told(all, { no_pdf: missing }) {
  const had = byId("style-brief").value;
  cards = [...all.values()].filter((card) => card.brief).sort((one, other) => (one.id < other.id ? -1 : 1));
  const isOther = noPdf !== missing || cards.map((card) => card.brief).join("/") !== [...byId("style-brief").options].map((option) => option.value).join("/");
  noPdf = missing;
  if (!isOther) return;
  byId("style-brief").replaceChildren(...cards.map((card) => h("option", { value: card.brief }, card.headline || card.id)));
  if (cards.some((card) => card.brief === had)) byId("style-brief").value = had;
  byId("style-brief").hidden = !cards.length || noPdf !== "";
  draw();
}

export function shown() {
  if (!isEdited()) load();
  else draw();
}

export function begin(frameOfDesk) {
  desk = frameOfDesk;
  byId("style").replaceChildren(...frame());
  byId("style").addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key !== "s") return;
    event.preventDefault();
    save();
  });
  addEventListener("beforeunload", (event) => isEdited() && event.preventDefault());
}
