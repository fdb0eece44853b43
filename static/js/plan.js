// The sheet of a plan by keyboard and mouse. Every gesture is a form of the server; here they only become quick.
import { dragRows } from "./plan_drag.js";

document.documentElement.classList.add("has-js");

const sheet = () => document.getElementById("plan-sheet");
const isEditable = () => Boolean(document.querySelector(".plan-sheet[data-editable]"));
const before = new WeakMap(); // cell -> what it showed before it was opened
const undone = []; // the last changes of this page, newest at the end
const saving = new WeakSet();

const cells = (row) => [...row.querySelectorAll(":scope > .cell")];
const rowById = (pk) => document.getElementById(`activity-${pk}`);
const cellOf = (row, column) => row?.querySelector(`:scope > [data-cell="${column}"]`);
const activityRows = () => [...document.querySelectorAll(".plan-sheet .row-activity")];

// One stop of the Tab key for the whole table; arrows go inside it.
function rove(current) {
  if (!isEditable()) return;
  const all = document.querySelectorAll(".plan-sheet .cell");
  const stop = current ?? all[0];
  all.forEach((cell) => { cell.tabIndex = cell === stop ? 0 : -1; });
}

function goTo(cell) {
  if (!cell) return;
  rove(cell);
  cell.focus();
  cell.scrollIntoView({ block: "nearest" });
}

function neighbour(cell, key) {
  const row = cell.parentElement;
  const own = cells(row);
  const place = own.indexOf(cell);
  if (key === "ArrowLeft") return own[place - 1];
  if (key === "ArrowRight") return own[place + 1];
  const rows = activityRows();
  const next = rows[rows.indexOf(row) + (key === "ArrowUp" ? -1 : 1)];
  return next && cells(next)[place];
}

function following(cell, step) {
  const all = [...document.querySelectorAll(".plan-sheet .cell")];
  return all[all.indexOf(cell) + step];
}

// Editing one cell

async function open(cell) {
  if (!cell || !isEditable() || cell.querySelector("form")) return;
  before.set(cell, cell.innerHTML);
  const url = `${cell.parentElement.dataset.url}cells/${cell.dataset.cell}/`;
  await htmx.ajax("GET", url, { source: cell, target: cell, swap: "innerHTML" });
}

// By the number of lines and not by a style: htmx carries attributes over, and our policy allows no inline style.
function grow(area) {
  while (area.rows > 2 && area.scrollHeight <= area.clientHeight) area.rows -= 1;
  while (area.rows < 30 && area.scrollHeight > area.clientHeight) area.rows += 1;
}

function cancel(cell) {
  if (!before.has(cell)) return;
  // Taking the field away makes it lose the focus, and leaving a changed field saves it: not this time.
  const form = cell.querySelector("form");
  if (form) saving.add(form);
  cell.innerHTML = before.get(cell);
  before.delete(cell);
  goTo(cell);
}

// Answers with the saved row, or null while the cell still asks something (a refusal, two writers).
async function save(form) {
  const cell = form.closest(".cell");
  const row = cell.parentElement;
  const values = Object.fromEntries(new FormData(form));
  if (saving.has(form)) return null;
  if (values.text === values.seen && !cell.querySelector(".cell-conflict")) {
    cancel(cell);
    return row;
  }
  saving.add(form);
  cell.classList.add("is-saving");
  await htmx.ajax("POST", form.getAttribute("action"), { source: row, target: row, swap: "outerHTML", values });
  saving.delete(form);
  cell.classList.remove("is-saving");
  const saved = document.getElementById(row.id);
  if (!saved || saved === row) return null;
  undone.push({ id: row.id, column: cell.dataset.cell, text: values.seen });
  return saved;
}

async function saveAndGo(form, step) {
  const column = form.closest(".cell").dataset.cell;
  const row = await save(form);
  const cell = row && cellOf(row, column);
  if (!cell) return;
  const next = step ? following(cell, step) : cell;
  goTo(next ?? cell);
  if (step && next) open(next);
}

async function undo() {
  const last = undone.pop();
  if (!last) return;
  if (last.restore) {
    await gesture(last.restore, {});
    return;
  }
  const row = document.getElementById(last.id);
  if (!row) return;
  const url = `${row.dataset.url}cells/${last.column}/`;
  const values = { text: last.text, version: row.dataset.version };
  await htmx.ajax("POST", url, { source: row, target: row, swap: "outerHTML", values });
  goTo(cellOf(document.getElementById(last.id), last.column));
}

// Gestures on rows: the server answers with the whole sheet

function gesture(url, values) {
  closeMenu();
  const target = sheet();
  return htmx.ajax("POST", url + location.search, { source: document.body, target, swap: "outerHTML", values });
}

function rowGesture(name, row) {
  const pk = row.id.replace("activity-", "");
  const { url } = row.dataset;
  if (name === "add") return gesture(sheet().dataset.addUrl, { after: pk });
  if (name === "duplicate") return gesture(`${url}duplicate/`, {});
  if (name === "up" || name === "down") return gesture(`${url}move/`, { where: name });
  undone.push({ restore: sheet().dataset.restoreUrl });
  const rows = activityRows();
  const place = rows.indexOf(row);
  return gesture(`${url}delete/`, {}).then(() => {
    const left = activityRows();
    if (left.length) goTo(cells(left[Math.min(place, left.length - 1)])[0]);
  });
}

function moveBeside(row, target, where) {
  return gesture(`${row.dataset.url}move/`, { where, target: target.id });
}

let menu = null;

function closeMenu() {
  menu?.remove();
  menu = null;
}

function openMenu(link) {
  closeMenu();
  const row = link.closest("tr");
  menu = document.getElementById("row-menu").content.firstElementChild.cloneNode(true);
  document.body.append(menu);
  const place = link.getBoundingClientRect();
  menu.style.top = `${place.bottom + window.scrollY + 2}px`;
  menu.style.left = `${Math.max(8, place.right + window.scrollX - menu.offsetWidth)}px`;
  menu.addEventListener("click", (event) => {
    const button = event.target.closest("[data-gesture]");
    if (button) rowGesture(button.dataset.gesture, row);
  });
  menu.addEventListener("keydown", (event) => {
    const buttons = [...menu.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      closeMenu();
      link.focus();
    } else if (step) {
      event.preventDefault();
      buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
    }
  });
  menu.querySelector("button").focus();
}

// Listening

function onCellKey(event, cell) {
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    rowGesture(event.key === "ArrowUp" ? "up" : "down", cell.parentElement);
  } else if (event.key === "Enter" || event.key === "F2") {
    event.preventDefault();
    open(cell);
  } else if (event.key.startsWith("Arrow") && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    goTo(neighbour(cell, event.key));
  }
}

function onAreaKey(event, area) {
  const form = area.closest("form");
  if (event.key === "Escape") {
    event.preventDefault();
    cancel(area.closest(".cell"));
  } else if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    area.setRangeText("\n", area.selectionStart, area.selectionEnd, "end");
    grow(area);
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    saveAndGo(form, 0);
  } else if (event.key === "Tab") {
    event.preventDefault();
    saveAndGo(form, event.shiftKey ? -1 : 1);
  }
}

document.addEventListener("keydown", (event) => {
  const inText = event.target.matches("input, textarea, select");
  if (event.target.matches(".cell .cell-input")) onAreaKey(event, event.target);
  else if (event.target.matches(".cell") && isEditable()) onCellKey(event, event.target);
  if (!inText && event.code === "KeyZ" && (event.ctrlKey || event.metaKey) && isEditable()) {
    event.preventDefault();
    undo();
  }
});

document.addEventListener("input", (event) => {
  if (event.target.matches(".cell-input")) grow(event.target);
});

document.addEventListener("dblclick", (event) => {
  const cell = event.target.closest(".cell");
  if (cell && !event.target.closest("form, a")) open(cell);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a, button");
  if (menu && !menu.contains(event.target)) closeMenu();
  document.querySelectorAll(".filter-menu[open]").forEach((other) => {
    if (!other.contains(event.target)) other.open = false;
  });
  if (!link) return;
  const cell = link.closest(".cell");
  if (link.matches(".pen")) {
    event.preventDefault();
    open(cell);
  } else if (link.matches(".row-activity .row-tools")) {
    event.preventDefault();
    openMenu(link);
  } else if (link.matches("[data-cancel]") && cell) {
    event.preventDefault();
    cancel(cell);
  } else if (link.matches("[data-take-theirs]") && cell) {
    event.preventDefault();
    const row = cell.parentElement;
    htmx.ajax("GET", row.dataset.url, { source: row, target: row, swap: "outerHTML" })
      .then(() => goTo(cellOf(document.getElementById(row.id), cell.dataset.cell)));
  } else if (link.matches("[data-goto]")) {
    const target = cellOf(document.getElementById(link.dataset.goto), link.dataset.column);
    if (!target || !isEditable()) return;
    event.preventDefault();
    goTo(target);
  } else if (link.matches("[data-print]")) {
    window.print();
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches(".cell [data-cell-form]")) {
    event.preventDefault();
    saveAndGo(form, 0);
  } else if (form.matches("#plan-sheet form[data-gesture]")) {
    event.preventDefault();
    gesture(form.getAttribute("action"), {});
  }
});

// Leaving a changed cell saves it, as in a spreadsheet.
document.addEventListener("focusout", (event) => {
  const area = event.target;
  if (!area.matches(".cell .cell-input") || !area.isConnected) return;
  const form = area.closest("form");
  if (form.contains(event.relatedTarget) || saving.has(form)) return;
  const goesTo = event.relatedTarget;
  if (area.value === form.elements.seen.value) {
    if (goesTo) before.has(form.closest(".cell")) && quietCancel(form.closest(".cell"));
    return;
  }
  save(form);
});

function quietCancel(cell) {
  cell.innerHTML = before.get(cell);
  before.delete(cell);
}

document.addEventListener("htmx:afterSwap", (event) => {
  const area = event.target.querySelector?.(".cell-input");
  const conflict = event.target.querySelector?.(".cell-conflict");
  if (event.target.matches?.(".cell") && conflict) conflict.querySelector("button").focus();
  else if (event.target.matches?.(".cell") && area) {
    grow(area);
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }
});

document.addEventListener("htmx:afterSettle", () => {
  const current = document.activeElement?.closest?.(".plan-sheet .cell");
  rove(current ?? undefined);
});

document.addEventListener("plan:row", (event) => {
  const row = rowById(event.detail.pk);
  const cell = cellOf(row, "title") ?? (row && cells(row)[0]);
  goTo(cell);
  if (event.detail.isNew) open(cell);
});

dragRows(moveBeside);
rove();
