// Files of an answer go up one by one as soon as they are chosen, each with its own progress bar and key.
// A broken line is answered by «повторить» with the same key: the server takes a repeated post as the same post.
"use strict";

const AT_ONCE = 2;

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text) made.textContent = text;
  return made;
}

class Upload {
  // A new version goes to another address and takes the place of the row it replaces.
  constructor(answer, file, replaced) {
    this.answer = answer;
    this.file = file;
    this.address = replaced ? replaced.dataset.replace : answer.form.action;
    this.field = replaced ? "replacement" : "attachments";
    this.oldRow = replaced ? replaced.closest(".answer-row") : null;
    this.key = newKey();
    this.row = element("li", "answer-row");
    this.fact = element("span", "note answer-fact", "ждёт очереди");
    this.bar = element("progress", "");
    this.bar.max = 100;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", `Загрузка: ${file.name}`);
    this.row.append(element("span", "answer-name", file.name), this.fact, this.bar);
    answer.list.append(this.row);
  }

  send() {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", this.answer.form.elements.csrfmiddlewaretoken.value);
    data.append("client_key", this.key);
    data.append(this.field, this.file);
    const request = new XMLHttpRequest();
    request.open("POST", this.address);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.upload.addEventListener("progress", (event) => this.show(event));
    return new Promise((finished) => {
      request.addEventListener("load", () => finished(this.loaded(request)));
      request.addEventListener("error", () => finished(this.broken("Связь прервалась, файл не дошёл.")));
      request.addEventListener("timeout", () => finished(this.broken("Связь прервалась, файл не дошёл.")));
      request.send(data);
    });
  }

  show(event) {
    if (!event.lengthComputable) return;
    const percent = Math.round((event.loaded / event.total) * 100);
    this.bar.value = percent;
    this.fact.textContent = percent < 100 ? `${percent} %` : "проверяем файл";
  }

  loaded(request) {
    const isOurs = (request.getResponseHeader("Content-Type") || "").startsWith("text/html");
    if (![200, 409, 413, 422].includes(request.status) || !isOurs) {
      return this.broken("Файл не принят из-за сбоя на сервере.");
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    this.row.replaceWith(...page.body.querySelectorAll("li"));
    const isGood = request.status === 200;
    if (isGood && this.oldRow) this.oldRow.remove();
    return isGood;
  }

  broken(sentence) {
    this.bar.remove();
    this.row.classList.add("is-refused");
    this.row.setAttribute("role", "alert");
    const again = element("button", "btn-link-plain", "Повторить");
    again.type = "button";
    again.addEventListener("click", () => this.repeat());
    this.fact.textContent = sentence;
    this.again = again;
    this.row.append(again);
    return false;
  }

  // The same key again: a file that had arrived after all is not added twice.
  repeat() {
    if (!this.again || !this.again.isConnected) return;
    this.again.remove();
    this.row.classList.remove("is-refused");
    this.fact.textContent = "ждёт очереди";
    this.bar.value = 0;
    this.row.append(this.bar);
    this.answer.enqueue(this);
  }
}

class Answer {
  constructor(form) {
    this.form = form;
    this.inputs = form.querySelectorAll("input[name=attachments]");
    this.broken = [];
    this.list = form.querySelector("[data-upload-list]");
    this.send = form.querySelector(".answer-send");
    this.drop = form.querySelector(".answer-drop");
    this.waiting = [];
    this.running = 0;
    this.failed = false;
    this.isSending = false;
    form.classList.add("is-live");
    for (const input of this.inputs) {
      input.disabled = false;
      input.addEventListener("change", () => {
        this.take(input.files);
        input.value = "";
      });
    }
    this.list.addEventListener("change", (event) => this.replace(event.target));
    window.addEventListener("online", () => this.broken.splice(0).forEach((upload) => upload.repeat()));
    form.addEventListener("submit", (event) => this.submit(event));
    this.listenToDrop();
    this.refresh();
  }

  listenToDrop() {
    for (const name of ["dragenter", "dragover"]) {
      this.form.addEventListener(name, (event) => {
        event.preventDefault();
        this.drop.classList.add("is-over");
      });
    }
    for (const name of ["dragleave", "drop"]) {
      this.form.addEventListener(name, () => this.drop.classList.remove("is-over"));
    }
    this.form.addEventListener("drop", (event) => {
      event.preventDefault();
      this.take(event.dataTransfer.files);
    });
  }

  take(files) {
    for (const file of files) {
      if (file.size > Number(this.form.dataset.limit)) this.refuse(file);
      else this.enqueue(new Upload(this, file));
    }
    this.refresh();
  }

  replace(input) {
    const replaced = input.closest("[data-replace]");
    if (!replaced || !input.files.length) return;
    if (input.files[0].size > Number(this.form.dataset.limit)) this.refuse(input.files[0]);
    else this.enqueue(new Upload(this, input.files[0], replaced));
    input.value = "";
    replaced.open = false;
    this.refresh();
  }

  refuse(file) {
    const limit = Math.round(Number(this.form.dataset.limit) / 1048576);
    const row = element("li", "answer-row is-refused");
    row.setAttribute("role", "alert");
    row.append(element("span", "answer-sentence", `Файл «${file.name}» больше ${limit} МБ. Уменьшите качество скана или разделите документ на части.`));
    this.list.append(row);
  }

  enqueue(upload) {
    this.waiting.push(upload);
    this.next();
  }

  async next() {
    if (this.running >= AT_ONCE || !this.waiting.length) return;
    this.running += 1;
    this.refresh();
    const upload = this.waiting.shift();
    const isGood = await upload.send();
    this.running -= 1;
    if (!isGood && upload.row.isConnected) this.broken.push(upload);
    if (!isGood) this.isSending = false;
    this.refresh();
    this.next();
    if (this.isSending && !this.isBusy()) this.form.requestSubmit(this.send);
  }

  isBusy() {
    return this.running > 0 || this.waiting.length > 0;
  }

  submit(event) {
    if (event.submitter && event.submitter !== this.send) return;
    if (this.isBusy()) {
      event.preventDefault();
      this.isSending = true;
    } else if (this.sent) {
      event.preventDefault();
    } else {
      this.sent = true;
    }
    this.refresh();
  }

  refresh() {
    const hasFiles = this.list.querySelector(".answer-row:not(.is-refused, .is-told)") !== null;
    this.form.classList.toggle("has-files", hasFiles);
    this.send.hidden = !hasFiles;
    this.send.textContent = this.isSending && this.isBusy() ? "Отправим, когда загрузятся файлы…" : "Отправить на проверку";
  }
}

for (const form of document.querySelectorAll("form[data-upload]")) new Answer(form);
// The back button must not bring back a page whose button no longer works.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// «Ссылка на сайт» on a card leads here: the folded form opens.
const folded = location.hash && document.getElementById(location.hash.slice(1));
if (folded && folded.tagName === "DETAILS") {
  folded.open = true;
  requestAnimationFrame(() => folded.querySelector("input:not([type=hidden])").focus());
}
