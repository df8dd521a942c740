// Dates as people type them become 05/01/2026 on leaving the field; vanphong.ui.forms.read_date is the rule.
"use strict";
(() => {
  const WORDS = { "hom nay": 0, "nay": 0, "hom qua": -1, "qua": -1, "hom kia": -2, "ngay mai": 1, "mai": 1, "ngay kia": 2 };
  const SHAPES = [
    /^(?<day>\d{1,2})[/.\- ](?<month>\d{1,2})(?:[/.\- ](?<year>\d{4}|\d{2}))?$/,
    /^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4}|\d{2})?$/,
    /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  ];
  const DAY = 86400000;

  const day = (year, month, date) => {
    const made = new Date(Date.UTC(year, month - 1, date));
    return made.getUTCMonth() === month - 1 && made.getUTCDate() === date ? made : null;
  };

  const read = (text, today, lean) => {
    const words = window.fold(text);
    if (words in WORDS) return new Date(today.getTime() + WORDS[words] * DAY);
    const found = SHAPES.map((shape) => shape.exec(words)).find(Boolean);
    if (!found) return null;
    const { day: date, month, year } = found.groups;
    if (year) return day(year.length === 4 ? +year : 2000 + +year, +month, +date);
    const near = day(today.getUTCFullYear(), +month, +date);
    const ahead = near && (near - today) / DAY;
    if (near && lean === "past" && ahead > 31) return day(near.getUTCFullYear() - 1, +month, +date);
    if (near && lean === "future" && ahead < -31) return day(near.getUTCFullYear() + 1, +month, +date);
    return near;
  };

  const written = (date) => {
    const two = (number) => String(number).padStart(2, "0");
    return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  };

  document.addEventListener("change", (event) => {
    const { date: today, lean } = event.target.dataset;
    if (!today || !event.target.value.trim()) return;
    const found = read(event.target.value, new Date(`${today}T00:00:00Z`), lean);
    if (found) event.target.value = written(found);
  });
})();
