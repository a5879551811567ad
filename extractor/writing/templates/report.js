"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const { facts, articles, regions, words } = data;
  const PAGE = 100;
  const NONE = "-";

  // Everything from articles goes through here: text nodes only, never markup.
  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    for (const child of children) if (child !== null && child !== undefined && child !== "") element.append(child);
    return element;
  };
  const fill = (text, values) => Object.entries(values).reduce((line, [key, value]) => line.replace(`{${key}}`, value), text);
  const plain = (number) => number.toLocaleString(data.language, { useGrouping: data.language === "ru" ? "min2" : true });
  const regionName = (code) => (code === NONE || !code ? words.no_region : regions[code] || code);
  const fold = (text) => text.toLowerCase().replaceAll("ё", "е");

  /* ---------- theme ---------- */
  const theme = byId("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const remembered = () => { try { return localStorage.getItem("extractor-theme"); } catch { return null; } };
  const isDark = () => (document.documentElement.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";
  const nameTheme = () => { theme.textContent = isDark() ? words.theme_light : words.theme_dark; };
  if (["dark", "light"].includes(remembered())) document.documentElement.dataset.theme = remembered();
  theme.hidden = false;
  nameTheme();
  dark.addEventListener("change", nameTheme);
  theme.addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("extractor-theme", document.documentElement.dataset.theme); } catch { /* a file may not */ }
    nameTheme();
  });

  /* ---------- map: arrow keys, selection ---------- */
  const tiles = [...document.querySelectorAll(".tile")];
  const place = (tile) => [Number(tile.dataset.x), Number(tile.dataset.y)];
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const neighbour = (tile, [dx, dy]) => {
    const [x, y] = place(tile);
    let best = null;
    let least = Infinity;
    for (const other of tiles) {
      const [ox, oy] = place(other);
      const along = (ox - x) * dx + (oy - y) * dy;
      const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      if (along > 0 && along + 2.5 * aside < least && aside <= 2 * along) { least = along + 2.5 * aside; best = other; }
    }
    return best;
  };
  const focusTile = (tile) => {
    for (const other of tiles) other.setAttribute("tabindex", other === tile ? "0" : "-1");
    tile.focus();
  };
  if (tiles.length) (tiles.find((tile) => !tile.classList.contains("s0")) || tiles[0]).setAttribute("tabindex", "0");
  for (const tile of tiles) {
    tile.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); chooseRegion(tile.dataset.region); return; }
      const next = STEPS[event.key] && neighbour(tile, STEPS[event.key]);
      if (next) { event.preventDefault(); focusTile(next); }
    });
  }
  const side = byId("side-region");
  const showSide = (code) => {
    byId("side-default").hidden = Boolean(code);
    side.hidden = !code;
    side.replaceChildren();
    if (!code) return;
    const list = make("ol", "");
    facts.forEach((fact, index) => {
      if ((fact.r || NONE) !== code || list.children.length >= 5) return;
      const link = make("a", "", fact.t);
      link.href = `#f${index}`;
      list.append(make("li", "", link, fact.m || ""));
    });
    const close = make("button", "quiet", "×");
    close.type = "button";
    close.setAttribute("aria-label", byId("filters") ? byId("filters").querySelector("[type=reset]").textContent : "×");
    close.addEventListener("click", () => chooseRegion(""));
    const buttons = make("p", "row-buttons");
    if (facts.length) {
      const all = make("button", "quiet", words.show_all);
      all.type = "button";
      all.addEventListener("click", () => byId("table").scrollIntoView());
      buttons.append(all);
    }
    if (data.parts[code]) {
      const link = make("a", "", words.show_all);
      link.href = data.parts[code];
      buttons.append(link);
    }
    buttons.append(close);
    const count = data.counts[code === NONE ? "" : code] || 0;
    side.append(make("h3", "", regionName(code)), make("p", "big", count ? plain(count) : "0"), list, buttons);
  };

  /* ---------- filters and table ---------- */
  const table = byId("rows");
  const state = { q: "", region: "", official: "", kind: "", thing: "", least: 0, sort: "text", page: 0 };
  const press = (name, value) => {
    for (const button of document.querySelectorAll(`[data-${name}]`)) button.setAttribute("aria-pressed", String(button.dataset[name] === value && value !== ""));
  };
  let shown = facts.map((_, index) => index);
  const haystacks = facts.map((fact) => fold([fact.t, fact.n, fact.m, fact.h, fact.p, fact.o, fact.op, fact.s, fact.b, fact.e, articles[fact.a]].filter(Boolean).join(" ")));
  const passes = (fact, index, parts) =>
    (!state.region || (fact.r || NONE) === state.region) && (!state.official || fact.o === state.official) && (!state.kind || fact.k === state.kind) &&
    (!state.thing || fact.h === state.thing) && fact.c >= state.least && parts.every((part) => haystacks[index].includes(part));
  const ORDERS = {
    text: (a, b) => a - b,
    confidence: (a, b) => facts[b].c - facts[a].c || a - b,
    time: (a, b) => (facts[b].wk || "").localeCompare(facts[a].wk || "") || a - b,
    region: (a, b) => (facts[a].p || "\uffff").localeCompare(facts[b].p || "\uffff", data.language) || a - b,
  };
  const cell = (label, ...children) => { const td = make("td", "", ...children); if (label) td.dataset.label = label; return td; };
  const meter = (share) => {
    const inner = make("i", "");
    inner.style.width = `${Math.round(share * 100)}%`;
    return make("span", "confidence", make("span", "meter", inner), share.toFixed(2));
  };
  const small = (text) => (text ? make("span", "small", text) : null);
  const row = (index) => {
    const fact = facts[index];
    const line = make("tr", "fact",
      cell("", make("span", "as-written", fact.t), small(fact.n)),
      fact.m ? cell("", make("span", "cut", fact.m), small(data.kinds[fact.k])) : cell("", small(data.kinds[fact.k])),
      fact.p ? cell(words.region, fact.p) : cell(""),
      fact.w ? cell(words.time, fact.w) : cell(""),
      fact.o || fact.s ? cell(words.official, fact.o || fact.s, small(fact.o ? fact.op : words.source)) : cell(""),
      cell("", meter(fact.c)));
    line.tabIndex = 0;
    line.dataset.fact = index;
    line.setAttribute("aria-expanded", "false");
    return line;
  };
  const toggle = (line) => {
    const open = line.getAttribute("aria-expanded") === "true";
    line.setAttribute("aria-expanded", String(!open));
    if (open) { line.nextElementSibling.remove(); return; }
    const fact = facts[line.dataset.fact];
    const link = make("a", "", `${words.in_article}: ${articles[fact.a]}`);
    link.href = `#f${line.dataset.fact}`;
    const inner = make("td", "", make("p", "context", fact.b || "", make("mark", "quantity", fact.t), fact.e || ""), link);
    inner.colSpan = 6;
    line.after(make("tr", "more", inner));
  };
  const draw = () => {
    const first = state.page * PAGE;
    table.replaceChildren(...shown.slice(first, first + PAGE).map(row));
    byId("found").textContent = shown.length ? fill(words.found, { n: plain(shown.length), all: plain(facts.length) }) : words.nothing;
    byId("page").textContent = shown.length ? fill(words.page_of, { first: plain(first + 1), last: plain(Math.min(first + PAGE, shown.length)), all: plain(shown.length) }) : "";
    byId("back").disabled = state.page === 0;
    byId("next").disabled = first + PAGE >= shown.length;
  };
  const apply = () => {
    const parts = fold(state.q).split(/\s+/).filter(Boolean);
    shown = [];
    facts.forEach((fact, index) => { if (passes(fact, index, parts)) shown.push(index); });
    shown.sort(ORDERS[state.sort]);
    state.page = 0;
    for (const name of ["region", "official", "kind", "thing"]) press(name, state[name]);
    showSide(state.region);
    if (table) draw();
  };
  const chooseRegion = (code) => {
    state.region = state.region === code ? "" : code;
    if (byId("by-region")) byId("by-region").value = state.region;
    apply();
  };
  const choose = (name, value) => {
    if (name === "region") { chooseRegion(value); return; }
    state[name] = state[name] === value ? "" : value;
    if (byId(`by-${name}`)) byId(`by-${name}`).value = state[name];
    apply();
  };
  for (const name of ["region", "official", "kind", "thing"]) {
    for (const button of document.querySelectorAll(`[data-${name}]`)) {
      button.addEventListener("click", () => {
        choose(name, button.dataset[name]);
        if (name !== "region" && state[name] && byId("table")) byId("table").scrollIntoView();
      });
    }
  }
  const options = (select, pairs) => {
    pairs.sort((a, b) => a[1].localeCompare(b[1], data.language));
    for (const [value, name] of pairs) { const option = make("option", "", name); option.value = value; select.append(option); }
  };
  if (table) {
    const codes = [...new Set(facts.map((fact) => fact.r || NONE))];
    options(byId("by-region"), codes.map((code) => [code, regionName(code)]));
    options(byId("by-official"), [...new Set(facts.map((fact) => fact.o).filter(Boolean))].map((name) => [name, name]));
    options(byId("by-kind"), Object.entries(data.kinds));
    let waiting = 0;
    byId("q").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => { state.q = byId("q").value; apply(); }, 120); });
    for (const name of ["region", "official", "kind"]) byId(`by-${name}`).addEventListener("change", (event) => { state[name] = event.target.value; apply(); });
    byId("by-confidence").addEventListener("input", (event) => { state.least = Number(event.target.value); byId("least").textContent = state.least.toFixed(2); apply(); });
    byId("sort").addEventListener("change", (event) => { state.sort = event.target.value; apply(); });
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    byId("filters").addEventListener("reset", () => {
      Object.assign(state, { q: "", region: "", official: "", kind: "", thing: "", least: 0, sort: "text" });
      byId("least").textContent = "0";
      apply();
    });
    byId("back").addEventListener("click", () => { state.page -= 1; draw(); byId("filters").scrollIntoView(); });
    byId("next").addEventListener("click", () => { state.page += 1; draw(); byId("filters").scrollIntoView(); });
    table.addEventListener("click", (event) => { const line = event.target.closest("tr.fact"); if (line) toggle(line); });
    table.addEventListener("keydown", (event) => {
      if ((event.key === "Enter" || event.key === " ") && event.target.matches("tr.fact")) { event.preventDefault(); toggle(event.target); }
    });
  }

  /* ---------- articles: card, linked mentions, rejected numbers ---------- */
  const card = byId("card");
  let lit = [];
  const hide = () => { card.hidden = true; for (const element of lit) element.classList.remove("lit"); lit = []; };
  const describe = (fact) => {
    const list = make("dl", "");
    const add = (name, key, value, note) => {
      if (!value) return;
      list.append(make("dt", `d-${key}`, name), make("dd", "", value, note ? make("span", "small", ` ${note}`) : null));
    };
    add(words.measured, "measured", fact.m);
    add(words.region, "region", fact.p);
    add(words.official, "official", fact.o, fact.op);
    add(words.source, "source", fact.s);
    add(words.time, "time", fact.w);
    add(words.kind, "kind", data.kinds[fact.k]);
    add(words.role, "role", fact.ro);
    if (fact.u) list.append(make("dt", "", words.rule), make("dd", "rules", fact.u));
    list.append(make("dt", "", words.confidence), make("dd", "", meter(fact.c)));
    return list;
  };
  const put = (target) => {
    const box = target.getClientRects()[0] || target.getBoundingClientRect();
    const width = card.offsetWidth;
    const edge = target.closest(".text").getBoundingClientRect().right + 32;
    if (edge + width + 12 < document.documentElement.clientWidth) {
      card.style.left = `${edge + scrollX}px`;
      card.style.top = `${Math.max(12, Math.min(box.top - 14, innerHeight - card.offsetHeight - 12)) + scrollY}px`;
      return;
    }
    const left = Math.max(12, Math.min(box.left, document.documentElement.clientWidth - width - 12));
    const below = box.bottom + 10 + card.offsetHeight < innerHeight || box.top < card.offsetHeight + 20;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + scrollY}px`;
  };
  const show = (mark) => {
    hide();
    const index = mark.dataset.q;
    const fact = facts[index];
    const article = mark.closest(".article");
    lit = [...article.querySelectorAll(`[data-f~="${index}"]`)].filter((element) => !element.dataset.q || element.dataset.q === index);
    for (const element of lit) element.classList.add("lit");
    card.replaceChildren(make("p", "as-written", fact.t), make("p", "plain", fact.n), describe(fact));
    card.hidden = false;
    put(mark);
  };
  const home = byId("articles");
  if (home) {
    const markOf = (event) => event.target.closest && event.target.closest("mark.quantity[data-q]");
    home.addEventListener("pointerover", (event) => { const mark = markOf(event); if (mark && event.pointerType !== "touch") show(mark); });
    home.addEventListener("pointerout", (event) => { if (markOf(event) && event.pointerType !== "touch") hide(); });
    home.addEventListener("focusin", (event) => { const mark = markOf(event); if (mark) show(mark); });
    home.addEventListener("focusout", (event) => { if (markOf(event)) hide(); });
    document.addEventListener("click", (event) => { const mark = markOf(event); if (mark) show(mark); else hide(); });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
    byId("rejected").addEventListener("change", (event) => home.classList.toggle("show-rejected", event.target.checked));
    const all = byId("all");
    const details = [...home.querySelectorAll("details.article")];
    all.hidden = details.length < 2;
    all.addEventListener("click", () => {
      const open = details.some((one) => !one.open);
      for (const one of details) one.open = open;
      all.textContent = open ? words.close_all : words.open_all;
    });
  }

  /* ---------- links to a figure open its article ---------- */
  const follow = () => {
    const target = /^#[af]\d+$/.test(location.hash) && byId(location.hash.slice(1));
    if (!target) return;
    for (let outer = target.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
    requestAnimationFrame(() => {
      target.scrollIntoView({ block: "center" });
      if (target.matches("mark")) { target.focus({ preventScroll: true }); show(target); }
    });
  };
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#f"]');
    if (link && link.getAttribute("href") === location.hash) { event.preventDefault(); event.stopPropagation(); follow(); }
  }, true);
  apply();
  follow();
})();
