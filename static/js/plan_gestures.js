// Gestures on rows and sections: the server answers with the whole sheet, and every one can be undone.
import { activityRows, goTo, rows, say, sheet, stopsOf } from "./plan_grid.js";
import { commitAll } from "./plan_cell.js";
import { settled } from "./plan_saving.js";

const SAID = {
  add: "Строка добавлена.",
  duplicate: "Копия стоит ниже.",
  up: "Перемещено выше.",
  down: "Перемещено ниже.",
  delete: "Удалено. Ctrl+Z вернёт.",
  "take-back": "Строка снова в плане.",
  undo: "Отменено.",
  redo: "Повторено.",
};
let menu = null;
let queue = Promise.resolve();

// One after another, and only when the words typed before are saved.
export function gesture(url, values, name) {
  closeMenu();
  commitAll();
  queue = queue.then(async () => {
    if (!(await settled())) {
      say("Сначала нужно сохранить набранное, а связи с сервером нет.");
      return;
    }
    await htmx.ajax("POST", url + location.search, { source: document.body, target: sheet(), swap: "outerHTML", values });
    // The answer names the row to go to; the place is told when the focus is there.
    if (SAID[name]) setTimeout(() => say(SAID[name] + placeSaid()), 150);
  }).catch(() => {});
  return queue;
}

function placeSaid() {
  const row = document.activeElement?.closest?.(".plan-sheet tbody > tr");
  return row ? ` Строка ${rows().indexOf(row) + 1} из ${rows().length}.` : "";
}

export function undo() {
  return gesture(sheet().dataset.undoUrl, {}, "undo");
}

export function redo() {
  return gesture(sheet().dataset.redoUrl, {}, "redo");
}

export function rowGesture(name, row) {
  const { url } = row.dataset;
  const isSection = row.matches(".row-section");
  const pk = row.id.split("-")[1];
  if (name === "history") location.assign(`${url}history/`);
  else if (name === "edit") location.assign(`${url}edit/`);
  else if (name === "section") location.assign(`${sheet().dataset.addUrl.replace("activities", "sections")}?after=${pk}`);
  else if (name === "add") gesture(sheet().dataset.addUrl, isSection ? { section: pk } : { after: pk }, name);
  else if (name === "up" || name === "down") gesture(`${url}move/`, { where: name }, name);
  else if (name === "delete") remove(row);
  else gesture(`${url}${name}/`, {}, name);
}

async function remove(row) {
  const place = activityRows().indexOf(row);
  await gesture(`${row.dataset.url}delete/`, {}, "delete");
  const left = activityRows();
  const next = document.getElementById(row.id) ?? left[Math.max(0, Math.min(place, left.length - 1))];
  if (next) goTo(stopsOf(next)[0]);
}

export function moveBeside(row, target, where) {
  return gesture(`${row.dataset.url}move/`, { where, target: target.id }, where === "before" ? "up" : "down");
}

// The menu of a row

export function closeMenu() {
  menu?.remove();
  menu = null;
}

export const isMenu = (element) => Boolean(menu?.contains(element));

export function openMenu(link) {
  closeMenu();
  const row = link.closest("tr");
  const kind = row.matches(".row-section") ? "section-menu" : row.matches(".row-excluded") ? "excluded-menu" : "row-menu";
  menu = document.getElementById(kind).content.firstElementChild.cloneNode(true);
  // Inside the cell of the link, so that the style sheet alone places it: our policy allows no inline style.
  link.after(menu);
  menu.addEventListener("click", (event) => {
    const button = event.target.closest("[data-gesture]");
    if (button) rowGesture(button.dataset.gesture, row);
  });
  menu.addEventListener("keydown", (event) => onMenuKey(event, link));
  menu.querySelector("button").focus();
}

function onMenuKey(event, link) {
  const buttons = [...menu.querySelectorAll("button")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    closeMenu();
    link.focus();
  } else if (step) {
    event.preventDefault();
    buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
  }
}
