// The articles: what is dropped or pasted, the list with each one's state, the way to its review and its files.
import { ask, byId, h, number, pdfButton, savePdf, tell } from "/static/dom.js";

const LARGEST = 16 * 1024 * 1024;
const rows = new Map();
let cards = new Map();
let desk;

const body = () => byId("list").tBodies[0];

// Dropping and pasting

function note(name, text, kind = "") {
  const drop = h("button", { type: "button", "aria-label": `Dismiss: ${name}`, onclick: () => item.remove() }, "Dismiss");
  const item = h("li", { class: kind }, h("span", {}, h("b", {}, name), ` ${text}`), drop);
  byId("refusals").append(item);
}

function taken(name, { sentences, file, untold }) {
  const what = sentences ? `is a brief: ${number(sentences, "correction")} taken from it, in ${file}.` : "is a brief in which no sentence was changed.";
  note(name, [what, ...untold.map((each) => `Not taken, ${each}.`)].join(" "), "taken");
}

async function take(files) {
  const found = [...files];
  for (const file of found) {
    if (file.size > LARGEST) note(file.name, "is over 16 MiB. Keep the article's text only.");
    else {
      try {
        const answer = await ask(`/api/articles?name=${encodeURIComponent(file.name)}`, { method: "PUT", body: file });
        if (answer.taken_back) taken(file.name, answer.taken_back);
      } catch (error) {
        note(file.name, error.message.replace(`${file.name}: `, ""));
      }
    }
  }
  byId("files").value = "";
}

function openText() {
  const dialog = byId("text");
  dialog.querySelector("form").reset();
  dialog.querySelector(".fault").textContent = "";
  dialog.showModal();
}

async function takeText(event) {
  event.preventDefault();
  const dialog = byId("text");
  try {
    await tell("/api/text", { text: dialog.querySelector("textarea").value });
    dialog.close();
  } catch (error) {
    dialog.querySelector(".fault").textContent = error.message;
  }
}

// One document of several

let documents = null; // how many were made when one was asked for
let isPdf = false; // and what it is to be saved as

function choice(card) {
  const label = h("label", {}, h("input", { type: "checkbox", name: "brief", value: card.brief, checked: true }), h("span", {}, card.headline || card.id));
  const move = (forward) => (event) => {
    const other = forward ? item.nextElementSibling : item.previousElementSibling;
    if (other) forward ? other.after(item) : other.before(item);
    event.target.focus();
  };
  const buttons = [["Up", false], ["Down", true]].map(([name, forward]) =>
    h("button", { type: "button", "aria-label": `${name}: ${card.headline || card.id}`, onclick: move(forward) }, name));
  const item = h("li", {}, label, h("span", { class: "buttons" }, ...buttons));
  return item;
}

function openChoices() {
  const isAhead = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  const seen = [...rows.values()].filter(({ card, row }) => card.state === "done" && !row.hidden)
    .sort((one, other) => (isAhead(one.row, other.row) ? -1 : 1));
  byId("choices").replaceChildren(...seen.map(({ card }) => choice(card)));
  byId("chosen").querySelector(".fault").textContent = "";
  byId("chosen").showModal();
}

async function combine(event) {
  event.preventDefault();
  const briefs = [...byId("choices").querySelectorAll(":checked")].map((box) => box.value);
  try {
    documents = made;
    isPdf = event.submitter?.id === "as-pdf";
    await tell("/api/combined", { briefs });
    byId("chosen").close();
  } catch (error) {
    documents = null;
    byId("chosen").querySelector(".fault").textContent = error.message;
  }
}

let made = 0;

function save(status) {
  if (status.doing === "working" || status.doing === "busy") return;
  made = Math.max(made, status.documents);
  if (documents !== null && made > documents) {
    documents = null;
    if (isPdf) print();
    else h("a", { href: "/combined.docx", download: "briefing.docx" }).click();
  }
}

async function print() {
  const button = byId("combine");
  const text = button.textContent;
  button.disabled = true;
  button.textContent = "making the PDF…";
  try {
    await savePdf("/combined.pdf", "briefing.pdf");
  } catch (error) {
    desk.fail(error);
  }
  button.disabled = false;
  button.textContent = text;
}

// The list

function stateOf(card) {
  if (card.state === "translating") return card.percent ? `translating ${card.percent} %` : "translating";
  if (card.state === "unused") return "not an article";
  if (card.state !== "done") return card.state;
  return card.to_check ? `${card.to_check} of ${card.sentences} to check` : "done";
}

const kindOf = (card) => (card.state === "done" && card.to_check ? "check" : card.state);

function rowOf(card) {
  const title = card.headline || card.id;
  const name = card.brief
    ? h("a", { class: "headline", href: `/review/${encodeURIComponent(card.brief)}` }, title)
    : h("span", { class: "headline" }, title);
  const under = h("p", { class: "under" },
    card.original ? h("span", { lang: "zh" }, card.original) : "",
    card.headline ? h("span", { class: "file" }, card.id) : "");
  const why = card.why ? h("p", { class: "why" }, `${card.why} ${card.remedy}`.trim()) : "";
  const state = h("span", { class: `state ${kindOf(card)}` }, stateOf(card));
  const bar = card.state === "translating"
    ? h("progress", { max: 100, value: card.percent, "aria-label": `How much of ${card.id} is translated` }) : "";
  const pending = card.pending ? h("p", { class: "pending" }, `${number(card.pending, "correction")} not in the brief yet`) : "";
  const links = card.files.map((file) => {
    const kind = file.slice(file.lastIndexOf("."));
    return h("a", { href: `/files/${encodeURIComponent(file)}`, download: file, "aria-label": `${kind}: ${title}` }, kind);
  });
  const out = card.state === "refused" || card.state === "unused"
    ? h("button", { type: "button", "aria-label": `Take out: ${card.id}`, onclick: () => takeOut(card) }, "Take out") : "";
  return h("tr", { "data-id": card.id, tabindex: "-1" },
    h("td", {}, name, under, why),
    h("td", {}, state, bar, pending),
    h("td", { class: "files" }, ...links, card.printable ? pdfButton(card.brief, title, desk.fail) : "", out));
}

async function takeOut(card) {
  if (!confirm(`Delete ${card.id} from the folder of articles?`)) return;
  try {
    await tell("/api/take-out", { name: card.id });
  } catch (error) {
    desk.fail(error);
  }
}

const TESTS = {
  all: () => true,
  check: (card) => card.state === "done" && card.to_check > 0,
  waiting: (card) => card.state === "waiting" || card.state === "translating",
  refused: (card) => card.state === "refused" || card.state === "unused",
};

const wanted = () => document.querySelector("input[name=show]:checked").value;

function narrow() {
  const test = TESTS[wanted()];
  const words = byId("narrow").value.trim().toLowerCase();
  let seen = 0;
  for (const [id, { card, row }] of rows) {
    const text = `${card.headline} ${card.original} ${id}`.toLowerCase();
    row.hidden = !test(card) || !text.includes(words);
    seen += !row.hidden;
  }
  byId("no-match").hidden = seen > 0 || rows.size === 0;
}

export function told(all, { changes, status, no_pdf: noPdf }) {
  cards = all;
  byId("no-pdf").textContent = all.size ? noPdf : "";
  byId("no-combined-pdf").textContent = noPdf;
  byId("as-pdf").hidden = noPdf !== "";
  byId("articles").classList.toggle("no-pdf", noPdf !== "");
  save(status);
  const focused = document.activeElement?.closest("#list tr")?.dataset.id;
  const inRow = document.activeElement?.matches("#list tr");
  let before = null;
  const ids = [...cards.keys()].sort();
  for (const [id, { row }] of rows) {
    if (!cards.has(id)) {
      row.remove();
      rows.delete(id);
    }
  }
  for (const id of ids) {
    const card = cards.get(id);
    let held = rows.get(id);
    if (!held || held.card !== card) {
      const row = rowOf(card);
      if (held) held.row.replaceWith(row);
      else if (before) before.after(row);
      else body().prepend(row);
      held = { card, row };
      rows.set(id, held);
    }
    before = held.row;
  }
  if (focused && rows.has(focused)) {
    const row = rows.get(focused).row;
    if (!row.contains(document.activeElement)) (inRow ? row : row.querySelector("a, button") ?? row).focus({ preventScroll: true });
  }
  const every = [...cards.values()];
  for (const input of document.querySelectorAll("input[name=show]")) {
    input.nextElementSibling.querySelector("b").textContent = every.filter(TESTS[input.value]).length;
  }
  const isEmpty = every.length === 0;
  byId("list").hidden = byId("list-bar").hidden = isEmpty;
  byId("drop").classList.toggle("small", !isEmpty);
  byId("changes").hidden = !changes;
  byId("zip").hidden = byId("combine").hidden = !every.some((card) => card.files.length);
  const pending = every.reduce((sum, card) => sum + card.pending, 0);
  byId("again").classList.toggle("main", pending > 0);
  byId("again").textContent = pending ? `Apply ${number(pending, "correction")}` : "Make anew";
  narrow();
}

// Keys

function step(forward) {
  const seen = [...body().rows].filter((row) => !row.hidden);
  const at = seen.indexOf(document.activeElement?.closest("#list tr"));
  const row = seen[at < 0 ? (forward ? 0 : seen.length - 1) : Math.min(Math.max(at + (forward ? 1 : -1), 0), seen.length - 1)];
  row?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

export function pressed(event) {
  const row = document.activeElement?.closest("#list tr");
  if (event.key === "j" || event.key === "ArrowDown") step(true);
  else if (event.key === "k" || event.key === "ArrowUp") step(false);
  else if (event.key === "/") byId("narrow").focus();
  else if (event.key === "v") openText();
  else if (event.key === "Enter" && document.activeElement === row) row?.querySelector("a.headline")?.click();
  else return false;
  return true;
}

export function begin(frame) {
  desk = frame;
  byId("choose").addEventListener("click", () => byId("files").click());
  byId("files").addEventListener("change", (event) => take(event.target.files));
  byId("paste").addEventListener("click", openText);
  byId("combine").addEventListener("click", openChoices);
  byId("chosen").querySelector("form").addEventListener("submit", combine);
  byId("chosen").querySelector(".cancel").addEventListener("click", () => byId("chosen").close());
  byId("none").addEventListener("click", () => {
    for (const box of byId("choices").querySelectorAll("input")) box.checked = false;
  });
  byId("again").addEventListener("click", frame.start);
  byId("narrow").addEventListener("input", narrow);
  for (const input of document.querySelectorAll("input[name=show]")) input.addEventListener("change", narrow);
  const dialog = byId("text");
  dialog.querySelector("form").addEventListener("submit", takeText);
  dialog.querySelector(".cancel").addEventListener("click", () => dialog.close());
  // Anywhere on the page: a file that is dropped beside the box must not take the page's place.
  let depth = 0;
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => {
    if (hasFiles(event)) document.documentElement.classList.toggle("dropping", ++depth > 0);
  });
  addEventListener("dragleave", (event) => {
    if (hasFiles(event)) document.documentElement.classList.toggle("dropping", --depth > 0);
  });
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    document.documentElement.classList.remove("dropping");
    if (event.dataTransfer.files.length) {
      location.hash = "#articles";
      take(event.dataTransfer.files);
    }
  });
}
