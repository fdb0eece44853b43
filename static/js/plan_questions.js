// The questions of an import by keyboard: Enter takes the answer, Alt+Enter leaves the words, Alt+arrows walk.
// Every key presses a button or follows a link that is there for the mouse too.
"use strict";

const dock = () => document.getElementById("import-dock");
const facts = document.getElementById("facts-form");

document.documentElement.classList.add("has-js");

function press(name) {
  const target = dock().querySelector(`[data-key="${name}"]`);
  if (!target) return false;
  target.click();
  return true;
}

// The row of the question stands in the eye, between the head of the table and the dock.
function showRow() {
  const place = dock().dataset.row;
  document.querySelectorAll(".pair.is-current").forEach((row) => row.classList.remove("is-current"));
  const row = place ? document.getElementById(place) : null;
  if (!row) return;
  row.classList.add("is-current");
  const room = window.innerHeight - document.querySelector(".dock").offsetHeight;
  const box = row.getBoundingClientRect();
  if (box.top < 40 || box.bottom > room) {
    window.scrollBy(0, box.top - Math.max(48, (room - box.height) / 2));
  }
}

function focusAnswer() {
  const field = dock().querySelector("[data-answer]") || dock().querySelector("[data-key]");
  const end = field || document.querySelector(".dock-end .btn-primary");
  end.focus({ preventScroll: true });
}

function listed() {
  const current = document.querySelector(".questions-item [aria-current]");
  if (current) current.parentElement.parentElement.scrollTop = current.offsetTop - 60;
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || !dock()) return;
  const isInDock = dock().contains(event.target);
  let name = "";
  if (event.altKey && event.key === "ArrowDown") name = "following";
  else if (event.altKey && event.key === "ArrowUp") name = "before";
  else if (event.altKey && event.key === "Enter") name = "leave";
  else if (event.altKey && event.code === "KeyA") name = "all";
  else if (event.ctrlKey && event.key === "Enter" && isInDock) name = "take";
  else if (event.key === "Enter" && !event.shiftKey && isInDock && event.target.matches("input, textarea")) name = "fix";
  if (name && press(name)) event.preventDefault();
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (!dock() || !event.detail.target || event.detail.target.id !== "import-dock") return;
  showRow();
  listed();
  focusAnswer();
});

// What was typed in the dock and not sent yet goes with «Создать план».
if (facts) {
  facts.addEventListener("submit", () => {
    facts.querySelectorAll("[data-copy]").forEach((copy) => copy.remove());
    for (const [name, value] of new FormData(dock())) {
      if (name !== "question" && name !== "name" && !name.startsWith("cell_")) continue;
      const copy = document.createElement("input");
      Object.assign(copy, { type: "hidden", name, value });
      copy.dataset.copy = "";
      facts.append(copy);
    }
  });
}

if (dock()) {
  listed();
  if (location.search.includes("q=")) {
    showRow();
    focusAnswer();
  }
}
