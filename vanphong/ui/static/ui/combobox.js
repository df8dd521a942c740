// A choice found by any part of its words, without accents: over a select (one of the list) or over an input with a
// datalist (the list only suggests). Without scripts both work as the browser draws them.
"use strict";
(() => {
  const SHOWN = 50;

  class Combobox {
    constructor(element) {
      const hadFocus = document.activeElement === element;
      this.select = element.matches("select") ? element : null;
      const options = [...(this.select ? element.options : element.list.options)];
      this.choices = options.filter((option) => option.value).map((option) => ({
        value: option.value,
        text: (this.select ? option.text : option.value).trim(),
        folded: window.fold(`${option.text} ${option.value} ${option.dataset.search || ""}`),
      }));
      this.box = document.createElement("div");
      this.box.className = "combobox";
      element.before(this.box);
      this.input = this.select ? this.inputFor(element) : element;
      this.input.removeAttribute("list");
      this.list = this.listFor(element);
      this.box.append(this.input, this.list);
      if (hadFocus) this.input.focus();
      this.dress();
      this.listen();
    }

    inputFor(select) {
      const input = document.createElement("input");
      Object.assign(input, { type: "text", id: `${select.id}-words`, className: "form-control", required: select.required });
      input.placeholder = "Gõ một phần tên, chữ tắt hoặc mã";
      if (select.classList.contains("is-invalid")) input.classList.add("is-invalid");
      for (const name of ["aria-describedby", "aria-invalid"]) {
        if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
      }
      for (const label of [...select.labels]) label.htmlFor = input.id;
      select.required = false;
      select.hidden = true;
      this.box.append(select);
      return input;
    }

    listFor(element) {
      const list = document.createElement("ul");
      Object.assign(list, { id: `${element.id}-choices`, hidden: true });
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", "Các lựa chọn");
      return list;
    }

    dress() {
      this.input.autocomplete = "off";
      this.input.setAttribute("role", "combobox");
      this.input.setAttribute("aria-autocomplete", "list");
      this.input.setAttribute("aria-controls", this.list.id);
      this.settle();
    }

    listen() {
      this.input.addEventListener("input", () => this.open());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.leave());
      this.list.addEventListener("mousedown", (event) => {
        event.preventDefault();
        const row = event.target.closest("[role=option]");
        if (row) this.choose(this.rows().indexOf(row));
      });
      if (this.select) this.select.addEventListener("change", () => this.settle());
    }

    rows() {
      return [...this.list.querySelectorAll("[role=option]")];
    }

    settle() {
      if (this.select) {
        const chosen = this.select.selectedOptions[0];
        this.input.value = chosen && chosen.value ? chosen.text.trim() : "";
      }
      this.list.hidden = true;
      this.at = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    open() {
      const words = window.fold(this.input.value).split(" ").filter(Boolean);
      this.found = this.choices.filter(({ folded }) => words.every((word) => folded.includes(word))).slice(0, SHOWN);
      if (!this.found.length && !this.select) return this.settle();
      this.list.replaceChildren(...this.found.map(({ text }, index) => {
        const row = document.createElement("li");
        row.id = `${this.list.id}-${index}`;
        row.setAttribute("role", "option");
        row.textContent = text;
        return row;
      }));
      if (!this.found.length) {
        const none = document.createElement("li");
        none.className = "combobox-none";
        none.textContent = "Không có trong danh sách.";
        this.list.append(none);
      }
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      this.mark(this.select && this.found.length ? 0 : -1);
    }

    mark(index) {
      this.at = index;
      this.rows().forEach((row, number) => row.setAttribute("aria-selected", String(number === index)));
      const row = this.rows()[index];
      if (!row) return;
      row.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", row.id);
    }

    choose(index) {
      if (this.select) this.set(this.found[index].value);
      else {
        this.input.value = this.found[index].value;
        this.input.dispatchEvent(new Event("change", { bubbles: true }));
        this.settle();
      }
    }

    set(value) {
      this.select.value = value;
      this.select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    key(event) {
      const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const count = this.rows().length;
      if (move) {
        event.preventDefault();
        if (this.list.hidden) this.open();
        else if (count) this.mark((this.at + move + count) % count);
      } else if (event.key === "Enter" && !this.list.hidden && this.at >= 0) {
        event.preventDefault();
        this.choose(this.at);
      } else if (event.key === "Escape" && !this.list.hidden) this.settle();
    }

    leave() {
      if (!this.select) this.settle();
      else if (!this.input.value.trim()) this.set("");
      else if (!this.list.hidden && this.at >= 0) this.choose(this.at);
      else this.settle();
    }
  }

  window.whenArrives("select[data-combobox]:not([multiple]), input[list][data-combobox]", (element) => new Combobox(element));
})();
