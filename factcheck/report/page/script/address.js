// What the address holds behind #: first the place (f-p9ht, a section, a figure), then filters as name=value, all joined by &.
const ADDRESS_NAMES = ["hide", "article", "language", "indicator", "q", "lang"];

function readAddress(hash) {
  const found = { place: "" };
  for (const part of hash.replace(/^#/, "").split("&")) {
    const sign = part.indexOf("=");
    const name = part.slice(0, Math.max(sign, 0));
    if (sign < 0) {
      if (!found.place) found.place = decodePart(part);
    } else if (ADDRESS_NAMES.includes(name)) {
      found[name] = decodePart(part.slice(sign + 1));
    }
  }
  return found;
}

function writeAddress(state) {
  const parts = ADDRESS_NAMES.filter((name) => state[name]).map((name) => name + "=" + encodeURIComponent(state[name]));
  return "#" + [encodeURIComponent(state.place || ""), ...parts].join("&");
}

function decodePart(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch {
    return text;
  }
}
