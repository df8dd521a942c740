// Files dragged onto a form, listed, sent with progress. Without scripts the plain file field does the same.
"use strict";
(() => {
  const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`);

  const build = (form) => {
    const input = form.querySelector("input[type=file]");
    const zone = input.closest(".field") || input.parentElement;
    const list = document.createElement("ul");
    list.className = "dropzone-files";
    const button = document.createElement("label");
    button.className = "btn";
    button.htmlFor = input.id;
    button.textContent = "Chọn tệp";
    const hint = document.createElement("p");
    hint.textContent = "Kéo thả tệp vào đây, hoặc";
    zone.classList.add("dropzone");
    input.classList.add("visually-hidden");
    input.setAttribute("aria-label", zone.querySelector("label").textContent.trim());
    input.before(hint, button);
    zone.append(list);

    const show = () => {
      list.replaceChildren(...[...input.files].map((file) => {
        const row = document.createElement("li");
        const name = document.createElement("span");
        const weight = document.createElement("span");
        name.textContent = file.name;
        weight.textContent = size(file.size);
        row.append(name, weight);
        return row;
      }));
    };
    const over = (event) => {
      event.preventDefault();
      zone.classList.toggle("dropzone-over", event.type === "dragover");
    };
    zone.addEventListener("dragover", over);
    zone.addEventListener("dragleave", over);
    zone.addEventListener("drop", (event) => {
      over(event);
      if (!event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      show();
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    input.addEventListener("change", show);
    form.addEventListener("submit", (event) => upload(event, form, zone));
  };

  const upload = (event, form, zone) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const bar = document.createElement("progress");
    const words = document.createElement("p");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", "Đang tải lên");
    words.setAttribute("role", "status");
    words.textContent = "Đang tải lên…";
    zone.append(bar, words);
    const failed = () => {
      bar.remove();
      words.textContent = "Chưa tải lên được vì mất kết nối. Các tệp vẫn còn ở đây, mời gửi lại.";
      document.dispatchEvent(new Event("unsent"));
    };
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (step) => {
      bar.value = step.loaded / step.total;
      if (step.loaded === step.total) words.textContent = "Đã gửi xong, đang kiểm tra tệp…";
    });
    request.addEventListener("load", () => arrive(request));
    request.addEventListener("error", failed);
    request.send(new FormData(form, event.submitter));
  };

  const arrive = (request) => {
    if (request.status < 400 && request.responseURL !== location.href) {
      location.assign(request.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const main = page.querySelector("main");
    if (!main) return location.reload();
    for (const part of ["main", ".frame-side", ".frame-bottom"]) {
      const [here, there] = [document, page].map((one) => one.querySelector(part));
      if (here && there) here.replaceWith(document.importNode(there, true));
    }
    document.title = page.title;
    document.dispatchEvent(new Event("arrived"));
    document.querySelector("main").focus({ preventScroll: true });
    scrollTo(0, 0);
  };

  window.whenArrives("form[data-dropzone]", build);
})();
