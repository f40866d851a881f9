// Shows what all chosen filters let through: findings and their questions, figures, articles, charts.

// Everything filters look at, read from the page once: reading thousands of elements at every key would be slow.
let parts = null;

function part(element, more) {
  return { element, shown: !element.hidden, folded: null, ...more };
}

function pageParts() {
  parts = parts || {
    findings: all(".finding").map((element) => {
      const question = document.querySelector('.questions li[data-for="' + element.id + '"]');
      return part(element, {
        state: element.dataset.state,
        articles: element.dataset.articles.split(" "),
        indicators: element.dataset.indicators.split(" "),
        question: question && part(question),
      });
    }),
    groups: all("details.group").map((element) =>
      part(element, {
        article: element.dataset.article,
        rows: all("tbody tr", element).map((row) => part(row, { state: row.dataset.state, indicator: row.dataset.indicator })),
      }),
    ),
    articles: all("details.article").map((element) => part(element, { article: element.dataset.article })),
    charts: all(".chart").map((element) =>
      part(element, { articles: element.dataset.articles.split(" "), indicator: element.dataset.indicators }),
    ),
    leftOut: all("#not-compared li").map((element) => part(element, { article: element.dataset.article })),
    languages: new Map(all("details.article, details.group").map((element) => [element.dataset.article, element.dataset.language])),
  };
  return parts;
}

// Folded texts are made once, and again after a change of language.
function foldedText(one) {
  one.folded = one.folded === null ? fold(one.element.textContent) : one.folded;
  return one.folded;
}

function searchable() {
  const { findings, groups } = pageParts();
  return [...findings, ...groups.flatMap((group) => group.rows)];
}

function forgetSearch() {
  if (parts) for (const one of searchable()) one.folded = null;
}

// The first search on a long page would be slow, so its texts are folded while nothing else happens.
function prepareSearch() {
  const waiting = searchable();
  const idle = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 50));
  const work = (deadline) => {
    while (waiting.length && deadline.timeRemaining() > 2) waiting.splice(-50).forEach(foldedText);
    if (waiting.length) idle(work);
  };
  idle(work);
}

function applyFilters() {
  const { findings, groups, articles, charts, leftOut, languages } = pageParts();
  const query = fold(state.q);
  const articleFits = (number) =>
    (!state.article || number === state.article) && (!state.language || languages.get(number) === state.language);
  const anyFits = (numbers) => (!state.article && !state.language) || numbers.some(articleFits);
  const indicatorFits = (names) => !state.indicator || names.includes(state.indicator);
  const queryFits = (one) => !query || foldedText(one).includes(query);

  let shownFindings = 0;
  for (const one of findings) {
    const fits = !state.hidden.has(one.state) && anyFits(one.articles) && indicatorFits(one.indicators) && queryFits(one);
    show(one, fits);
    if (one.question) show(one.question, fits);
    shownFindings += fits;
  }
  let shownFigures = 0;
  let total = 0;
  for (const group of groups) {
    const here = articleFits(group.article);
    let shown = 0;
    for (const row of group.rows) {
      const fits = here && !state.hidden.has(row.state) && indicatorFits([row.indicator]) && queryFits(row);
      show(row, fits);
      shown += fits;
    }
    show(group, shown > 0);
    shownFigures += shown;
    total += group.rows.length;
  }
  for (const one of articles) show(one, articleFits(one.article));
  for (const one of charts) show(one, anyFits(one.articles) && indicatorFits([one.indicator]));
  for (const one of leftOut) show(one, articleFits(one.article));
  for (const name of data.states) document.body.classList.toggle("hide-" + name, state.hidden.has(name));

  const filters = [state.article, state.language, state.indicator].filter(Boolean).length;
  const filtered = filters > 0 || state.q !== "" || state.hidden.size > 0;
  for (const element of all(".filtered")) element.hidden = !(filtered && findings.length > 0 && shownFindings === 0);
  byId("active").textContent = filters ? "(" + filters + ")" : "";
  byId("shown").textContent = filtered
    ? say("shown.findings", { shown: shownFindings, total: findings.length }) + " · " + say("shown.figures", { shown: shownFigures, total })
    : "";
}

function show(one, fits) {
  if (one.shown === fits) return;
  one.shown = fits;
  one.element.hidden = !fits;
}

// The controls show what the state says, whoever changed it.
function showControls() {
  for (const button of all(".toggle")) button.setAttribute("aria-pressed", String(!state.hidden.has(button.dataset.state)));
  byId("search").value = state.q;
  byId("by-article").value = state.article;
  byId("by-language").value = state.language;
  byId("by-indicator").value = state.indicator;
}

function saveAddress(place) {
  if (place !== undefined) state.place = place;
  const { article, language, indicator, q } = state;
  const name = article === "" ? "" : byId("by-article").selectedOptions[0].textContent;
  const lang = state.lang === data.lang ? "" : state.lang;
  const hash = writeAddress({ place: state.place, hide: [...state.hidden].sort().join(","), article: name, language, indicator, q, lang });
  history.replaceState(null, "", hash === "#" ? location.pathname + location.search : hash);
}

function loadAddress() {
  const found = readAddress(location.hash);
  state.place = found.place;
  state.hidden = new Set((found.hide || "").split(",").filter((name) => data.states.includes(name)));
  const option = all("#by-article option").find((o) => o.value !== "" && o.textContent === found.article);
  state.article = option ? option.value : "";
  state.language = found.language || "";
  state.indicator = found.indicator || "";
  state.q = found.q || "";
  showLanguage(found.lang || data.lang);
  showControls();
  applyFilters();
}

function startFilters() {
  // Writing the address takes a browser as long as all the filtering on a long page, so it waits for a pause.
  let saving = 0;
  const changed = () => {
    applyFilters();
    clearTimeout(saving);
    saving = setTimeout(saveAddress, 150);
  };
  for (const button of all(".toggle")) {
    button.addEventListener("click", () => {
      const name = button.dataset.state;
      if (!state.hidden.delete(name)) state.hidden.add(name);
      showControls();
      changed();
    });
  }
  for (const [id, name] of [["by-article", "article"], ["by-language", "language"], ["by-indicator", "indicator"]]) {
    byId(id).addEventListener("change", (event) => {
      state[name] = event.target.value;
      changed();
    });
  }
  byId("search").addEventListener("input", (event) => {
    state.q = event.target.value;
    changed();
  });
  byId("reset").addEventListener("click", () => {
    state.hidden.clear();
    Object.assign(state, { article: "", language: "", indicator: "", q: "" });
    showControls();
    changed();
  });
}
