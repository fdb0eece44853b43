// A table of a paper is typed as lines with «|»; where there are scripts it is a grid with the same words.
"use strict";

const SPLIT = /(?<!\\)\s*\|\s*/;

function cellsOf(line) {
  return line.split(SPLIT).map((cell) => cell.replaceAll("\\|", "|").trim());
}

function lineOf(row) {
  const cells = [...row.querySelectorAll("textarea")].map((cell) => cell.value.replace(/\s+/g, " ").trim());
  return cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ");
}

function rowButton(action, label, sign) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "btn-link-plain", textContent: sign, title: label });
  button.setAttribute("aria-label", label);
  button.dataset.row = action;
  return button;
}

function rowOf(cells, width, number) {
  const row = document.createElement("tr");
  const isGroup = cells.length === 1 && width > 1;
  const count = isGroup ? 1 : width;
  for (let place = 0; place < count; place += 1) {
    const holder = document.createElement("td");
    if (isGroup) holder.colSpan = width;
    const cell = document.createElement("textarea");
    cell.rows = 1;
    cell.value = cells[place] ?? "";
    cell.setAttribute("aria-label", `Строка ${number}, столбец ${place + 1}`);
    holder.append(cell);
    row.append(holder);
  }
  const buttons = document.createElement("td");
  buttons.className = "grid-buttons";
  buttons.append(
    rowButton("up", `Строка ${number} выше`, "↑"),
    rowButton("down", `Строка ${number} ниже`, "↓"),
    rowButton("add", `Добавить строку после ${number}`, "+"),
    rowButton("drop", `Убрать строку ${number}`, "×"),
  );
  row.append(buttons);
  return row;
}

function written(grid, field) {
  field.value = [...grid.querySelectorAll("tr")].map(lineOf).join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function changeRow(button, grid, field) {
  const row = button.closest("tr");
  const width = Math.max(...[...grid.rows].map((one) => one.cells.length - 1));
  if (button.dataset.row === "up") row.previousElementSibling?.before(row);
  if (button.dataset.row === "down") row.nextElementSibling?.after(row);
  if (button.dataset.row === "add") {
    row.after(rowOf(Array(width).fill(""), width, row.rowIndex + 2));
    row.nextElementSibling.querySelector("textarea").focus();
    return;
  }
  if (button.dataset.row === "drop" && grid.rows.length > 1) row.remove();
  written(grid, field);
}

function drawGrid(field) {
  const lines = field.value.split("\n").filter((line) => line.trim());
  if (!lines.length) return;
  const rows = lines.map(cellsOf);
  const width = Math.max(...rows.map((row) => row.length));
  const grid = document.createElement("table");
  grid.className = "table-grid";
  rows.forEach((cells, place) => grid.append(rowOf(cells, width, place + 1)));
  field.hidden = true;
  const holder = document.createElement("div");
  holder.className = "table-grid-holder";
  holder.tabIndex = 0;
  holder.setAttribute("role", "region");
  holder.setAttribute("aria-label", "Таблица по ячейкам");
  holder.append(grid);
  field.after(holder);
  grid.addEventListener("change", () => written(grid, field));
  grid.addEventListener("click", (event) => {
    const button = event.target.closest("[data-row]");
    if (button) changeRow(button, grid, field);
  });
}

document.querySelectorAll("textarea[data-table]").forEach(drawGrid);
