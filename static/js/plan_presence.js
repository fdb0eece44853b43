// Who else has the page open, and in which cell: a word to the server every five seconds while the page is seen.
import { cellOf, isWriting, post, sheet } from "./plan_grid.js";

const EVERY_MS = 5000;
const LEAVING_MS = 10000;
let said = "";
let asking = null;
let quietUntil = 0; // the page is being left: a plan that was just handed over takes no word of presence

function openCellName() {
  const cell = document.activeElement?.closest?.(".plan-sheet .cell");
  return cell && isWriting(cell) ? `${cell.parentElement.id} ${cell.dataset.cell}` : "";
}

async function tell() {
  const url = sheet()?.dataset.presenceUrl;
  if (!url || document.hidden || Date.now() < quietUntil) return;
  asking = new AbortController();
  try {
    const response = await post(url, { cell: openCellName() }, { signal: asking.signal });
    if (response.ok) show((await response.json()).people);
  } catch {
    // The next word comes in five seconds.
  }
}

function show(people) {
  document.querySelectorAll(".is-others").forEach((cell) => {
    cell.classList.remove("is-others");
    delete cell.dataset.who;
  });
  const told = people.map(({ who, row, cell }) => `${who}${placeOf(who, document.getElementById(row), cell)}`);
  const text = told.length ? `Сейчас на этой странице: ${told.join("; ")}` : "";
  const place = document.getElementById("plan-people");
  place.hidden = !text;
  if (text !== said) place.textContent = text;
  said = text;
}

function placeOf(who, row, column) {
  const cell = row && cellOf(row, column);
  if (!cell) return "";
  cell.classList.add("is-others");
  cell.dataset.who = who;
  return ` (правит строку ${row.dataset.label}, «${cell.dataset.label}»)`;
}

export function keepPresence() {
  tell();
  setInterval(tell, EVERY_MS);
  document.addEventListener("visibilitychange", tell);
  window.addEventListener("beforeunload", () => {
    quietUntil = Date.now() + LEAVING_MS;
    asking?.abort();
  });
}
