// The review queue by keyboard: arrows choose, Enter accepts, В (or B) returns, digits take a reason, О (or J)
// ticks for accepting together. Everything works by mouse too.
"use strict";

const verdict = document.querySelector("[data-review]");

function neighbour(step) {
  const links = [...document.querySelectorAll(".review-list a")];
  const place = links.findIndex((link) => link.hasAttribute("aria-current"));
  return links[place + step];
}

function isTyping(target) {
  return target.closest("input, textarea, select, button, a, summary, [contenteditable]") !== null;
}

function isKey(event, code, ...letters) {
  return event.code === code || letters.includes(event.key.toLowerCase());
}

if (verdict) {
  const reason = verdict.elements.reason;
  const back = verdict.querySelector("[data-return]");
  const accept = verdict.querySelector(".btn-primary");
  const phrases = verdict.querySelector(".review-phrases");
  const list = document.querySelector(".review-list");
  const together = list.querySelector("[data-together]");
  let isSent = false;

  function take(phrase) {
    reason.value = [reason.value.trim(), phrase.dataset.phrase].filter(Boolean).join("\n");
    reason.setCustomValidity("");
    reason.focus();
  }

  function countTicked() {
    const count = list.querySelectorAll("input:checked").length;
    together.hidden = count === 0;
    together.querySelector("button").textContent = `Принять отмеченные: ${count}…`;
  }

  phrases.hidden = false;
  phrases.addEventListener("click", (event) => {
    const phrase = event.target.closest("[data-phrase]");
    if (phrase) take(phrase);
  });
  list.addEventListener("change", countTicked);
  countTicked();

  verdict.addEventListener("submit", (event) => {
    if (event.submitter === back && !reason.value.trim()) {
      event.preventDefault();
      reason.setCustomValidity("Напишите, почему возвращаете: организация увидит этот текст.");
      reason.reportValidity();
      return;
    }
    if (isSent) event.preventDefault();
    isSent = true;
  });
  reason.addEventListener("input", () => reason.setCustomValidity(""));
  reason.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) verdict.requestSubmit(back);
    if (event.key === "Escape") document.getElementById("main").focus();
  });

  function pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (event.target.closest("input:not([type=checkbox]), textarea, select")) return;
      const link = neighbour(event.key === "ArrowDown" ? 1 : -1);
      if (!link) return;
      event.preventDefault();
      location.assign(link.href);
    } else if (!isTyping(event.target)) {
      gesture(event);
    }
  }

  function gesture(event) {
    const phrase = phrases.querySelectorAll("[data-phrase]")[Number(event.key) - 1];
    if (event.key === "Enter") verdict.requestSubmit(accept);
    else if (isKey(event, "KeyD", "в", "b")) reason.focus();
    else if (isKey(event, "KeyJ", "о", "j")) list.querySelector("li:has([aria-current]) input").click();
    else if (phrase) take(phrase);
    else return;
    event.preventDefault();
  }

  document.addEventListener("keydown", pressed);
  // Keys work while the document in the frame has the focus; arrows there scroll the document.
  const frame = document.querySelector("[data-preview]");
  if (frame) {
    const listen = () => frame.contentDocument?.addEventListener("keydown", (event) => {
      if (!event.key.startsWith("Arrow") && !event.altKey && !event.ctrlKey && !event.metaKey) {
        if (!isTyping(event.target)) gesture(event);
      }
    });
    frame.addEventListener("load", listen);
    listen();
  }

  list.querySelector("[aria-current]").scrollIntoView({ block: "nearest" });
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}
