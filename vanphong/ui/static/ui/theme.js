// Runs before the first paint: the theme this person chose on this machine, else the machine's own.
"use strict";
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => localStorage.getItem("theme");
  const show = () => root.setAttribute("data-bs-theme", chosen() || (dark.matches ? "dark" : "light"));
  show();
  dark.addEventListener("change", show);

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-toggle]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        localStorage.setItem("theme", root.getAttribute("data-bs-theme") === "dark" ? "light" : "dark");
        show();
        document.dispatchEvent(new Event("themechange"));
      });
    }
    const offline = document.querySelector("[data-offline]");
    const tell = () => { if (offline) offline.hidden = navigator.onLine; };
    addEventListener("online", tell);
    addEventListener("offline", tell);
    tell();
  });
})();
