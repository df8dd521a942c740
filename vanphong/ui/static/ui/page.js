// What the other scripts stand on: folding text, and meeting elements as they arrive (at load, by htmx, by dropzone).
"use strict";
// As kernel.vietnamese.fold: lower case, no tones, no marks, đ as d.
window.fold = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/\s+/g, " ").trim();

window.whenArrives = (selector, build) => {
  const met = new WeakSet();
  const meet = (root) => {
    for (const element of root.querySelectorAll(selector)) {
      if (!met.has(element)) {
        met.add(element);
        build(element);
      }
    }
  };
  document.addEventListener("DOMContentLoaded", () => meet(document));
  document.addEventListener("htmx:load", () => meet(document));
  document.addEventListener("arrived", () => meet(document));
};
