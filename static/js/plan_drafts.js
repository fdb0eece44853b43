// What is typed and not saved yet is kept in this browser, cell by cell, until the server has it.
import { sheet } from "./plan_grid.js";

const STALE_MS = 15000; // a draft of another open tab is touched more often than this
const tab = (() => {
  try {
    const known = sessionStorage.getItem("msoko-tab") ?? crypto.randomUUID();
    sessionStorage.setItem("msoko-tab", known);
    return known;
  } catch {
    return "";
  }
})();

const prefix = () => `msoko-draft:${sheet().dataset.person}:${sheet().dataset.edition}:`;

// A browser that forbids storage still saves; it only cannot keep what was typed.
function stored(work) {
  try {
    return work(localStorage);
  } catch {
    return null;
  }
}

export function keepDraft(name, { text, seen }) {
  const draft = JSON.stringify({ text, seen, at: Date.now(), tab });
  stored((storage) => storage.setItem(prefix() + name, draft));
}

export function forgetDraft(name) {
  stored((storage) => storage.removeItem(prefix() + name));
}

export function touchDraft(name) {
  const draft = stored((storage) => JSON.parse(storage.getItem(prefix() + name)));
  if (draft) keepDraft(name, draft);
}

// Drafts that nobody is writing at the moment: of this tab before it was loaded again, or of a closed one.
export function leftDrafts() {
  const found = stored((storage) => Object.keys(storage).filter((key) => key.startsWith(prefix())));
  return (found ?? [])
    .map((key) => ({ name: key.slice(prefix().length), ...stored((storage) => JSON.parse(storage.getItem(key))) }))
    .filter((draft) => draft.tab === tab || Date.now() - (draft.at ?? 0) > STALE_MS);
}
