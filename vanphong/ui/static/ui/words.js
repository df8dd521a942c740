// Text folding as kernel.vietnamese.fold does it, and typed words kept on this machine until they are sent.
"use strict";
window.fold = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/\s+/g, " ").trim();

(() => {
  const prefix = () => `words:${document.body.dataset.person || ""}:`;
  const typed = (form) =>
    [...form.elements].filter((e) => e.name && e.matches("textarea, input:not([type]), input[type=text], input[type=search]"));

  const read = (key) => JSON.parse(localStorage.getItem(key) || "null");
  const save = (form, sent) => {
    const words = {};
    for (const control of typed(form)) if (control.value !== control.defaultValue) words[control.name] = control.value;
    const key = prefix() + form.dataset.keep;
    if (Object.keys(words).length) localStorage.setItem(key, JSON.stringify({ words, sent }));
    else localStorage.removeItem(key);
  };

  const forget = (wanted) => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("words:") && wanted(key)) localStorage.removeItem(key);
  };

  const restore = (form) => {
    const kept = read(prefix() + form.dataset.keep);
    if (!kept) return;
    const empty = typed(form).filter((control) => !control.value && kept.words[control.name]);
    for (const control of empty) control.value = kept.words[control.name];
    if (empty.length) {
      const note = document.createElement("p");
      note.className = "form-hint";
      note.setAttribute("role", "status");
      note.textContent = "Đã điền lại chữ bạn gõ dở lần trước.";
      form.append(note);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    if (!("refused" in document.body.dataset)) forget((key) => read(key).sent);
    document.querySelectorAll("form[data-keep]").forEach(restore);
  });
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.dataset.keep) save(form, false);
  });
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (event.target.dataset.keep) save(event.target, true);
    if ("forget" in event.target.dataset) forget(() => true);
  });
})();
