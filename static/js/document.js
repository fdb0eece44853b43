// The editor of a paper: grounds and clauses can be added and moved; every change saves itself through htmx.
"use strict";

const form = document.getElementById("document-form");

function changed() {
  form.dispatchEvent(new CustomEvent("document-changed"));
}

function addField(name) {
  const list = form.querySelector(`[data-repeated="${name}"]`);
  const last = list.lastElementChild;
  const field = last.querySelector("textarea");
  if (field.value.trim() === "") {
    field.focus();
    return;
  }
  const copy = last.cloneNode(true);
  for (const one of copy.querySelectorAll("textarea")) one.value = "";
  list.append(copy);
  copy.querySelector("textarea").focus();
}

function move(button) {
  const row = button.closest(".repeated");
  const other = button.dataset.move === "up" ? row.previousElementSibling : row.nextElementSibling;
  if (!other || !other.querySelector("[data-move]")) return;
  if (button.dataset.move === "up") other.before(row);
  else other.after(row);
  button.focus();
  changed();
}

// A gap of the preview leads to its field and marks the [[hint]] that is to be replaced.
function goToGap(link) {
  const place = document.getElementById(link.hash.slice(1));
  if (!place) return false;
  const field = place.closest(".repeated")?.querySelector("textarea") ?? place.querySelector("textarea, input");
  if (!field) return false;
  field.focus();
  const hint = (link.dataset.hint ?? link.title).replace(/^Нужно указать: /, "");
  const exact = field.value.indexOf(`[[${hint}]]`);
  const start = exact >= 0 ? exact : field.value.indexOf("[[");
  if (start >= 0) field.setSelectionRange(start, field.value.indexOf("]]", start) + 2);
  field.scrollIntoView({ block: "center" });
  return true;
}

if (form) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#field-"]');
    if (link && goToGap(link)) event.preventDefault();
  });
  form.addEventListener("click", (event) => {
    const repeat = event.target.closest("[data-repeat]");
    if (repeat) addField(repeat.dataset.repeat);
    const mover = event.target.closest("[data-move]");
    if (mover) move(mover);
  });
}
