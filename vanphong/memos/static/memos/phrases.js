// A leader's own phrases: one tap puts the words into the text.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  for (const list of document.querySelectorAll("[data-phrases]")) {
    const text = document.getElementById(list.dataset.phrases);
    list.hidden = false;
    list.addEventListener("click", (event) => {
      const phrase = event.target.closest("button");
      if (!phrase) return;
      text.value = [text.value.trim(), phrase.textContent.trim()].filter(Boolean).join(" ");
      text.dispatchEvent(new Event("input", { bubbles: true }));
      text.focus();
    });
  }
});
