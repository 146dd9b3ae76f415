// What the desk's pages share: elements out of texts, which are only ever set as text, and questions to the desk.

export const byId = (id) => document.getElementById(id);

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

export class Refused extends Error {
  constructor(answer, status) {
    super([answer.what, answer.remedy].filter(Boolean).join(" ") || `The desk answered ${status}.`);
    this.faults = answer.faults ?? [];
    this.status = status;
  }
}

async function answer(path, options) {
  let response;
  try {
    response = await fetch(path, { cache: "no-store", ...options });
  } catch {
    throw new Refused({ what: "The desk does not answer.", remedy: "Is it still running?" }, 0);
  }
  if (response.ok) return response;
  const text = await response.text();
  try {
    throw new Refused(JSON.parse(text), response.status);
  } catch (error) {
    throw error instanceof Refused ? error : new Refused({ what: text.trim() }, response.status);
  }
}

export const ask = async (path, options = {}) => (await answer(path, options)).json();

// Saves a PDF that LibreOffice makes first, which takes it some seconds.
export async function savePdf(path, name) {
  const made = URL.createObjectURL(await (await answer(path)).blob());
  h("a", { href: made, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(made), 60_000);
}

// A button that saves a brief as PDF.
export function pdfButton(brief, title, fail) {
  const button = h("button", { type: "button", "aria-label": `.pdf: ${title}`, onclick: async () => {
    button.disabled = true;
    button.textContent = "making…";
    try {
      await savePdf(`/pdf/${encodeURIComponent(brief)}`, `${brief}.pdf`);
    } catch (error) {
      fail(error);
    }
    button.disabled = false;
    button.textContent = ".pdf";
  } }, ".pdf");
  return button;
}

export const tell = (path, message) =>
  ask(path, { method: "POST", body: JSON.stringify(message), headers: { "content-type": "application/json" } });

// One call a while after the last; `now` makes the one that waits at once.
export function later(milliseconds, call) {
  let timer = null;
  const put = (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      call(...values);
    }, milliseconds);
  };
  return put;
}

export const number = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

// Whether what is typed is meant for a box, not for the page.
export const isTyping = (target) => target.matches("textarea, select, input:not([type=radio])") || target.isContentEditable;

// A text with a part of it marked.
export function marked(text, start, length) {
  if (start < 0 || length === 0) return [text];
  return [text.slice(0, start), h("b", { class: "hit" }, text.slice(start, start + length)), text.slice(start + length)];
}
