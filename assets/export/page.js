"use strict";
(() => {
  const form = document.getElementById("filters");
  const articles = [...document.querySelectorAll("article")];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Map(articles.map((article) => [article, fold(article.textContent)]));
  const values = (article, name) => (article.dataset[name] || "").split("\n").filter(Boolean);
  const selects = [...form.querySelectorAll("select")];
  for (const select of selects) {
    const counts = new Map();
    for (const article of articles) {
      for (const value of values(article, select.name)) counts.set(value, (counts.get(value) || 0) + 1);
    }
    const order = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
    for (const [value, n] of order) select.add(new Option(`${value} (${n})`, value));
    select.hidden = counts.size === 0;
  }
  const update = () => {
    const wanted = fold(form.elements.search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const article of articles) {
      const passes = wanted.every((word) => words.get(article).includes(word))
        && selects.every((select) => !select.value || values(article, select.name).includes(select.value));
      article.hidden = !passes;
      shown += passes ? 1 : 0;
    }
    for (const day of document.querySelectorAll("section.day")) {
      day.hidden = !day.querySelector("article:not([hidden])");
    }
    const count = form.querySelector("output");
    count.value = count.dataset.words.replace("{shown}", shown).replace("{all}", articles.length);
  };
  form.addEventListener("input", update);
  form.addEventListener("reset", () => setTimeout(update));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  update();
})();
