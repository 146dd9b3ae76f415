// The frame: which part is shown, what the run is at, what the desk tells of itself.
import { byId, isTyping, number, tell } from "/static/dom.js";
import * as articles from "/static/articles.js";
import * as glossary from "/static/glossary.js";
import * as model from "/static/model.js";
import * as search from "/static/search.js";
import * as style from "/static/style.js";

const PARTS = { articles, glossary, search, style };
const cards = new Map();

// Parts

function part() {
  const name = location.hash.slice(1).split("?")[0];
  return name in PARTS ? name : "articles";
}

function show() {
  const shown = part();
  for (const name of Object.keys(PARTS)) byId(name).hidden = name !== shown;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${shown}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = { articles: "Desk", glossary: "Glossary · Desk", search: "Search · Desk", style: "House style · Desk" }[shown];
  PARTS[shown].shown?.(new URLSearchParams(location.hash.split("?")[1] ?? ""));
}

// The run

const WORDS = { idle: "Nothing to do", stopped: "Stopped: what was finished is kept", failed: "Stopped by a fault" };

function runText(status) {
  if (status.doing === "working") {
    const counted = status.total > 1 ? `, ${status.done.toLocaleString("en")} of ${status.total.toLocaleString("en")}` : "";
    return `${status.step}${counted}…`;
  }
  if (status.doing === "busy") return "Another run works in this folder";
  const waiting = [...cards.values()].filter((card) => card.state === "waiting").length;
  if (status.doing === "idle") {
    if (waiting) return `${number(waiting, "article waits", "articles wait")} to be translated`;
    return cards.size ? "All that is here is done" : "No articles yet";
  }
  return WORDS[status.doing];
}

function more(status) {
  const parts = [status.what, status.remedy];
  if (status.changed) {
    const causes = status.causes.map(([label, count]) => `${label} (${count})`).join(", ");
    parts.push(`${number(status.changed, "sentence")} changed${causes ? `, because of ${causes}` : ""}.`);
  }
  if (status.set_aside.length) parts.push(`Edited by hand, and kept as ${status.set_aside.join(", ")}.`);
  return parts.filter(Boolean).join(" ");
}

function showRun({ status, problem, folder }) {
  const waiting = [...cards.values()].some((card) => card.state === "waiting");
  const isAtWork = status.doing === "working" || status.doing === "busy";
  byId("run").dataset.doing = status.doing;
  const text = runText(status);
  if (byId("run-text").textContent !== text) byId("run-text").textContent = text;
  byId("run-more").textContent = more(status);
  byId("stop").hidden = !isAtWork;
  byId("go").hidden = isAtWork || (status.doing !== "stopped" && status.doing !== "failed" && !waiting);
  byId("go").textContent = status.doing === "stopped" ? "Go on" : status.doing === "failed" ? "Try again" : "Translate";
  byId("run-bar").hidden = status.doing !== "working";
  if (status.total > 1) byId("run-bar").value = (100 * status.done) / status.total;
  else byId("run-bar").removeAttribute("value");
  byId("problem").hidden = !problem;
  byId("problem").textContent = problem;
  byId("folder").textContent = `\u200e${folder}\u200e`; // the style cuts off its front
  byId("engine").textContent = status.engine ? `Made by ${status.engine}` : "";
}

const start = () => tell("/api/run", { do: "run" }).catch(fail);

function fail(error) {
  byId("problem").hidden = false;
  byId("problem").textContent = error.message;
}

byId("go").addEventListener("click", start);
byId("stop").addEventListener("click", () => tell("/api/run", { do: "stop" }).catch(fail));

// What the desk tells

let isFirst = true;

function hear(event) {
  const told = JSON.parse(event.data);
  if (isFirst) cards.clear();
  isFirst = false;
  for (const card of told.cards) cards.set(card.id, card);
  for (const id of told.gone) cards.delete(id);
  showRun(told);
  articles.told(cards, told);
  glossary.told?.(told);
  style.told(cards, told);
  document.documentElement.dataset.told = Number(document.documentElement.dataset.told ?? 0) + 1;
}

function listen() {
  const events = new EventSource("/api/events");
  events.addEventListener("message", hear);
  events.addEventListener("error", () => {
    isFirst = true;
    byId("run").dataset.doing = "failed";
    byId("run-text").textContent = "The desk does not answer. Is it still running? This page goes on by itself when it is.";
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
  });
}

addEventListener("hashchange", show);
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (/^[1234]$/.test(event.key)) location.hash = `#${Object.keys(PARTS)[event.key - 1]}`;
  else if (!PARTS[part()].pressed?.(event)) return;
  event.preventDefault();
});

articles.begin({ start, fail });
glossary.begin({ start, fail });
search.begin({ fail });
style.begin({ start, fail });
model.begin({ fail });
show();
listen();
