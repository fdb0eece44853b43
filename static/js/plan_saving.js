// Saving cells one after another: nothing that was typed waits for the server, and nothing is lost without it.
import { byName, cellOf, isWriting, post, rove, say } from "./plan_grid.js";
import { forgetDraft, keepDraft } from "./plan_drafts.js";

const PAUSES = [1000, 2000, 4000, 8000, 15000, 30000];
const SLOW_MS = 700;
const waiting = new Map(); // name of a cell -> { text, seen }, in the order of typing
let running = null;
let failures = 0;
let wake = null;

export const isWaiting = (name) => waiting.has(name);
export const hasUnsaved = () => waiting.size > 0;

export function save(name, { text, seen }) {
  const before = waiting.get(name);
  // What the server has not been sent yet is written over; what it knows stays what the writer began from.
  waiting.set(name, { text, seen: before && !before.isSent ? before.seen : seen });
  keepDraft(name, waiting.get(name));
  byName(name)?.classList.add("is-saving");
  running ??= pump().finally(() => { running = null; });
  return running;
}

// Everything that was typed is with the server, or the server cannot be reached now.
export async function settled() {
  if (waiting.size && failures) return false;
  await running;
  return waiting.size === 0;
}

async function pump() {
  const slow = setTimeout(() => { if (!failures) show("· сохраняется…"); }, SLOW_MS);
  while (waiting.size) {
    const [name, cell] = waiting.entries().next().value;
    cell.isSent = true;
    const response = await send(name, cell);
    if (response) {
      failures = 0;
      if (waiting.get(name) === cell) waiting.delete(name);
      take(name, cell, response, await response.text());
    } else {
      cell.isSent = false;
      await pause();
    }
  }
  clearTimeout(slow);
}

// null: no connection, or a server that cannot answer just now.
async function send(name, { text, seen }) {
  const cell = byName(name);
  if (!cell) return new Response("", { status: 404 });
  const row = cell.closest("tr");
  const url = `${row.dataset.url}cells/${cell.dataset.cell}/`;
  try {
    const response = await post(url, { text, seen, version: row.dataset.version });
    return response.status >= 500 ? null : response;
  } catch {
    return null;
  }
}

function pause() {
  const length = PAUSES[Math.min(failures, PAUSES.length - 1)];
  failures += 1;
  for (const name of waiting.keys()) byName(name)?.classList.add("is-unsaved");
  show(`▲ не сохранено, нет связи: ${waiting.size}. Набранное цело, программа повторит сама`, true);
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, length);
    wake = () => { clearTimeout(timer); resolve(); };
  });
}

window.addEventListener("online", () => wake?.());

function take(name, { text, seen }, response, html) {
  const cell = byName(name);
  if (response.ok) {
    if (!waiting.has(name)) forgetDraft(name);
    merge(html);
  } else if (response.status === 409 || response.status === 422) {
    forgetDraft(name);
    ask(cell, html, response.status);
  } else {
    refuse(name, cell, { text, seen }, response);
  }
}

// The row anew, cell by cell: what is being written now stays under the pen.
export function merge(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  for (const fresh of [...holder.content.children]) {
    const old = document.getElementById(fresh.id);
    fresh.removeAttribute("hx-swap-oob");
    if (!old) continue;
    if (fresh.matches("tr")) mergeRow(old, fresh);
    else old.replaceWith(fresh);
  }
  rove();
}

function mergeRow(old, fresh) {
  for (const name of ["version", "label"]) old.dataset[name] = fresh.dataset[name];
  old.className = fresh.className;
  for (const cell of [...fresh.querySelectorAll(":scope > .cell")]) {
    const shown = cellOf(old, cell.dataset.cell);
    if (!shown || isWriting(shown) || shown.querySelector(".cell-conflict") || isWaiting(`${old.id}/${cell.dataset.cell}`)) continue;
    shown.classList.remove("is-saving", "is-unsaved");
    shown.replaceChildren(...cell.childNodes);
  }
}

// Two values, or words that cannot be saved: the question stands in the cell, and takes the focus from nobody.
function ask(cell, html, status) {
  if (!cell || isWriting(cell)) return;
  const isBusy = document.activeElement?.matches(".cell-input");
  cell.classList.remove("is-saving", "is-unsaved");
  cell.innerHTML = html;
  if (!isBusy) cell.querySelector(status === 409 ? "button" : ".cell-input")?.focus();
  else say(`В строке ${cell.closest("tr").dataset.label} ячейка «${cell.dataset.label}» не сохранена: нужен ваш ответ.`);
}

function refuse(name, cell, draft, response) {
  cell?.classList.remove("is-saving");
  cell?.classList.add("is-unsaved");
  keepDraft(name, draft);
  if (response.type === "opaqueredirect") {
    show("▲ не сохранено: вход закончился. Войдите в соседней вкладке и обновите страницу, набранное цело", true);
  } else {
    show("▲ не сохранено: план сейчас нельзя править. Обновите страницу, набранное цело в этом браузере", true);
  }
}

function show(text, isAlarm = false) {
  const place = document.getElementById("plan-saved");
  if (!place) return;
  place.textContent = text;
  place.classList.toggle("is-alarm", isAlarm);
}
