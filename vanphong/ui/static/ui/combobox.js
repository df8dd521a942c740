// A select found by any part of its words, without accents. The select stays and is what is sent.
"use strict";
(() => {
  const SHOWN = 50;

  class Combobox {
    constructor(select) {
      this.select = select;
      this.choices = [...select.options].filter((option) => option.value).map((option) => ({
        option, folded: window.fold(`${option.text} ${option.dataset.search || ""}`),
      }));
      this.build();
    }

    build() {
      const { select } = this;
      this.box = document.createElement("div");
      this.box.className = "combobox";
      this.list = document.createElement("ul");
      this.list.id = `${select.id}-list`;
      this.list.hidden = true;
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", (select.labels[0] || select).textContent.trim());
      this.input = document.createElement("input");
      Object.assign(this.input, { type: "text", id: `${select.id}-words`, autocomplete: "off", className: "form-control" });
      if (select.classList.contains("is-invalid")) this.input.classList.add("is-invalid");
      for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-autocomplete", "list"],
        ["aria-controls", this.list.id], ["aria-describedby", select.getAttribute("aria-describedby")],
        ["aria-invalid", select.getAttribute("aria-invalid")]]) if (value) this.input.setAttribute(name, value);
      this.input.required = select.required;
      select.required = false;
      this.input.placeholder = "Gõ một phần tên, chữ tắt hoặc mã";
      for (const label of select.labels) label.htmlFor = this.input.id;
      select.before(this.box);
      this.box.append(this.input, this.list, select);
      select.hidden = true;
      this.settle();
      this.input.addEventListener("input", () => this.open());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.leave());
      this.list.addEventListener("mousedown", (event) => {
        event.preventDefault();
        const row = event.target.closest("[role=option]");
        if (row) this.choose(row);
      });
      select.addEventListener("change", () => this.settle());
    }

    settle() {
      const chosen = this.select.selectedOptions[0];
      this.input.value = chosen && chosen.value ? chosen.text.trim() : "";
      this.close();
    }

    found() {
      const words = window.fold(this.input.value).split(" ").filter(Boolean);
      return this.choices.filter(({ folded }) => words.every((word) => folded.includes(word))).slice(0, SHOWN);
    }

    open() {
      const found = this.found();
      this.list.replaceChildren(...found.map(({ option }, index) => {
        const row = document.createElement("li");
        row.id = `${this.list.id}-${index}`;
        row.setAttribute("role", "option");
        row.textContent = option.text;
        row.value_ = option.value;
        return row;
      }));
      if (!found.length) {
        const none = document.createElement("li");
        none.className = "combobox-none";
        none.textContent = "Không có trong danh sách.";
        this.list.append(none);
      }
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      this.mark(found.length ? 0 : -1);
    }

    close() {
      this.list.hidden = true;
      this.at = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    mark(index) {
      const rows = [...this.list.querySelectorAll("[role=option]")];
      rows.forEach((row, number) => row.setAttribute("aria-selected", String(number === index)));
      this.at = index;
      if (rows[index]) {
        rows[index].scrollIntoView({ block: "nearest" });
        this.input.setAttribute("aria-activedescendant", rows[index].id);
      }
    }

    choose(row) {
      this.select.value = row.value_;
      this.select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    key(event) {
      const rows = this.list.querySelectorAll("[role=option]");
      const moves = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in moves) {
        event.preventDefault();
        if (this.list.hidden) this.open();
        else if (rows.length) this.mark((this.at + moves[event.key] + rows.length) % rows.length);
      } else if (event.key === "Enter" && !this.list.hidden) {
        event.preventDefault();
        if (rows[this.at]) this.choose(rows[this.at]);
      } else if (event.key === "Escape" && !this.list.hidden) {
        event.stopPropagation();
        this.settle();
      }
    }

    leave() {
      const row = this.list.querySelectorAll("[role=option]")[this.at];
      if (!this.input.value.trim()) {
        this.select.value = "";
        this.select.dispatchEvent(new Event("change", { bubbles: true }));
      } else if (!this.list.hidden && row) this.choose(row);
      else this.settle();
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("select[data-combobox]:not([multiple])").forEach((select) => new Combobox(select));
  });
})();
