// A table from the clipboard goes to the preview of the server; one value goes into the cell.
import { isLocked, isWriting, sheet, token } from "./plan_grid.js";
import { cancelCell, commitAll, openCell } from "./plan_cell.js";
import { settled } from "./plan_saving.js";

const BLOCKS = "p, div, li, h1, h2, h3, h4";

export function onPaste(event) {
  const cell = event.target.closest?.(".plan-sheet .cell");
  if (!cell || isLocked(cell)) return;
  const text = pasted(event.clipboardData);
  const isTable = text.includes("\t") || (!isWriting(cell) && text.trim().includes("\n"));
  if (isTable) {
    event.preventDefault();
    if (isWriting(cell)) cancelCell(cell);
    send(cell, text);
  } else if (!isWriting(cell) && text.trim()) {
    event.preventDefault();
    openCell(cell, { text: text.trim() });
  }
}

// Word and Excel give the table as HTML as well; cells with several paragraphs are whole only there.
function pasted(clipboard) {
  const html = clipboard.getData("text/html");
  const page = html.includes("<table") ? new DOMParser().parseFromString(html, "text/html") : null;
  const found = page ? [...page.querySelectorAll("tr")].map(lineOf).join("\n") : "";
  return found.includes("\t") || found.includes("\n") ? found : clipboard.getData("text/plain");
}

function lineOf(row) {
  const cells = [...row.cells].flatMap((cell) => [wordsOf(cell), ...Array(Math.max(0, cell.colSpan - 1)).fill("")]);
  return cells.map((text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join("\t");
}

// Line breaks of the source file mean nothing in HTML; <br>, paragraphs and list items do.
function wordsOf(cell) {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(/\s+/g, " ");
  cell.querySelectorAll("br").forEach((line) => line.replaceWith("\n"));
  cell.querySelectorAll(BLOCKS).forEach((block) => block.append("\n"));
  return cell.textContent.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");
}

async function send(cell, text) {
  commitAll();
  await settled();
  const form = document.createElement("form");
  form.method = "post";
  form.action = sheet().dataset.pasteUrl;
  const values = {
    csrfmiddlewaretoken: token(),
    text,
    after: cell.parentElement.id.split("-")[1],
    column: cell.dataset.cell,
  };
  for (const [name, value] of Object.entries(values)) {
    const field = document.createElement("textarea");
    field.name = name;
    field.value = value;
    form.append(field);
  }
  form.hidden = true;
  document.body.append(form);
  form.submit();
}
