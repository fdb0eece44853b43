// The file can be dropped anywhere on its field; the name is shown; the button says that work goes on.
"use strict";

const drop = document.getElementById("drop");
const field = document.getElementById("id_file");
const shown = document.getElementById("drop-name");

function showName() {
  shown.textContent = field.files.length ? field.files[0].name : "";
}

if (drop && field) {
  field.addEventListener("change", showName);
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("drop-over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.remove("drop-over");
    });
  }
  drop.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    showName();
  });
}

const importForm = document.getElementById("import-form");
if (importForm) {
  importForm.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !button.dataset.busy) return;
    button.textContent = button.dataset.busy;
    button.setAttribute("aria-busy", "true");
  });
}
