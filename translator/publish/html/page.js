"use strict";
// Filter, keys, corrections, points of the summary, additions to the glossary. What is typed stays in this browser until it is saved
// as a file; text is only ever set as text.
{
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const rows = [...document.querySelectorAll("tr[data-row]")];
  const sourceOf = (row) => data.rows[row.id][0];
  const englishOf = (row) => data.rows[row.id][1];
  const corrected = new Set(data.corrected);

  // As the program compares sentences: spaces and line ends make no other sentence, and no other English.
  const plain = (text) => text.normalize("NFC").trim().replace(/\s+/g, " ");
  const keyOf = (row) => plain(sourceOf(row));

  // Sentences that may be points of the summary, by what they are compared by; of two that are the same the first.
  const mayBePoint = new Map();
  for (const id of Object.keys(data.may).reverse()) mayBePoint.set(keyOf(byId(id)), id);

  // The desk, which serves this page with data of its own, keeps it in the folder at once (see desk/pages/review.js).
  // What is kept: corrections by Chinese sentence (empty: an earlier one is taken back), terms by Chinese term, the
  // points in their order if a person set them here.

  const corrections = new Map();
  let chosen = null;
  const terms = new Map();

  function recall() {
    try {
      const kept = data.desk ? data.desk.kept : JSON.parse(localStorage.getItem(data.key)) || {};
      for (const [source, english] of kept.corrections || []) corrections.set(plain(String(source)), String(english));
      if (Array.isArray(kept.points)) choosePoints(kept.points.map((key) => mayBePoint.get(key)).filter(Boolean), kept.keep);
      for (const term of kept.terms || []) terms.set(String(term[0]), term.map(String));
    } catch {
      // Storage is shut, or holds something else: the page starts empty.
    }
  }

  function keep() {
    if (data.desk) {
      const records = hasAnything() ? correctionsFile() : [];
      document.dispatchEvent(new CustomEvent("set-at-desk", { detail: { records, terms: [...terms.values()] } }));
      return;
    }
    try {
      const points = chosen && chosen.order.map((id) => keyOf(byId(id)));
      const kept = { corrections: [...corrections], terms: [...terms.values()], points, keep: chosen?.keep };
      localStorage.setItem(data.key, JSON.stringify(kept));
    } catch {
      byId("unkept").hidden = false;
    }
  }

  // Files to save

  // A cell that begins so is a formula to a spreadsheet; the program takes the apostrophe off again.
  const FORMULA = /^[=+\-@\t\r]/;

  function cell(text) {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  function save(name, records) {
    const lines = records.map((record) => `${record.map(cell).join(",")}\r\n`);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", ...lines], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // The file may take the place of an earlier one: what is corrected already is in it, too. A correction that is
  // taken back stands there without English.
  function allCorrections() {
    const found = new Map();
    for (const row of rows) {
      const text = correctionOf(row) ?? (corrected.has(row.id) ? englishOf(row) : null);
      if (text !== null) found.set(keyOf(row), [sourceOf(row), text]);
    }
    return [...found.values()];
  }

  byId("save-corrections").addEventListener("click", () => {
    save(data.file, correctionsFile());
    say(`Put ${data.file} beside glossary.csv and run again`);
  });
  byId("save-terms").addEventListener("click", () => {
    save("glossary-additions.csv", [["source", "target", "kind", "note"], ...terms.values()]);
  });

  // With anything in it, the file has the points as they stand: no correction then changes which they are. A sentence
  // that is taken back and set among them has a row for each, since one without English takes back nothing else.
  function correctionsFile() {
    const own = new Map(allCorrections().map(([source, english]) => [plain(source), english]));
    const places = placesOfPoints();
    if (places.size + data.gone.length === 0) return [["source", "english"], ...allCorrections()];
    const records = [["source", "english", "summary", "article"]];
    for (const key of new Set(rows.map(keyOf))) {
      const source = sourceOf(rows.find((row) => keyOf(row) === key));
      const [english, place] = [own.get(key), places.get(key)];
      if (english === "") records.push([source, "", "", ""]);
      if (english || place) records.push([source, english ?? "", place ?? "", place ? data.article : ""]);
    }
    for (const source of data.gone) records.push([source, "", "", data.article]); // takes back what an older file says
    return records;
  }

  const hasAnything = () => allCorrections().length + (chosen || data.set ? 1 : 0);

  function countCorrections() {
    count("save-corrections", hasAnything());
  }

  function count(id, number) {
    byId(id).disabled = number === 0;
    byId(id).querySelector("b").textContent = number;
  }

  // Corrections. One sentence that stands twice has one correction.

  function correctionOf(row) {
    const text = corrections.get(keyOf(row));
    if (text === undefined || plain(text) === plain(englishOf(row))) return null;
    return text !== "" || corrected.has(row.id) ? text : null;
  }

  function correct(row, text) {
    const wanted = text.trim() === "" ? "" : text;
    if (plain(text) === plain(englishOf(row)) || (wanted === "" && !corrected.has(row.id))) corrections.delete(keyOf(row));
    else corrections.set(keyOf(row), wanted);
    keep();
    for (const other of rows) if (keyOf(other) === keyOf(row)) showCorrection(other);
    countCorrections();
    showPoints();
  }

  function showCorrection(row) {
    const text = correctionOf(row);
    const shown = row.querySelector(".correction");
    shown.textContent = text === "" ? "Taken back: the next run translates this sentence anew." : text;
    shown.classList.toggle("back", text === "");
    shown.hidden = text === null;
    const flag = row.querySelector(".flag");
    if (flag) byId(flag.hash.slice(1)).classList.toggle("corrected", Boolean(text));
  }

  function open(row) {
    if (!row.querySelector(".editor")) {
      const editor = byId("editor").content.firstElementChild.cloneNode(true);
      const box = editor.querySelector("textarea");
      box.setAttribute("aria-label", row.querySelector(".correct").getAttribute("aria-label"));
      box.value = correctionOf(row) || englishOf(row);
      box.addEventListener("input", () => correct(row, box.value));
      editor.querySelector(".done").addEventListener("click", () => close(row));
      editor.querySelector(".undo").addEventListener("click", () => {
        correct(row, "");
        close(row);
      });
      row.querySelector(".english").append(editor);
      row.classList.add("editing");
    }
    row.querySelector("textarea").focus();
  }

  function close(row) {
    row.querySelector(".editor").remove();
    row.classList.remove("editing");
    row.focus();
  }

  // Points of the summary

  const list = byId("points");
  const points = () => chosen?.order ?? data.points;

  function placesOfPoints() {
    const order = points();
    const dropped = [...data.points, ...data.dropped].filter((id) => !order.includes(id));
    const places = new Map(dropped.map((id) => [keyOf(byId(id)), "drop"]));
    order.forEach((id, index) => places.set(keyOf(byId(id)), `${index + 1} of ${order.length}`));
    return places;
  }

  function choosePoints(order, keepAsIs = false) {
    const isNew = order.join() !== data.points.join() || (keepAsIs && !data.set);
    chosen = isNew ? { order, keep: keepAsIs } : null;
  }

  function setPoints(order, text) {
    choosePoints(order, chosen?.keep);
    keep();
    countCorrections();
    showPoints();
    byId("points-status").textContent = text;
  }

  function showPoints() {
    const order = points();
    list.replaceChildren(...order.map((id, index) => pointItem(id, index, order.length)));
    byId("no-points").hidden = order.length > 0 || data.points.length + data.dropped.length === 0;
    byId("keep-points").hidden = data.set || order.length === 0;
    byId("keep-points").setAttribute("aria-pressed", Boolean(chosen));
    for (const button of document.querySelectorAll(".pin")) {
      button.setAttribute("aria-pressed", order.includes(button.closest("tr").id));
    }
  }

  function pointItem(id, index, number) {
    const row = byId(id);
    const item = byId("point").content.firstElementChild.cloneNode(true);
    const [label, where] = data.may[id];
    item.dataset.row = id;
    item.classList.toggle("flagged", row.classList.contains("flagged") && !correctionOf(row));
    item.querySelector(".text").textContent = correctionOf(row) || row.querySelector(".text").textContent;
    item.querySelector("a").href = `#${id}`;
    item.querySelector("a").textContent = where;
    for (const [name, step] of [["Up", -1], ["Down", 1], ["Drop", 0]]) {
      const button = item.querySelector(`.${name.toLowerCase()}`);
      button.setAttribute("aria-label", `${name === "Drop" ? "Drop" : `Move ${name.toLowerCase()}`}: ${label}`);
      button.disabled = step !== 0 && !(index + step in points());
      button.addEventListener("click", () => (step === 0 ? drop(id) : move(id, step, name.toLowerCase())));
    }
    return item;
  }

  function move(id, step, name) {
    const order = [...points()];
    const from = order.indexOf(id);
    order.splice(from + step, 0, ...order.splice(from, 1));
    setPoints(order, `Place ${from + step + 1} of ${order.length}`);
    const buttons = [...list.children[from + step].querySelectorAll(`.${name}, .up, .down`)];
    (buttons.find((button) => button.matches(`.${name}:enabled`)) ?? buttons.find((button) => !button.disabled)).focus();
  }

  function drop(id) {
    const index = points().indexOf(id);
    const order = points().filter((other) => other !== id);
    setPoints(order, `Dropped; ${order.length} left`);
    (list.children[Math.min(index, order.length - 1)]?.querySelector(".drop") ?? byId("summary")).focus();
  }

  for (const id of mayBePoint.values()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pin tool";
    button.textContent = "Pin";
    button.setAttribute("aria-label", `Pin as a point of the summary: ${data.may[id][0]}`);
    button.addEventListener("click", () => {
      const order = points().filter((other) => other !== id);
      if (order.length === points().length) order.push(id);
      setPoints(order, "");
      say(order.includes(id) ? `Pinned: point ${order.length} of the summary` : `Dropped; ${order.length} points left`);
    });
    byId(id).querySelector(".correct").before(button);
  }
  byId("keep-points").addEventListener("click", () => {
    const isKept = Boolean(chosen);
    chosen = isKept ? null : { order: data.points, keep: true };
    setPoints(data.points, isKept ? "As the program chose them" : "Kept");
  });
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link) go(byId(link.hash.slice(1)));
  });

  // Filter

  function choose(value) {
    const [, check] = value.split("check:");
    const fits = (row) => {
      const failed = row.dataset.checks === "" ? [] : row.dataset.checks.split("|");
      return value === "all" || (check === undefined ? failed.length > 0 : failed.includes(check));
    };
    for (const row of rows) row.hidden = !fits(row);
    const bodies = [...document.querySelectorAll("tbody")];
    for (const body of bodies) body.hidden = !body.querySelector("tr[data-row]:not([hidden])");
    let isEmpty = true;
    for (const body of bodies.reverse()) {
      if (body.matches(".divide")) body.hidden = isEmpty;
      isEmpty = body.matches(".divide") || (isEmpty && body.hidden);
    }
    say(value === "all" ? "" : `${rows.filter((row) => !row.hidden).length} of ${rows.length} sentences`);
  }

  const filters = [...document.querySelectorAll("input[name=filter]")];
  for (const input of filters) input.addEventListener("change", () => choose(input.value));

  function say(text) {
    byId("status").textContent = text;
  }

  // From flag to flag

  let current = null;

  function go(row) {
    if (row.hidden) {
      filters[0].checked = true;
      choose("all");
    }
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }

  function step(forward) {
    const flags = rows.filter((row) => !row.hidden && row.classList.contains("flagged"));
    if (flags.length === 0) return say("No flags here");
    const side = forward ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    const ahead = flags.filter((row) => !current || current.compareDocumentPosition(row) & side);
    const row = (forward ? ahead[0] : ahead.at(-1)) ?? (forward ? flags[0] : flags.at(-1));
    go(row);
    say(`Flag ${flags.indexOf(row) + 1} of ${flags.length}`);
  }

  document.addEventListener("focusin", (event) => {
    current = event.target.closest("tr[data-row]") ?? current;
  });
  for (const link of document.querySelectorAll(".checks a")) {
    link.addEventListener("click", () => go(byId(link.hash.slice(1))));
  }
  for (const row of rows) row.querySelector(".correct").addEventListener("click", () => open(row));

  document.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || byId("term").open) return;
    if (event.key === "Escape") {
      point(null);
      if (at.closest(".editor")) close(at.closest("tr"));
    } else if (at.matches("textarea, select, input:not([type=radio])")) {
      return;
    } else if (event.key === "Enter") {
      if (!current || current.hidden || at.closest("a, button, input")) return;
      event.preventDefault();
      open(current);
    } else if (/^[jnkp]$/.test(event.key)) {
      event.preventDefault();
      step(/[jn]/.test(event.key));
    }
  });

  // Terms and figures: what they stand for, at the pointer and at the keyboard's focus

  const tip = byId("tip");

  function point(mark) {
    for (const old of document.querySelectorAll(".paired")) old.classList.remove("paired");
    tip.hidden = !mark;
    if (!mark) return;
    const pair = `mark[data-pair="${mark.dataset.pair}"]`;
    for (const other of mark.closest("tr").querySelectorAll(pair)) other.classList.add("paired");
    tip.textContent = mark.dataset.tip;
    const box = mark.getBoundingClientRect();
    const below = box.bottom + 4 + tip.offsetHeight < innerHeight;
    tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${below ? box.bottom + 4 : box.top - tip.offsetHeight - 4}px`;
  }

  for (const mark of document.querySelectorAll("mark")) {
    // The browser's own tooltip does not come at the keyboard's focus.
    mark.dataset.tip = mark.title;
    mark.setAttribute("aria-description", mark.title);
    mark.removeAttribute("title");
    mark.addEventListener("focus", () => point(mark));
    mark.addEventListener("blur", () => point(null));
    mark.addEventListener("pointerenter", () => point(mark));
    mark.addEventListener("pointerleave", (event) => {
      if (event.relatedTarget !== tip) point(null);
    });
  }
  tip.addEventListener("pointerleave", () => point(null));
  // Moving the focus scrolls, too: what it is on keeps its tooltip.
  document.addEventListener("scroll", () => point(document.querySelector("mark:hover, mark:focus")), { passive: true });

  // Additions to the glossary

  const dialog = byId("term");
  const form = dialog.querySelector("form");
  const fields = form.elements;
  const offer = byId("add-selected");

  function selected() {
    const selection = getSelection();
    const [from, to] = [selection.anchorNode, selection.focusNode].map((node) =>
      (node instanceof Element ? node : node?.parentElement)?.closest("td.original"),
    );
    return from && from === to ? selection.toString().trim() : "";
  }

  document.addEventListener("selectionchange", () => {
    offer.hidden = selected() === "";
    if (offer.hidden) return;
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    offer.style.left = `${Math.min(box.left + scrollX, innerWidth - offer.offsetWidth - 8)}px`;
    offer.style.top = `${box.bottom + scrollY + 4}px`;
  });

  function ask() {
    form.reset();
    fields.source.value = selected();
    judge();
    dialog.showModal();
    (fields.source.value ? fields.target : fields.source).focus();
  }

  function judge() {
    const term = fields.source.value.trim();
    const row = Object.hasOwn(data.known, term) ? data.known[term] : null;
    const known = row ? `Glossary row ${row} has this term: change it there.` : "The glossary has this term.";
    fields.source.setCustomValidity(row === null ? "" : known);
  }

  function showTerms() {
    const items = [...terms.values()].map(([source, target, kind, note]) => {
      const [item, chinese, english, remove] = ["li", "span", "span", "button"].map((tag) => document.createElement(tag));
      chinese.lang = fields.source.lang;
      chinese.textContent = source;
      english.textContent = `→ ${target} (${kind})${note ? ` ${note}` : ""}`;
      remove.type = "button";
      remove.textContent = "Remove";
      remove.setAttribute("aria-label", `Remove ${source}`);
      remove.addEventListener("click", () => {
        terms.delete(source);
        keep();
        showTerms();
      });
      item.append(chinese, english, remove);
      return item;
    });
    byId("additions").hidden = items.length === 0;
    byId("additions").querySelector("ul").replaceChildren(...items);
    count("save-terms", items.length);
  }

  byId("add").addEventListener("click", ask);
  offer.addEventListener("pointerdown", (event) => event.preventDefault()); // it would end the selection
  offer.addEventListener("click", ask);
  fields.source.addEventListener("input", judge);
  dialog.querySelector(".cancel").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", () => {
    const term = ["source", "target", "kind", "note"].map((name) => fields[name].value.trim());
    terms.set(term[0], term);
    keep();
    showTerms();
    getSelection().removeAllRanges();
  });

  recall();
  rows.forEach(showCorrection);
  countCorrections();
  showPoints();
  showTerms();
  choose(filters.find((input) => input.checked).value); // a browser keeps the choice when it loads a page again
  document.documentElement.classList.add("live");
}
