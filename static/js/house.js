// What every page does: menus that close, answers that are shown, a message when the network is gone.
"use strict";

function say(text, tone) {
  const place = document.getElementById("messages");
  if (!place) return;
  const line = document.createElement("p");
  line.className = `message message-${tone}`;
  line.textContent = text;
  place.replaceChildren(line);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.top-who[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  const menu = document.querySelector("details.top-who[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});

document.addEventListener("htmx:sendError", () => {
  say("Нет связи с сервером. Введённое осталось на странице; попробуйте ещё раз, когда связь вернётся.", "error");
});

document.addEventListener("htmx:responseError", (event) => {
  const code = event.detail.xhr.status;
  if (code === 403) say("Это действие вам недоступно. Обновите страницу: возможно, состояние изменилось.", "error");
  else if (code === 404) say("Этого больше нет. Обновите страницу.", "error");
  else say("Не получилось. Попробуйте ещё раз; если повторится, сообщите администратору.", "error");
});
