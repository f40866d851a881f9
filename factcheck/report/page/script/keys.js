// j and k walk through the findings, c copies, / searches, ? helps; single keys can be switched off.
let current = null;

function selectFinding(element) {
  if (current) current.classList.remove("current");
  current = element;
  element.classList.add("current");
}

function stepFinding(step) {
  const shown = all(".finding:not([hidden])");
  if (!shown.length) return;
  const place = shown.indexOf(current);
  const next = place < 0 ? (step > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, place + step));
  selectFinding(shown[next]);
  goTo(shown[next], true);
  saveAddress(shown[next].id);
}

function startKeys() {
  byId("keys-on").checked = recall("factcheck:keys") !== "off";
  byId("keys-on").addEventListener("change", (event) => remember("factcheck:keys", event.target.checked ? "on" : "off"));
  byId("open-help").addEventListener("click", () => byId("help").showModal());
  byId("help-close").addEventListener("click", () => byId("help").close());
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea, dialog");
    if (event.key === "Escape" && !event.target.closest("dialog")) return leave(event.target);
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !byId("keys-on").checked) return undefined;
    // On a Cyrillic keyboard the same keys carry other letters.
    const key = { KeyJ: "j", KeyK: "k", KeyC: "c" }[event.code] || event.key;
    if (key === "j" || key === "k") stepFinding(key === "j" ? 1 : -1);
    else if (key === "c" && current) copy(findingText(current), "copied.text");
    else if (event.key === "?") byId("help").showModal();
    else if (event.key === "/" || (event.code === "Slash" && !event.shiftKey)) byId("search").focus();
    else return undefined;
    event.preventDefault();
    return undefined;
  });
}

function leave(target) {
  if (!byId("inspector").hidden) closeInspector();
  else if (byId("more").open) byId("more").open = false;
  else target.blur();
}
