// Forms: asked first where they say so, sent once, registered from the keyboard alone; menus that close.
"use strict";
(() => {
  const visible = (element) => element.offsetParent !== null && !element.disabled && !element.readOnly;

  const focusFirstEmpty = (form) => {
    const fields = [...form.elements].filter((e) => e.matches("input, select, textarea") && e.type !== "hidden" && visible(e));
    const wanted = form.querySelector(".is-invalid") || fields.find((e) => !e.value && e.type !== "file") || fields[0];
    if (wanted) wanted.focus();
  };

  const enterRegisters = (event) => {
    const form = event.target.form;
    if (event.key !== "Enter" || event.isComposing || event.defaultPrevented || event.shiftKey || !form) return;
    if (!("register" in form.dataset) || !event.target.matches("input, select, textarea")) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[type=submit]"));
  };

  const lock = (form, submitter) => {
    form.dataset.sent = "1";
    setTimeout(() => {
      for (const button of form.querySelectorAll("[type=submit]")) button.setAttribute("aria-disabled", "true");
      if (submitter) submitter.setAttribute("aria-busy", "true");
    });
  };

  const unlock = () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("[type=submit]")) {
        button.removeAttribute("aria-disabled");
        button.removeAttribute("aria-busy");
      }
    }
  };

  const send = (event) => {
    const form = event.target;
    const question = (event.submitter && event.submitter.dataset.confirm) || form.dataset.confirm;
    if (form.dataset.sent || (question && !window.confirm(question))) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (form.method === "post" && !("download" in form.dataset)) lock(form, event.submitter);
  };

  const closeMenus = (kept) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) if (menu !== kept) menu.open = false;
  };

  document.addEventListener("submit", send, true);
  document.addEventListener("keydown", enterRegisters);
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details[data-menu]")));
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest("details[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  addEventListener("pageshow", unlock);
  document.addEventListener("htmx:afterRequest", unlock);
  document.addEventListener("unsent", unlock);
  window.whenArrives("form[data-first-empty]", focusFirstEmpty);
})();
