// Typed words of a form marked data-keep stay on this machine until the office has them.
"use strict";
(() => {
  const prefix = () => `words:${document.body.dataset.person || ""}:`;
  const keyOf = (form) => prefix() + form.dataset.keep;
  const typed = (form) =>
    [...form.elements].filter((e) => e.name && e.matches("textarea, input:not([type]), input[type=text], input[type=search]"));

  const read = (key) => JSON.parse(localStorage.getItem(key) || "null");
  const save = (form, sent) => {
    const words = {};
    for (const control of typed(form)) if (control.value !== control.defaultValue) words[control.name] = control.value;
    if (Object.keys(words).length) localStorage.setItem(keyOf(form), JSON.stringify({ words, sent }));
    else localStorage.removeItem(keyOf(form));
  };

  const forget = (wanted) => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("words:") && wanted(key)) localStorage.removeItem(key);
  };

  const restore = (form) => {
    const kept = read(keyOf(form));
    if (!kept) return;
    // data-keep-over: what the page itself filled in yields to what was typed over it.
    const yields = (control) => !control.value || ("keepOver" in form.dataset && control.value === control.defaultValue);
    const differs = (control) => kept.words[control.name] && kept.words[control.name] !== control.value;
    const empty = typed(form).filter((control) => yields(control) && differs(control));
    for (const control of empty) control.value = kept.words[control.name];
    if (!empty.length) return;
    const note = document.createElement("p");
    note.className = "form-hint";
    note.setAttribute("role", "status");
    note.textContent = "Đã điền lại chữ bạn gõ dở lần trước.";
    form.append(note);
  };

  // Words that were sent are forgotten on the next page, unless that page refuses them or is the old one come back
  // to (Back, or a reload after the connection failed).
  const arrived = () => {
    const [way] = performance.getEntriesByType("navigation");
    return (!way || way.type === "navigate") && !("refused" in document.body.dataset);
  };

  document.addEventListener("DOMContentLoaded", () => { if (arrived()) forget((key) => read(key).sent); });
  window.whenArrives("form[data-keep]", restore);
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.dataset.keep) save(form, false);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.dataset.keep) save(event.target, true);
    if ("forget" in event.target.dataset) forget(() => true);
  });
})();
