// One figure at a time: what was read, how it ended, with what it was matched; and the way to its neighbours.
let inspected = -1;
let inspectedFrom = null;

function figureNumber(anchor) {
  return data.figures.findIndex((figure) => figure[0] === anchor);
}

function isShown(number) {
  const [anchor, figureState] = data.figures[number];
  const element = byId(anchor);
  return element !== null && !state.hidden.has(figureState) && element.closest("[hidden]") === null;
}

function inspect(number) {
  const [anchor, figureState, quote, lines, matched, findings, reason] = data.figures[number];
  inspected = number;
  for (const element of all(".figure.current, tr.current")) element.classList.remove("current");
  const element = byId(anchor);
  if (element) {
    reveal(element);
    element.classList.add("current");
  }
  const panel = byId("inspector");
  panel.className = "inspector " + figureState;
  byId("inspector-state").textContent = data.icons[figureState] + " " + told(data.stateNames[figureState]);
  byId("inspector-quote").textContent = told(quote);
  byId("inspector-lines").replaceChildren(...inspectorLines(lines, reason));
  byId("inspector-links").replaceChildren(...inspectorLinks(matched, findings));
  byId("inspector-place").textContent = say("inspector.of", { place: number + 1, total: data.figures.length });
  panel.hidden = false;
}

function inspectorLines(lines, reason) {
  const pairs = [];
  for (let i = 0; i < lines.length; i += 2) pairs.push([told(lines[i]), told(lines[i + 1])]);
  if (reason !== null) pairs.push([say("inspector.reason"), told(reason)]);
  return pairs.map(([label, content]) => {
    const line = document.createElement("div");
    const term = document.createElement("dt");
    const description = document.createElement("dd");
    term.textContent = label;
    description.textContent = content;
    line.append(term, description);
    return line;
  });
}

function inspectorLinks(matched, findings) {
  const items = findings.map((short) => ["f-" + short, say("inspector.finding") + " #" + short]);
  for (let i = 0; i < matched.length; i += 2) items.push([matched[i], say("inspector.matched") + " " + told(matched[i + 1])]);
  if (!items.length) return [];
  const list = document.createElement("ul");
  for (const [anchor, text] of items) {
    const link = document.createElement("a");
    link.href = "#" + anchor;
    link.textContent = text;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  return [list];
}

function refreshInspector() {
  if (!byId("inspector").hidden) inspect(inspected);
}

function closeInspector() {
  byId("inspector").hidden = true;
  for (const element of all(".figure.current, tr.current")) element.classList.remove("current");
  if (inspectedFrom) inspectedFrom.focus({ preventScroll: true });
}

function inspectNeighbour(step) {
  const count = data.figures.length;
  for (let n = 1; n <= count; n += 1) {
    const number = (inspected + step * n + count * n) % count;
    if (isShown(number)) {
      inspect(number);
      goTo(byId(data.figures[number][0]), false);
      saveAddress(data.figures[number][0]);
      return;
    }
  }
}

function startInspector() {
  byId("inspector-close").addEventListener("click", closeInspector);
  byId("inspector-previous").addEventListener("click", () => inspectNeighbour(-1));
  byId("inspector-next").addEventListener("click", () => inspectNeighbour(1));
}
