// Shows what all chosen filters let through: findings and their questions, figures, articles, charts.
let searched = null;

// Folded texts are made once, at the first search, and again after a change of language.
function forgetSearch() {
  searched = null;
}

function searchText(element) {
  searched = searched || new Map();
  if (!searched.has(element)) searched.set(element, fold(element.textContent));
  return searched.get(element);
}

let parts = null;

function pageParts() {
  parts = parts || {
    findings: all(".finding").map((element) => ({
      element,
      articles: element.dataset.articles.split(" "),
      indicators: element.dataset.indicators.split(" "),
      question: document.querySelector('.questions li[data-for="' + element.id + '"]'),
    })),
    groups: all("details.group").map((element) => ({ element, rows: all("tbody tr", element) })),
    articles: all("details.article"),
    charts: all(".chart"),
    languages: new Map(all("details.article, details.group").map((element) => [element.dataset.article, element.dataset.language])),
  };
  return parts;
}

function applyFilters() {
  const { findings, groups, articles, charts, languages } = pageParts();
  const query = fold(state.q);
  const articleFits = (number) =>
    (!state.article || number === state.article) && (!state.language || languages.get(number) === state.language);
  const anyFits = (numbers) => (!state.article && !state.language) || numbers.some(articleFits);
  const indicatorFits = (names) => !state.indicator || names.includes(state.indicator);
  const queryFits = (element) => !query || searchText(element).includes(query);

  let shownFindings = 0;
  for (const { element, articles: numbers, indicators, question } of findings) {
    const fits = !state.hidden.has(element.dataset.state) && anyFits(numbers) && indicatorFits(indicators) && queryFits(element);
    show(element, fits);
    if (question) show(question, fits);
    shownFindings += fits;
  }
  let shownFigures = 0;
  let total = 0;
  for (const { element, rows } of groups) {
    const here = articleFits(element.dataset.article);
    let shown = 0;
    for (const row of rows) {
      const fits = here && !state.hidden.has(row.dataset.state) && indicatorFits([row.dataset.indicator]) && queryFits(row);
      show(row, fits);
      shown += fits;
    }
    show(element, shown > 0);
    shownFigures += shown;
    total += rows.length;
  }
  for (const element of articles) show(element, articleFits(element.dataset.article));
  for (const element of charts) show(element, anyFits(element.dataset.articles.split(" ")) && indicatorFits([element.dataset.indicators]));
  for (const element of all("#not-compared li")) show(element, articleFits(element.dataset.article));
  for (const name of data.states) document.body.classList.toggle("hide-" + name, state.hidden.has(name));

  const filters = [state.article, state.language, state.indicator].filter(Boolean).length;
  const filtered = filters > 0 || state.q !== "" || state.hidden.size > 0;
  for (const element of all(".filtered")) show(element, filtered && findings.length > 0 && shownFindings === 0);
  byId("active").textContent = filters ? "(" + filters + ")" : "";
  byId("shown").textContent = filtered
    ? say("shown.findings", { shown: shownFindings, total: findings.length }) + " · " + say("shown.figures", { shown: shownFigures, total })
    : "";
}

function show(element, fits) {
  if (element.hidden === fits) element.hidden = !fits;
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
  const changed = () => {
    applyFilters();
    saveAddress();
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
