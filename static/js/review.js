// The review queue by keyboard: arrows choose, Enter accepts, В (or B) returns. Everything works by mouse too.
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

if (verdict) {
  const reason = verdict.elements.reason;
  const back = verdict.querySelector("[data-return]");
  const accept = verdict.querySelector(".btn-primary");
  const phrases = verdict.querySelector(".review-phrases");
  let isSent = false;

  phrases.hidden = false;
  phrases.addEventListener("click", (event) => {
    const phrase = event.target.closest("[data-phrase]");
    if (!phrase) return;
    reason.value = [reason.value.trim(), phrase.dataset.phrase].filter(Boolean).join("\n");
    reason.focus();
  });

  verdict.addEventListener("submit", (event) => {
    if (event.submitter === back && !reason.value.trim()) {
      event.preventDefault();
      reason.setCustomValidity("Напишите, почему возвращаете: школа увидит этот текст.");
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

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (event.target.closest("input, textarea, select")) return;
      const link = neighbour(event.key === "ArrowDown" ? 1 : -1);
      if (!link) return;
      event.preventDefault();
      location.assign(link.href);
    } else if (!isTyping(event.target)) {
      if (event.key === "Enter") {
        event.preventDefault();
        verdict.requestSubmit(accept);
      } else if (event.code === "KeyD" || ["в", "b"].includes(event.key.toLowerCase())) {
        event.preventDefault();
        reason.focus();
      }
    }
  });

  document.querySelector(".review-list [aria-current]").scrollIntoView({ block: "nearest" });
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}
