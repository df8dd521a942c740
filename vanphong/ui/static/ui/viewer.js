// The pages of a paper: zoom, which page, thumbnails that follow. The pages themselves are plain images.
"use strict";
(() => {
  const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];
  const sheet = () => new URL(document.querySelector("svg.icon use").getAttribute("href"), location.href).pathname;

  const button = (icon, words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn";
    made.setAttribute("aria-label", words);
    made.title = words;
    const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    drawing.setAttribute("class", "icon");
    drawing.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `${sheet()}#${icon}`);
    drawing.append(use);
    made.append(drawing);
    made.addEventListener("click", act);
    return made;
  };

  const build = (viewer) => {
    const tools = viewer.querySelector("[data-viewer-tools]");
    const frame = viewer.querySelector(".viewer-pages");
    const pages = [...viewer.querySelectorAll(".viewer-page")];
    const place = document.createElement("span");
    place.className = "viewer-place";
    let zoom = ZOOMS.indexOf(1);
    let at = 0;

    const enlarge = (step) => {
      zoom = Math.min(Math.max(zoom + step, 0), ZOOMS.length - 1);
      const share = frame.scrollTop / frame.scrollHeight;
      frame.style.setProperty("--zoom", ZOOMS[zoom]);
      frame.scrollTop = share * frame.scrollHeight;
    };
    const tell = (index) => {
      at = index;
      place.textContent = `Trang ${at + 1}/${pages.length}`;
      viewer.querySelectorAll(".viewer-thumbs a").forEach((link, number) => {
        if (number === at) {
          link.setAttribute("aria-current", "true");
          link.parentElement.scrollTop = link.offsetTop - link.parentElement.offsetTop - 8;
        } else link.removeAttribute("aria-current");
      });
    };
    const turn = (step) => {
      const to = pages[Math.min(Math.max(at + step, 0), pages.length - 1)];
      frame.scrollTo({ top: to.offsetTop - frame.offsetTop });
    };

    if (tools) {
      tools.prepend(
        button("chevron-up", "Trang trước", () => turn(-1)), place, button("chevron-down", "Trang sau", () => turn(1)),
        button("zoom-out", "Thu nhỏ", () => enlarge(-1)), button("zoom-in", "Phóng to", () => enlarge(1)),
      );
      tools.hidden = false;
    }
    const watch = new IntersectionObserver((seen) => {
      const first = seen.filter((page) => page.isIntersecting).map((page) => pages.indexOf(page.target)).sort((a, b) => a - b)[0];
      if (first !== undefined) tell(first);
    }, { root: frame, rootMargin: "0px 0px -60% 0px" });
    pages.forEach((page) => watch.observe(page));
    if (pages.length) tell(0);
  };

  window.whenArrives("[data-viewer]", build);
})();
