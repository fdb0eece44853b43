// The sheet of a plan by keyboard and mouse. Every gesture is a form of the server; here they only become quick.
import { byName, cellOf, goTo, isEditable, isLocked, isWriting, neighbour, rove, say, stopsOf, wordsOf } from "./plan_grid.js";
import { keepMine, onAreaKey, openCell, takeTheirs, cancelCell } from "./plan_cell.js";
import { dragRows } from "./plan_drag.js";
import { forgetDraft, leftDrafts } from "./plan_drafts.js";
import { closeMenu, gesture, isMenu, moveBeside, openMenu, redo, rowGesture, undo } from "./plan_gestures.js";
import { onListKey } from "./plan_hints.js";
import { onPaste } from "./plan_paste.js";
import { keepPresence } from "./plan_presence.js";
import { hasUnsaved, save, settled } from "./plan_saving.js";

document.documentElement.classList.add("has-js");

// Keys

function onStopKey(event, stop) {
  const row = stop.parentElement;
  const isArrow = event.key.startsWith("Arrow");
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    rowGesture(event.key === "ArrowUp" ? "up" : "down", row);
  } else if (isArrow && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    goTo(neighbour(stop, event.key));
  } else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
    event.preventDefault();
    openMenu(row.querySelector(".row-tools"));
  } else if (event.key === "Enter" || event.key === "F2") {
    event.preventDefault();
    if (stop.matches(".heading")) rowGesture("edit", row);
    else openCell(stop);
  } else if (isLetter(event) && stop.matches(".cell")) {
    // The letter itself lands in the field that has the focus by then.
    openCell(stop);
  }
}

function isLetter(event) {
  return event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
}

function onUndoKey(event) {
  const isUndo = event.code === "KeyZ" && !event.shiftKey;
  const isRedo = event.code === "KeyY" || (event.code === "KeyZ" && event.shiftKey);
  if (!(event.ctrlKey || event.metaKey) || !(isUndo || isRedo)) return;
  event.preventDefault();
  if (isUndo) undo();
  else redo();
}

document.addEventListener("keydown", (event) => {
  if (!isEditable()) return;
  const inText = event.target.matches("input, textarea, select");
  if (event.target.matches(".plan-sheet .cell-input")) {
    if (!onListKey(event)) onAreaKey(event, event.target);
  } else if (event.target.matches(".cell, .heading")) {
    onStopKey(event, event.target);
  }
  if (!inText) onUndoKey(event);
});

// The mouse

document.addEventListener("dblclick", (event) => {
  const cell = event.target.closest(".plan-sheet .cell");
  if (cell && !event.target.closest("form, a, .cell-conflict")) openCell(cell);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a, button");
  if (!isMenu(event.target)) closeMenu();
  document.querySelectorAll(".filter-menu[open]").forEach((other) => {
    if (!other.contains(event.target)) other.open = false;
  });
  if (link) onLink(event, link);
});

function onLink(event, link) {
  const cell = link.closest(".plan-sheet .cell");
  if (link.matches(".pen")) {
    event.preventDefault();
    openCell(cell);
  } else if (link.matches(".plan-sheet .row-tools")) {
    event.preventDefault();
    openMenu(link);
  } else if (link.matches("[data-cancel]") && cell) {
    event.preventDefault();
    cancelCell(cell);
  } else if (link.matches("[data-take-theirs]") && cell) {
    event.preventDefault();
    takeTheirs(cell);
  } else if (link.matches("[data-goto]")) {
    const row = document.getElementById(link.dataset.goto);
    const target = row && (cellOf(row, link.dataset.column) ?? stopsOf(row)[0]);
    if (!target || !isEditable()) return;
    event.preventDefault();
    goTo(target);
  } else if (link.matches("[data-print]")) {
    window.print();
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches(".plan-sheet .cell [data-cell-form]")) {
    event.preventDefault();
    keepMine(form.closest(".cell"));
  } else if (form.matches("#plan-sheet form[data-gesture]")) {
    event.preventDefault();
    gesture(form.getAttribute("action"), {}, form.dataset.gesture);
  } else if (form.method === "post" && !form.matches("[hx-post]") && hasUnsaved()) {
    event.preventDefault();
    submitWhenSaved(form, event.submitter);
  }
});

// «К согласованию» must not overtake the words that were typed last.
async function submitWhenSaved(form, submitter) {
  if (await settled()) form.requestSubmit(submitter);
  else say("Сначала должно сохраниться набранное. Нажмите ещё раз, когда оно сохранится.");
}

document.addEventListener("paste", (event) => { if (isEditable()) onPaste(event); });

// After an answer

document.addEventListener("htmx:afterSettle", () => {
  const current = document.activeElement?.closest?.(".plan-sheet .cell, .plan-sheet .heading");
  rove(current ?? undefined);
});

document.addEventListener("plan:row", (event) => {
  const row = document.getElementById(event.detail.id);
  const stop = row && (cellOf(row, "title") ?? stopsOf(row)[0]);
  goTo(stop);
  if (event.detail.isNew) openCell(stop);
});

// What was typed and not saved before the page was left

function restoreDrafts() {
  const restored = [];
  for (const draft of leftDrafts()) {
    const cell = byName(draft.name);
    if (cell && wordsOf(cell) === draft.text) forgetDraft(draft.name);
    else if (cell && !isLocked(cell) && !isWriting(cell)) restored.push(restore(cell, draft));
    // With a filter in the address the row may only be out of sight.
    else if (!location.search) tellLost(draft);
  }
  if (restored.length) tell(`Восстановлено набранное, которое не успело сохраниться: ${restored.join(", ")}.`);
}

function restore(cell, { name, text, seen }) {
  save(name, { text, seen });
  return `строка ${cell.parentElement.dataset.label}, «${cell.dataset.label}»`;
}

function tellLost({ name, text }) {
  tell(`Строки, в которой вы писали, на странице нет. Вот что было набрано: «${text}».`, () => forgetDraft(name));
}

function tell(text, onTaken) {
  const note = document.createElement("div");
  const words = document.createElement("p");
  const button = document.createElement("button");
  note.className = "notice plan-draft";
  words.className = "notice-text";
  words.textContent = text;
  button.className = "btn btn-quiet btn-sm";
  button.type = "button";
  button.textContent = "Понятно";
  button.addEventListener("click", () => {
    onTaken?.();
    note.remove();
  });
  note.append(words, button);
  document.getElementById("plan-drafts").append(note);
}

rove();
if (isEditable()) {
  dragRows(moveBeside);
  keepPresence();
  restoreDrafts();
}
