// Puts the parts to work: links keep the filters, an address opens what it names, printing opens everything.
function reveal(element) {
  for (let node = element.closest("details"); node; node = node.parentElement && node.parentElement.closest("details")) node.open = true;
}

function goTo(element, focus) {
  reveal(element);
  const still = matchMedia("(prefers-reduced-motion: no-preference)").matches ? "smooth" : "auto";
  // A long way is jumped, not scrolled through.
  const far = Math.abs(element.getBoundingClientRect().top) > 3 * innerHeight;
  if (focus) element.focus({ preventScroll: true });
  element.scrollIntoView({ behavior: far ? "auto" : still, block: element.matches(".figure") ? "center" : "start" });
}

// The element an address names; a finding may be named by any prefix of its id.
function placeOf(name) {
  if (!name) return null;
  const element = byId(name);
  if (element || !name.startsWith("f-")) return element;
  const id = name.slice(2);
  return all(".finding").find((finding) => finding.dataset.id.startsWith(id) || (id.length >= 4 && id.startsWith(finding.id.slice(2)))) || null;
}

function openPlace(name) {
  const element = placeOf(name);
  if (!element) return false;
  // What is asked for by name is shown, even where a filter hides it.
  if (element.closest("[hidden]")) {
    state.hidden.clear();
    Object.assign(state, { article: "", language: "", indicator: "", q: "" });
    showControls();
    applyFilters();
  }
  const number = figureNumber(element.id);
  if (number >= 0) inspect(number);
  else if (element.classList.contains("finding")) selectFinding(element);
  goTo(element, number < 0);
  return true;
}

function startLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const name = decodePart(link.getAttribute("href").slice(1));
    if (figureNumber(name) >= 0 && !link.closest("#inspector")) inspectedFrom = link;
    if (openPlace(name)) {
      event.preventDefault();
      saveAddress(name);
    }
  });
  addEventListener("hashchange", () => {
    loadAddress();
    openPlace(state.place);
  });
}

function startPrint() {
  let closed = [];
  byId("print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => {
    const found = all("main details:not([open])");
    for (const element of found) element.open = true;
    closed.push(...found);
  });
  addEventListener("afterprint", () => {
    for (const element of closed) element.open = false;
    closed = [];
  });
}

function start() {
  document.documentElement.classList.remove("plain");
  loadAddress();
  startTheme();
  startLanguage();
  startFilters();
  startInspector();
  startCopy();
  startDownloads();
  startTicks();
  startKeys();
  startLinks();
  startPrint();
  openPlace(state.place);
  prepareSearch();
}

start();
