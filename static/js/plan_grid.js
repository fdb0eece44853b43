// The sheet as a grid: which cell stands beside which, and the one stop of the Tab key that walks over it.

export const sheet = () => document.getElementById("plan-sheet");
export const isEditable = () => Boolean(document.querySelector(".plan-sheet[data-editable]"));
export const rows = () => [...document.querySelectorAll(".plan-sheet tbody > tr")];
export const activityRows = () => rows().filter((row) => row.matches(".row-activity"));
export const stopsOf = (row) => [...row.querySelectorAll(":scope > .cell, :scope > .heading")];
export const cellOf = (row, column) => row?.querySelector(`:scope > [data-cell="${column}"]`);
export const isLocked = (cell) => Boolean(cell.closest(".row-excluded"));
export const isWriting = (cell) => Boolean(cell?.querySelector(":scope > .cell-form"));
export const nameOf = (cell) => `${cell.closest("tr").id}/${cell.dataset.cell}`;

// Through a heading, which has one stop, the way goes on in the column it came from.
let column = 0;

export function byName(name) {
  const [row, cell] = name.split("/");
  return cellOf(document.getElementById(row), cell);
}

// The words of a cell without what is shown below them.
export function wordsOf(cell) {
  return cell.querySelector(":scope > .cell-words, :scope > .cell-text")?.textContent ?? "";
}

export function rove(current) {
  if (!isEditable()) return;
  const all = document.querySelectorAll(".plan-sheet .cell, .plan-sheet .heading");
  const stop = current ?? [...all].find((one) => one.tabIndex === 0) ?? all[0];
  all.forEach((one) => { one.tabIndex = one === stop ? 0 : -1; });
  document.querySelectorAll(".plan-sheet .row-tools").forEach((link) => {
    link.tabIndex = stop?.parentElement.contains(link) ? 0 : -1;
  });
}

export function goTo(stop) {
  if (!stop) return;
  rove(stop);
  if (stop.matches(".cell")) column = stopsOf(stop.parentElement).indexOf(stop);
  stop.focus();
  stop.scrollIntoView({ block: "nearest" });
}

export function neighbour(stop, key) {
  const row = stop.parentElement;
  const own = stopsOf(row);
  const place = own.indexOf(stop);
  if (key === "ArrowLeft") return own[place - 1];
  if (key === "ArrowRight") return own[place + 1];
  const all = rows();
  const next = all[all.indexOf(row) + (key === "ArrowUp" ? -1 : 1)];
  return next && stopsOf(next)[Math.min(stop.matches(".cell") ? place : column, stopsOf(next).length - 1)];
}

// The next cell that can be written, in the order of reading.
export function following(cell, step) {
  const all = [...document.querySelectorAll(".plan-sheet .row-activity:not(.row-excluded) > .cell")];
  return all[all.indexOf(cell) + step];
}

// For those who do not see what has moved: one sentence after each gesture.
export function say(text) {
  const place = document.getElementById("plan-said");
  if (place) place.textContent = text;
}

export const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];

export function post(url, values, options = {}) {
  return fetch(url, {
    method: "POST",
    headers: { "X-CSRFToken": token(), "HX-Request": "true" },
    body: new URLSearchParams(values),
    redirect: "manual",
    ...options,
  });
}
