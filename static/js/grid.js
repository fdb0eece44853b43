// The form of indicators: each cell is saved when it is left, the checks speak while it is typed.
"use strict";

const PAUSE_MS = 500;
const form = document.getElementById("grid");
const fields = () => [...form.querySelectorAll(".grid-value input:not([type=hidden])")];
const keyOf = (input) => input.name.split("-")[1];
const token = () => form.elements.csrfmiddlewaretoken.value;

const shown = new Map(); // name of a field -> what the server has
const waiting = new Set(); // keys of rows to be saved
let isSaving = false;
let timer;
let asked = 0; // the latest question wins

form.querySelectorAll(".grid-value input, .grid-comment input").forEach((input) => shown.set(input.name, input.value));

function words(keys) {
  const values = new URLSearchParams();
  for (const key of keys) {
    for (const name of [`value-${key}`, `comment-${key}`, `seen-${key}`]) values.set(name, form.elements[name].value);
  }
  return values;
}

async function post(url, keys) {
  return fetch(url, {
    method: "POST",
    headers: { "X-CSRFToken": token(), "HX-Request": "true" },
    body: words(keys),
    redirect: "manual",
  });
}

// Only what is said of the cells changes; the fields stay, so nobody loses a letter or the focus.
function show(html, isSaved) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const state of page.querySelectorAll("[id^=state-]")) {
    const key = state.id.split("-")[1];
    const here = document.getElementById(state.id);
    if (!here) continue;
    if (here.innerHTML !== state.innerHTML) here.replaceChildren(...state.childNodes);
    const row = document.getElementById(`row-${key}`);
    row.className = `grid-row tone-row-${state.dataset.tone}`;
    row.classList.toggle("asks-comment", "asksComment" in state.dataset);
    const input = form.elements[`value-${key}`];
    if ("wrong" in state.dataset) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (isSaved) form.elements[`seen-${key}`].value = state.dataset.version;
  }
  const summary = page.getElementById("grid-summary");
  if (!summary) return;
  const place = document.getElementById("grid-summary");
  const wasOpen = place.querySelector("details")?.open;
  place.replaceChildren(...summary.childNodes);
  const details = place.querySelector("details");
  if (details && wasOpen) details.open = true;
}

async function save() {
  if (isSaving || !waiting.size) return;
  isSaving = true;
  const keys = [...waiting];
  waiting.clear();
  keys.forEach((key) => document.getElementById(`row-${key}`).classList.add("is-saving"));
  const sent = new Map(keys.flatMap((key) => [`value-${key}`, `comment-${key}`].map((name) => [name, form.elements[name].value])));
  try {
    const response = await post(form.action, keys);
    if ([200, 409, 422].includes(response.status)) {
      if (response.status !== 409) sent.forEach((value, name) => shown.set(name, value));
      show(await response.text(), true);
    } else {
      document.dispatchEvent(new CustomEvent("htmx:responseError", { detail: { xhr: { status: response.status } } }));
    }
  } catch {
    keys.forEach((key) => waiting.add(key));
    document.dispatchEvent(new CustomEvent("htmx:sendError"));
    setTimeout(next, 5000);
  }
  keys.forEach((key) => document.getElementById(`row-${key}`).classList.remove("is-saving"));
  isSaving = false;
  if (navigator.onLine) next();
}

const next = () => { if (!isSaving) save(); };

function changed(input) {
  if (shown.get(input.name) === input.value) return;
  clearTimeout(timer);
  asked += 1;
  waiting.add(keyOf(input));
  next();
}

async function check(input) {
  asked += 1;
  const mine = asked;
  try {
    const response = await post(form.dataset.check, [keyOf(input)]);
    if (response.ok && mine === asked && !isSaving) show(await response.text(), false);
  } catch { /* the next saving says that there is no connection */ }
}

function go(input, step) {
  const all = fields();
  const target = all[all.indexOf(input) + step];
  if (!target) return false;
  target.focus();
  target.select();
  return true;
}

form.addEventListener("input", (event) => {
  if (!event.target.matches(".grid-value input, .grid-comment input")) return;
  clearTimeout(timer);
  timer = setTimeout(() => check(event.target), PAUSE_MS);
});

form.addEventListener("change", (event) => {
  if (event.target.matches(".grid-value input, .grid-comment input")) changed(event.target);
});

form.addEventListener("keydown", (event) => {
  const input = event.target;
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  if (event.key === "Enter" && input.matches(".grid-value input, .grid-comment input")) {
    event.preventDefault();
    const value = form.elements[`value-${keyOf(input)}`];
    changed(input);
    if (!go(value, event.shiftKey ? -1 : 1)) form.querySelector("button[name=submit]").focus();
  } else if (input.matches(".grid-value input") && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    go(input, event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape" && shown.has(input.name)) {
    input.value = shown.get(input.name);
  }
});

// A column, or two of them (value and comment), copied from Excel: downwards from the cell under the cursor.
form.addEventListener("paste", (event) => {
  const input = event.target;
  const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (!input.matches(".grid-value input") || !/[\n\t]/.test(text)) return;
  event.preventDefault();
  const all = fields().slice(fields().indexOf(input));
  text.split("\n").slice(0, all.length).forEach((line, place) => {
    const [value, comment] = line.split("\t");
    const key = keyOf(all[place]);
    all[place].value = value.trim();
    if (comment?.trim()) form.elements[`comment-${key}`].value = comment.trim();
    waiting.add(key);
  });
  next();
});

// «Отправить» sends the whole form: what is still in a field goes with it.
window.addEventListener("beforeunload", (event) => {
  if (waiting.size && !form.dataset.sent) event.preventDefault();
});
form.addEventListener("submit", () => { form.dataset.sent = "1"; });
window.addEventListener("online", next);
