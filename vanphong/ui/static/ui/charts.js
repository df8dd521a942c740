// Charts drawn from the JSON beside them, in the page's own colours; the library is fetched only where there is one.
"use strict";
(() => {
  const library = document.currentScript.dataset.library;
  const number = (value) => (value === null ? "—" : value.toLocaleString("vi-VN"));
  const colours = () => {
    const probe = document.createElement("span");
    document.body.append(probe);
    const read = (name) => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    };
    const found = {
      ink: read("--ink"), quiet: read("--ink-quiet"), line: read("--line"), ground: read("--surface"),
      series: [read("--accent-ink"), read("--soon"), read("--ink-quiet"), read("--done")],
    };
    probe.remove();
    return found;
  };

  // The names beside lying bars are broken into lines, never cut: how wide they are, and how many lines the longest has.
  const nameWidth = (place) => Math.round(Math.min(240, place.clientWidth * 0.42));
  const nameLines = (data, width) => Math.max(1, ...data.labels.map((label) => Math.ceil((label.length * 7.2) / width)));

  const option = (data, width) => {
    const colour = colours();
    const lying = data.kind === "hbar";
    const counts = data.series.every((series) => series.values.every((value) => value === null || Number.isInteger(value)));
    const names = { type: "category", data: data.labels, axisTick: { show: false }, axisLine: { lineStyle: { color: colour.line } }, axisLabel: { color: colour.quiet, lineHeight: lying ? 15 : undefined, interval: lying ? 0 : "auto", width: lying ? width : undefined, overflow: lying ? "break" : "truncate" }, inverse: lying };
    const values = { type: "value", minInterval: counts ? 1 : 0, name: lying ? "" : data.unit, nameTextStyle: { color: colour.quiet }, axisLabel: { color: colour.quiet, formatter: number }, splitLine: { lineStyle: { color: colour.line } } };
    return {
      color: colour.series,
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: data.kind === "line" ? 72 : 24, top: data.series.length > 1 && data.kind !== "line" ? 44 : 32, bottom: 8, containLabel: true },
      legend: { show: data.series.length > 1 && data.kind !== "line", top: 0, textStyle: { color: colour.ink } },
      tooltip: { trigger: "axis", renderMode: "richText", confine: true, backgroundColor: colour.ground, borderColor: colour.line, textStyle: { color: colour.ink }, valueFormatter: number },
      xAxis: lying ? values : names,
      yAxis: lying ? names : values,
      series: data.series.map((series) => ({
        name: series.name,
        type: data.kind === "line" ? "line" : "bar",
        stack: data.kind === "stack" ? "all" : undefined,
        data: series.values,
        symbolSize: 6,
        barMaxWidth: 28,
        endLabel: { show: data.kind === "line", formatter: "{a}", color: colour.ink },
        labelLayout: { moveOverlap: "shiftY" },
        label: { show: lying && data.series.length === 1, position: "right", color: colour.ink, formatter: ({ value }) => number(value) },
      })),
    };
  };

  const draw = (place) => {
    const data = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    const before = window.echarts.getInstanceByDom(place);
    const width = nameWidth(place);
    const row = Math.max(30, nameLines(data, width) * 15 + 9);
    place.style.height = data.kind === "hbar" ? `${Math.max(160, 60 + data.labels.length * row)}px` : "300px";
    if (!before) new ResizeObserver(() => draw(place)).observe(place);
    const drawing = before || window.echarts.init(place);
    drawing.resize();
    drawing.setOption(option(data, width));
  };

  const fetchLibrary = () => new Promise((ready) => {
    const script = document.createElement("script");
    script.src = library;
    script.addEventListener("load", ready);
    document.head.append(script);
  });
  let fetched = null;
  const meet = (place) => {
    fetched = fetched || fetchLibrary();
    fetched.then(() => draw(place));
    document.addEventListener("themechange", () => draw(place));
  };
  window.whenArrives("[data-chart]", meet);
})();
