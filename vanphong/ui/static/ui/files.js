// A file field outside a drop zone: a button in Vietnamese beside the name of what was chosen.
"use strict";
whenArrives("form:not([data-dropzone]) input[type=file]", (input) => {
  const row = document.createElement("div");
  const button = document.createElement("label");
  const chosen = document.createElement("span");
  row.className = "chosen-file";
  button.className = "btn";
  button.htmlFor = input.id;
  button.textContent = "Chọn tệp";
  input.setAttribute("aria-label", input.labels[0] ? input.labels[0].textContent.trim() : "Tệp");
  input.classList.add("visually-hidden");
  input.before(row);
  row.append(button, chosen, input);

  const show = () => {
    chosen.textContent = [...input.files].map((file) => file.name).join(", ") || "Chưa chọn tệp";
  };
  input.addEventListener("change", show);
  show();
});
