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
  copy.querySelector("textarea").value = "";
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

if (form) {
  form.addEventListener("click", (event) => {
    const repeat = event.target.closest("[data-repeat]");
    if (repeat) addField(repeat.dataset.repeat);
    const mover = event.target.closest("[data-move]");
    if (mover) move(mover);
  });
}
