// The deck: marked papers are sent a few at a time; what the line did not carry stays on this machine and is sent
// when the line is back. The server knows what it was told before, so that sending again does nothing twice.
"use strict";
(() => {
  const PIECE = 2;
  const PATIENCE = 40_000;
  const SOON = 4_000;
  const find = (name) => document.querySelector(`[data-deck-${name}]`);
  // With the words typed on this machine, so that signing out forgets it as well.
  const key = () => `words:${document.body.dataset.person || ""}:deck`;
  const kept = () => JSON.parse(localStorage.getItem(key()) || "null");
  const keep = (batch) => localStorage.setItem(key(), JSON.stringify(batch));
  const show = (name, shown) => { find(name).hidden = !shown; };

  const tell = (words, batch) => {
    show("sending", true);
    find("told").textContent = words;
    if (batch) Object.assign(find("progress"), { max: batch.total, value: batch.total - batch.entries.length });
  };

  const entryOf = (form, step) => ({
    step,
    seen: form.elements[`${step}-seen`].value,
    checksum: form.elements[`${step}-checksum`].value,
  });

  const bodyOf = (batch, piece) => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    body.set("choice", batch.choice);
    body.set("text", batch.text);
    for (const { step, seen, checksum } of piece) {
      body.append("chon", step);
      body.set(`${step}-seen`, seen);
      body.set(`${step}-checksum`, checksum);
    }
    return body;
  };

  const post = async (address, body) => {
    const options = { method: "POST", body, headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch(address, options);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { answer, lines: [...page.querySelectorAll("li[data-step]")], refused: page.querySelector(".refused") };
  };

  const lineIsBack = () =>
    new Promise((resolve) => {
      const timer = setTimeout(() => { if (navigator.onLine) go(); else wait(); }, SOON);
      const wait = () => addEventListener("online", go, { once: true });
      const go = () => {
        clearTimeout(timer);
        removeEventListener("online", go);
        resolve();
      };
      wait();
    });

  const take = (batch, lines) => {
    const done = new Set(lines.map((line) => line.dataset.step));
    batch.entries = batch.entries.filter(({ step }) => !done.has(step));
    batch.failed += lines.filter((line) => !("done" in line.dataset)).length;
    find("results").append(...lines);
    for (const line of lines) {
      const card = document.querySelector(`.deck-card[data-step="${line.dataset.step}"]`);
      if (!card) continue;
      card.querySelector("[name=chon]").checked = false;
      if ("done" in line.dataset) card.remove();
    }
    if (batch.entries.length) keep(batch);
    else localStorage.removeItem(key());
  };

  const rest = (form) => {
    document.dispatchEvent(new Event("unsent"));
    form.dispatchEvent(new Event("change"));
  };

  const stop = (form, words, resumable) => {
    tell(words);
    show("resume", resumable);
    show("drop", resumable);
    rest(form);
  };

  const finish = (form, batch) => {
    const failed = batch.failed ? `, ${batch.failed} phiếu chưa được` : "";
    form.elements.text.value = "";
    stop(form, `Đã gửi ${batch.total} phiếu: ${batch.total - batch.failed} đã ghi${failed}.`, false);
    tell(find("told").textContent, batch);
    show("again", true);
  };

  const send = async (form, batch) => {
    for (const name of ["resume", "drop", "again"]) show(name, false);
    while (batch.entries.length) {
      tell(`Đang gửi, còn ${batch.entries.length} trên ${batch.total} phiếu.`, batch);
      try {
        const { answer, lines, refused } = await post(form.action, bodyOf(batch, batch.entries.slice(0, PIECE)));
        if (lines.length) take(batch, lines);
        else if (refused && batch.entries.length === batch.total) {
          localStorage.removeItem(key());
          return stop(form, `Chưa gửi phiếu nào. ${refused.textContent.trim()}`, false);
        } else {
          const why = answer.redirected ? "Phiên làm việc đã hết, mời đăng nhập lại" : "Máy chủ chưa nhận, mời tải lại trang";
          return stop(form, `${why} rồi bấm “Gửi tiếp”. Còn ${batch.entries.length} phiếu giữ trên máy này.`, true);
        }
      } catch {
        tell(`Mất kết nối. Còn ${batch.entries.length} phiếu chưa gửi, giữ trên máy này; có mạng sẽ gửi tiếp.`, batch);
        await lineIsBack();
      }
    }
    finish(form, batch);
  };

  const offerRest = (form, batch) => stop(form, `Lần trước còn ${batch.entries.length} phiếu chưa gửi đi.`, true);

  const begin = (form, event) => {
    event.preventDefault();
    const before = kept();
    if (before) {
      scrollTo({ top: 0 });
      return setTimeout(() => {
        offerRest(form, before);
        find("told").textContent += " Mời gửi tiếp hoặc thôi, rồi hãy gửi các phiếu vừa chọn.";
      });
    }
    const marked = [...form.querySelectorAll("[name=chon]:checked")].map((box) => box.value);
    if (!marked.length) return setTimeout(() => rest(form));
    const entries = marked.map((step) => entryOf(form, step));
    const batch = { choice: event.submitter.value, text: form.elements.text.value, entries, total: entries.length, failed: 0 };
    keep(batch);
    find("results").replaceChildren();
    scrollTo({ top: 0 });
    send(form, batch);
  };

  window.whenArrives("form[data-deck]", (form) => {
    form.addEventListener("submit", (event) => begin(form, event));
    find("resume").addEventListener("click", () => send(form, kept()));
    find("drop").addEventListener("click", () => {
      localStorage.removeItem(key());
      show("sending", false);
    });
    const batch = kept();
    if (batch) offerRest(form, batch);
  });

  // One paper: while there is no line the button pressed last waits here and goes by itself when the line is back.
  window.whenArrives("form[data-deck-one]", (form) => {
    let pressed = null;
    const hold = (button) => {
      pressed = button;
      show("unsent", Boolean(button));
      if (button) find("unsent-words").textContent = `Mất kết nối. “${button.textContent.trim()}” chưa gửi; có mạng sẽ tự gửi.`;
    };
    form.addEventListener("submit", (event) => {
      if (navigator.onLine) return;
      event.preventDefault();
      event.stopPropagation();
      setTimeout(() => document.dispatchEvent(new Event("unsent")));
      hold(event.submitter);
    });
    find("unsent-drop").addEventListener("click", () => hold(null));
    addEventListener("online", () => {
      const button = pressed;
      hold(null);
      if (button && form.isConnected) form.requestSubmit(button);
    });
  });

  // Keeping what was written as a phrase, without leaving the card.
  window.whenArrives("[data-keep-phrase]", (button) => {
    const text = document.getElementById(button.dataset.of);
    const chips = button.parentElement.querySelector("[data-phrases]");
    const label = button.textContent;
    const offer = () => {
      button.textContent = label;
      const words = text.value.trim();
      button.hidden = !words || words.length > 200 || [...chips.children].some((chip) => chip.textContent === words);
    };
    text.addEventListener("input", offer);
    button.addEventListener("click", async () => {
      const body = new FormData();
      body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
      body.set("text", text.value);
      const { answer, refused } = await post(button.dataset.keepPhrase, body).catch(() => ({}));
      const kept = answer && answer.ok && new URL(answer.url).pathname === button.dataset.keepPhrase;
      if (!kept) {
        button.textContent = refused ? refused.textContent.trim() : "Chưa giữ được, mời thử lại";
        return;
      }
      const chip = document.createElement("button");
      Object.assign(chip, { type: "button", className: "btn", textContent: text.value.trim() });
      chips.prepend(chip);
      offer();
    });
    offer();
  });
})();
