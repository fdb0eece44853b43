// Moving a row or a section by its handle: the native drag and drop of the browser. `drop(row, target, where)` does
// the rest; the twin for the keyboard is Alt with an arrow.

let dragged = null;

function mark(row, where) {
  document.querySelectorAll(".is-drop-above, .is-drop-below").forEach((marked) => {
    marked.classList.remove("is-drop-above", "is-drop-below");
  });
  if (row) row.classList.add(where === "before" ? "is-drop-above" : "is-drop-below");
}

function placeOf(event) {
  const row = event.target.closest?.(".plan-sheet tbody tr");
  if (!row || row === dragged) return null;
  const box = row.getBoundingClientRect();
  const isUpper = event.clientY < box.top + box.height / 2;
  // Above a heading means the end of what stands before it; that is what the line on the screen shows.
  return { row, where: isUpper ? "before" : "after" };
}

export function dragRows(drop) {
  document.addEventListener("dragstart", (event) => {
    const handle = event.target.closest?.(".plan-sheet .row-tools");
    if (!handle) return;
    dragged = handle.closest("tr");
    dragged.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.label);
  });

  document.addEventListener("dragover", (event) => {
    const place = dragged && placeOf(event);
    if (!place) return;
    event.preventDefault();
    mark(place.row, place.where);
  });

  document.addEventListener("drop", (event) => {
    const place = dragged && placeOf(event);
    if (!place) return;
    event.preventDefault();
    drop(dragged, place.row, place.where);
  });

  document.addEventListener("dragend", () => {
    dragged?.classList.remove("is-dragged");
    dragged = null;
    mark(null);
  });
}
