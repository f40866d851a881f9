// What the page knows: the data island, the state of the filters, and what the browser remembers for this very report.
const data = JSON.parse(document.getElementById("factcheck").textContent);
const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
const byId = (id) => document.getElementById(id);

const state = { place: "", hidden: new Set(), article: "", language: "", indicator: "", q: "", lang: data.lang };

// Two reports never share ticks: the key is made from their inputs and findings.
const reportKey = "factcheck:" + data.key;

function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Private windows and some browsers keep nothing for files; the page works without.
  }
}

function recall(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function say(key, places) {
  return told(data.said[key]).replace(/\{(\w+)\}/g, (whole, name) => (places && name in places ? String(places[name]) : whole));
}

// A text of the island: a number points into the table, a string is the same in every language.
function told(item) {
  return typeof item === "number" ? data.texts[state.lang][item] : item;
}
