// What editors carry away: a finding as text, a link to it, a waiver for it, all questions.
function findingText(element) {
  const line = (node) => bare(node.textContent).replace(/\s+/g, " ").trim();
  const label = (node) => line(node).replace(/ · [^·]*$/, "");
  const texts = [line(element.querySelector(".severity")).toUpperCase() + ": " + line(element.querySelector("h3"))];
  const about = element.querySelector(".about");
  if (about) texts.push(line(about));
  texts.push("");
  for (const quote of all(".quote", element)) {
    const caption = quote.querySelector("figcaption");
    texts.push("\u201c" + line(quote.querySelector("blockquote")) + "\u201d", "  \u2014 " + (caption.querySelector(".to-article") ? label(caption) : line(caption)));
  }
  const steps = all(".steps tbody tr", element);
  if (steps.length) texts.push("", say("finding.copy_arithmetic"));
  for (const step of steps) {
    const [name, value, low, high] = Array.from(step.children, line);
    texts.push("  " + name + ": " + value + " (" + low + " \u2026 " + high + ")");
  }
  texts.push("", line(element.querySelector(".todo")), "#" + element.id.slice(2) + " " + line(element.querySelector(".rule")));
  return texts.join("\n") + "\n";
}

// Without what only keeps a line from breaking.
function bare(text) {
  return text.replace(/\u2060/g, "");
}

function findingLink(element) {
  return location.href.split("#")[0] + "#" + element.id;
}

async function copy(text, key) {
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    done = copyByHand(text);
  }
  announce(say(done ? key : "copied.failed"));
}

// For browsers that keep the clipboard from files.
function copyByHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("aria-hidden", "true");
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

let fading = 0;

function announce(text) {
  byId("toast").textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => (byId("toast").textContent = ""), 4000);
}

function startCopy() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-for]");
    if (!button) return;
    const element = byId(button.dataset.for);
    if (button.classList.contains("copy-text")) copy(findingText(element), "copied.text");
    else if (button.classList.contains("copy-link")) copy(findingLink(element), "copied.link");
    else copy(waiverText(element.dataset.id, button.dataset.rule, button.dataset.about, new Date()), "copied.waiver");
  });
  const questions = byId("copy-questions");
  if (questions) {
    questions.addEventListener("click", () => {
      const shown = all(".questions li:not([hidden]) .question");
      copy(shown.map((q, n) => n + 1 + ". " + bare(q.textContent)).join("\n") + "\n", "copied.questions");
    });
  }
}
