// Buttons over a text box that put marks around the chosen words or before a line, or put in a line; Ctrl+B and Ctrl+I do the same.
"use strict";
(() => {
  const put = (box, from, to, words, select) => {
    box.focus();
    box.setRangeText(words, from, to, "end");
    if (select) box.setSelectionRange(...select);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const around = (box, mark) => {
    const { selectionStart: from, selectionEnd: to, value } = box;
    put(box, from, to, mark + value.slice(from, to) + mark, [from + mark.length, to + mark.length]);
  };

  const before = (box, mark) => {
    const start = box.value.lastIndexOf("\n", box.selectionStart - 1) + 1;
    put(box, start, start, mark);
  };

  const arm = (tools) => {
    const box = document.getElementById(tools.dataset.tools);
    box.before(tools);
    tools.hidden = false;
    tools.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      if (button.dataset.around) around(box, button.dataset.around);
      else if (button.dataset.line) before(box, `${button.dataset.line}\n`);
      else before(box, button.dataset.before);
    });
    box.addEventListener("keydown", (event) => {
      const mark = event.ctrlKey && !event.altKey && { b: "**", i: "*" }[event.key.toLowerCase()];
      if (!mark) return;
      event.preventDefault();
      around(box, mark);
    });
  };

  window.whenArrives("[data-tools]", arm);
})();
