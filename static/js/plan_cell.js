// One cell under the pen: it opens at once, without asking the server, so that no letter is typed into nothing.
import { byName, following, goTo, isEditable, isLocked, isWriting, nameOf, rove, wordsOf } from "./plan_grid.js";
import { forgetDraft, keepDraft, touchDraft } from "./plan_drafts.js";
import { merge, save } from "./plan_saving.js";
import { attachHints, detachHints } from "./plan_hints.js";

const shown = new WeakMap(); // cell -> what it showed before it was opened
let isClosing = false; // taking a field away makes it lose the focus, and that saves nothing

const formOf = (cell) => cell.querySelector(":scope > form[data-cell-form]");

export function openCell(cell, { text } = {}) {
  if (!cell || !isEditable() || isLocked(cell) || isWriting(cell) || cell.querySelector(".cell-conflict")) return;
  const words = wordsOf(cell);
  shown.set(cell, [...cell.childNodes]);
  const form = document.getElementById("cell-editor").content.firstElementChild.cloneNode(true);
  const area = form.elements.text;
  area.setAttribute("aria-label", `${cell.dataset.label}, строка ${cell.parentElement.dataset.label}`);
  form.elements.seen.value = words;
  area.value = text ?? words;
  cell.replaceChildren(form);
  rove(cell);
  grow(area);
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  attachHints(cell, area);
  if (text !== undefined) typed(area);
}

// By the number of lines and not by a style: our policy allows no inline style.
function grow(area) {
  while (area.rows > 2 && area.scrollHeight <= area.clientHeight) area.rows -= 1;
  while (area.rows < 30 && area.scrollHeight > area.clientHeight) area.rows += 1;
}

function typed(area) {
  const cell = area.closest(".cell");
  const form = formOf(cell);
  grow(area);
  if (area.value === form.elements.seen.value) forgetDraft(nameOf(cell));
  else keepDraft(nameOf(cell), { text: area.value, seen: form.elements.seen.value });
}

// A cell that is written says so again, else another tab would take its draft for a lost one.
setInterval(() => {
  const cell = document.activeElement?.closest?.(".cell");
  if (cell && isWriting(cell)) touchDraft(nameOf(cell));
}, 5000);

function close(cell, text) {
  isClosing = true;
  detachHints();
  const before = shown.get(cell);
  shown.delete(cell);
  if (text === undefined && before) {
    cell.replaceChildren(...before);
    isClosing = false;
    return;
  }
  const words = document.createElement("span");
  words.className = "cell-text";
  words.textContent = text ?? "";
  cell.replaceChildren(words);
  isClosing = false;
}

export function cancelCell(cell) {
  forgetDraft(nameOf(cell));
  if (shown.has(cell)) close(cell);
  else reload(cell);
  goTo(cell);
}

// Words that are others now go to the server; the cell shows them at once.
export function commitCell(cell) {
  const form = formOf(cell);
  if (!form) return;
  const text = form.elements.text.value.trim();
  const seen = form.elements.seen.value;
  if (text === seen.trim() && !form.elements.version) {
    forgetDraft(nameOf(cell));
    close(cell);
    return;
  }
  close(cell, text);
  save(nameOf(cell), { text, seen });
}

export function commitAll() {
  document.querySelectorAll(".plan-sheet .cell").forEach((cell) => { if (isWriting(cell)) commitCell(cell); });
}

function commitAndGo(cell, step) {
  const next = step ? following(cell, step) : cell;
  commitCell(cell);
  if (step && next) openCell(next);
  else goTo(cell);
}

// The row as the server has it: the other writer's words, or a form that was refused.
async function reload(cell) {
  const row = cell.closest("tr");
  cell.replaceChildren();
  try {
    const response = await fetch(row.dataset.url, { headers: { "HX-Request": "true" }, redirect: "manual" });
    if (response.ok) merge(await response.text());
  } catch {
    document.dispatchEvent(new CustomEvent("htmx:sendError"));
  }
}

export async function takeTheirs(cell) {
  await reload(cell);
  goTo(cell);
}

// «Оставить моё»: the same words once more, now knowing the other ones.
export function keepMine(cell) {
  const form = formOf(cell) ?? cell.querySelector("form[data-cell-form]");
  const text = form.elements.text.value;
  const seen = form.elements.seen.value;
  const name = nameOf(cell);
  close(cell, text);
  save(name, { text, seen });
  goTo(byName(name));
}

export function onAreaKey(event, area) {
  const cell = area.closest(".cell");
  if (event.key === "Escape") {
    event.preventDefault();
    cancelCell(cell);
  } else if (event.key === "Enter" && (event.ctrlKey || event.shiftKey)) {
    event.preventDefault();
    area.setRangeText("\n", area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (event.key === "Enter" && !event.isComposing) {
    event.preventDefault();
    commitAndGo(cell, 0);
  } else if (event.key === "Tab") {
    event.preventDefault();
    commitAndGo(cell, event.shiftKey ? -1 : 1);
  }
}

document.addEventListener("input", (event) => {
  if (event.target.matches(".plan-sheet .cell-input")) typed(event.target);
});

// Leaving a cell saves it, as in a spreadsheet; leaving the window does not close it.
document.addEventListener("focusout", (event) => {
  const area = event.target;
  if (!area.matches(".plan-sheet .cell-input") || isClosing || !document.hasFocus()) return;
  const cell = area.closest(".cell");
  if (!cell.contains(event.relatedTarget)) commitCell(cell);
});
