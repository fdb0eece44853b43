// Under the cell that is written: how a deadline would be understood, which words of the directory complete it.
import { sheet } from "./plan_grid.js";

const PAUSE_MS = 250;
const MOST = 8;
const directories = new Map(); // column -> promise of its words
let state = null; // the cell with a list: { area, list, options, active }

export function attachHints(cell, area) {
  const column = cell.dataset.cell;
  if (column === "due") attachDue(cell, area);
  if (column === "executors" || column === "deliverables") attachList(cell, area, column);
}

export function detachHints() {
  state = null;
}

// The deadline

function attachDue(cell, area) {
  const hint = cell.querySelector(".cell-hint");
  let timer = null;
  let asking = null;
  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      const url = `${sheet().dataset.dueUrl}?${new URLSearchParams({ text: area.value })}`;
      const response = await fetch(url, { signal: asking.signal, redirect: "manual" });
      if (!response.ok) return;
      const { note, isAmber } = await response.json();
      hint.textContent = isAmber ? `▲ ${note}` : note;
      hint.classList.toggle("is-amber", isAmber);
    } catch {
      // Without an answer the hint stays as it was: the words are saved all the same.
    }
  };
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  ask();
}

// The directory

function words(column) {
  if (!directories.has(column)) {
    const asked = fetch(`${sheet().dataset.wordsUrl}?column=${column}`, { redirect: "manual" })
      .then((response) => (response.ok ? response.json() : { words: [] }))
      .then((answer) => answer.words)
      .catch(() => {
        directories.delete(column);
        return [];
      });
    directories.set(column, asked);
  }
  return directories.get(column);
}

function attachList(cell, area, column) {
  const list = document.createElement("ul");
  list.className = "cell-list";
  list.id = `list-${cell.parentElement.id}-${column}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Подходящие слова справочника");
  list.hidden = true;
  area.after(list);
  area.setAttribute("aria-autocomplete", "list");
  area.setAttribute("aria-controls", list.id);
  const own = { area, list, options: [], active: -1, hint: cell.querySelector(".cell-hint") };
  state = own;
  words(column);
  area.addEventListener("input", async () => show(own, await words(column)));
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    choose(own, [...list.children].indexOf(option));
  });
}

// The piece that is being written: from the last comma, semicolon or new line to the cursor.
function piece(area) {
  const before = area.value.slice(0, area.selectionStart);
  const start = Math.max(before.lastIndexOf("\n"), before.lastIndexOf(","), before.lastIndexOf(";")) + 1;
  return { start: start + (before.slice(start).length - before.slice(start).trimStart().length), end: area.selectionStart };
}

function show(own, all) {
  const { start, end } = piece(own.area);
  const typed = own.area.value.slice(start, end).toLowerCase();
  const begins = ({ found }) => found.startsWith(typed) || found.includes(` ${typed}`);
  const fitting = typed ? all.filter((one) => begins(one) && one.word.toLowerCase() !== typed) : [];
  own.options = fitting.slice(0, MOST);
  own.list.replaceChildren(...own.options.map((option, index) => optionOf(own, option, index)));
  own.list.hidden = own.options.length === 0;
  mark(own, -1);
  own.hint.textContent = own.options.length ? `Подходит: ${own.options.length}. Выберите стрелкой вниз и Enter.` : "";
}

function optionOf(own, { word, note }, index) {
  const item = document.createElement("li");
  item.id = `${own.list.id}-${index}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.append(word);
  if (note) {
    const small = document.createElement("span");
    small.className = "cell-list-note";
    small.textContent = note;
    item.append(" ", small);
  }
  return item;
}

function mark(own, active) {
  own.active = active;
  [...own.list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
  if (active < 0) own.area.removeAttribute("aria-activedescendant");
  else own.area.setAttribute("aria-activedescendant", own.list.children[active].id);
  own.list.children[active]?.scrollIntoView({ block: "nearest" });
}

function choose(own, index) {
  const { start, end } = piece(own.area);
  own.area.setRangeText(own.options[index].word, start, end, "end");
  own.area.dispatchEvent(new Event("input", { bubbles: true }));
  hide(own);
}

function hide(own) {
  own.list.hidden = true;
  own.options = [];
  mark(own, -1);
}

// True when the key was for the list and for nobody else.
export function onListKey(event) {
  if (!state || state.list.hidden || state.area !== event.target) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) mark(state, (state.active + step + state.options.length) % state.options.length);
  else if (event.key === "Escape") hide(state);
  else if (event.key === "Enter" && state.active >= 0) choose(state, state.active);
  else return false;
  event.preventDefault();
  return true;
}
