"use strict";
(() => {
  const cases = [...document.querySelectorAll(".case")];
  const texts = cases.map((one) => one.textContent.toLowerCase());
  const buttons = [...document.querySelectorAll("[data-field]")];
  const search = document.getElementById("q");
  const found = document.getElementById("found");
  let field = "";
  const apply = () => {
    const wanted = search.value.trim().toLowerCase();
    let count = 0;
    cases.forEach((one, index) => {
      one.hidden = !((!field || one.dataset.fields.split(" ").includes(field)) && texts[index].includes(wanted));
      count += !one.hidden;
      for (const row of one.querySelectorAll("[data-row]")) row.hidden = Boolean(field) && row.dataset.row !== field;
    });
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.field === field));
    found.textContent = found.dataset.words.replace("{n}", count).replace("{all}", cases.length);
  };
  for (const button of buttons) button.addEventListener("click", () => { field = button.dataset.field; apply(); });
  search.addEventListener("input", apply);
  document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
  apply();
})();
