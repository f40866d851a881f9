// One figure at a time: what was read, how it ended, with what it was matched; and the way to its neighbours.
let inspected = -1;
let inspectedFrom = null;

let rows = null;

// The list of figures has a row for each, in the order of the data.
function figureRow(number) {
  rows = rows || all("#figures tbody tr");
  return rows[number];
}

function figureAnchor(number) {
  const row = figureRow(number);
  return row.id || row.cells[1].firstElementChild.getAttribute("href").slice(1);
}

let numbers = null;

function figureNumber(anchor) {
  if (!numbers) numbers = new Map(data.figures.map((_, number) => [figureAnchor(number), number]));
  return numbers.has(anchor) ? numbers.get(anchor) : -1;
}

function isShown(number) {
  const element = byId(figureAnchor(number));
  return !state.hidden.has(figureRow(number).dataset.state) && element.closest("[hidden]") === null;
}

function inspect(number) {
  const [lines, matched, findings, reason] = data.figures[number];
  const figureState = figureRow(number).dataset.state;
  inspected = number;
  for (const element of all(".figure.current, tr.current")) element.classList.remove("current");
  const element = byId(figureAnchor(number));
  reveal(element);
  element.classList.add("current");
  const panel = byId("inspector");
  panel.className = "inspector " + figureState;
  byId("inspector-state").textContent = data.icons[figureState] + " " + told(data.stateNames[figureState]);
  byId("inspector-quote").textContent = figureRow(number).cells[1].textContent;
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
  for (const number of matched) items.push([figureAnchor(number), say("inspector.matched") + " " + figureRow(number).cells[1].textContent]);
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
      goTo(byId(figureAnchor(number)), false);
      saveAddress(figureAnchor(number));
      return;
    }
  }
}

function startInspector() {
  byId("inspector-close").addEventListener("click", closeInspector);
  byId("inspector-previous").addEventListener("click", () => inspectNeighbour(-1));
  byId("inspector-next").addEventListener("click", () => inspectNeighbour(1));
}
