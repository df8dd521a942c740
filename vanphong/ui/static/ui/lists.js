// Lists from the keyboard: "/" searches, j and k move, Enter opens, x marks; the bar for the marked rows.
"use strict";
(() => {
  const typing = (element) => element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
  const rows = () => [...document.querySelectorAll("[data-list] tbody tr, [data-row], .work-item")];
  const linkOf = (row) => (row.matches("a") ? row : row.querySelector("a"));
  const here = () => rows().findIndex((row) => row.contains(document.activeElement) || row.classList.contains("row-here"));

  const goTo = (index) => {
    const all = rows();
    all.forEach((row, number) => row.classList.toggle("row-here", number === index));
    if (linkOf(all[index])) linkOf(all[index]).focus();
    all[index].scrollIntoView({ block: "nearest" });
  };

  const search = () => {
    const field = document.querySelector("[data-search]");
    field.closest("form").style.display = "block";
    field.focus();
    field.select();
  };

  const keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
    const all = rows();
    const at = here();
    if (event.key === "/" && document.querySelector("[data-search]")) search();
    else if (event.key === "j" && all.length) goTo(Math.min(at + 1, all.length - 1));
    else if (event.key === "k" && all.length) goTo(Math.max(at - 1, 0));
    else if (event.key === "x" && all[at]) {
      const box = all[at].querySelector("input[type=checkbox]");
      if (box) box.click();
    } else return;
    event.preventDefault();
  };

  const bulk = (form) => {
    const bar = form.querySelector("[data-bulk-bar]");
    const all = form.querySelector("[data-mark-all]");
    const boxes = () => [...form.querySelectorAll(":is(tbody, [data-row]) input[type=checkbox]")];
    const tell = () => {
      const marked = boxes().filter((box) => box.checked).length;
      if (bar) {
        bar.hidden = !marked;
        bar.querySelector("[data-bulk-count]").textContent = `Đã chọn ${marked}`;
      }
      if (all) Object.assign(all, { checked: marked > 0 && marked === boxes().length, indeterminate: marked > 0 && marked < boxes().length });
    };
    if (all) {
      all.hidden = false;
      all.addEventListener("change", () => {
        for (const box of boxes()) box.checked = all.checked;
        tell();
      });
    }
    form.addEventListener("change", tell);
    addEventListener("pageshow", tell);
    tell();
  };

  document.addEventListener("keydown", keys);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-opens-search]")) {
      event.preventDefault();
      search();
    }
  });
  window.whenArrives("form[data-bulk]", bulk);
})();
