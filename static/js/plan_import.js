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

const importForm = document.getElementById("import-form") || document.getElementById("facts-form");
if (importForm) {
  importForm.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !button.dataset.busy) return;
    button.textContent = button.dataset.busy;
    button.setAttribute("aria-busy", "true");
  });
}

// What is copied from Word or Excel brings its table along; the words in the field are for the eye then.
const pasted = document.getElementById("id_text");
const table = document.getElementById("id_table");
if (pasted && table) {
  const taken = document.getElementById("table-taken");
  pasted.addEventListener("paste", (event) => {
    const html = event.clipboardData.getData("text/html");
    table.value = /<table/i.test(html) ? html : "";
    taken.textContent = table.value ? "Таблица вставлена вместе со столбцами." : "";
  });
  pasted.addEventListener("input", (event) => {
    if (event.inputType === "insertFromPaste") return;
    table.value = "";
    taken.textContent = "";
  });
}
