// Which model translates, and in which profile.
import { ask, byId, h, tell } from "/static/dom.js";

const dialog = byId("model");
const form = dialog.querySelector("form");
const fault = dialog.querySelector(".fault");

function offer(select, offers, chosen) {
  select.replaceChildren(...offers.map(({ name, facts }) => h("option", { value: name, selected: name === chosen }, facts)));
}

async function open({ fail }) {
  try {
    const { models, profiles, chosen, memory } = await ask("/api/choice");
    offer(form.elements.model, models, chosen.model);
    offer(form.elements.profile, profiles, chosen.profile);
    byId("memory").textContent = memory
      ? `Its sentences are remembered in ${memory}, which other folders may share.`
      : "Its sentences are remembered in this folder (output/memory.sqlite3).";
  } catch (error) {
    fail(error);
    return;
  }
  fault.textContent = "";
  dialog.showModal();
}

async function choose(event) {
  event.preventDefault();
  try {
    await tell("/api/choice", { model: form.elements.model.value, profile: form.elements.profile.value });
    dialog.close();
  } catch (error) {
    fault.textContent = error.message;
  }
}

export function begin(frame) {
  byId("choose-model").addEventListener("click", () => open(frame));
  form.addEventListener("submit", choose);
  dialog.querySelector(".cancel").addEventListener("click", () => dialog.close());
}
