// Light, dark, or as the system has it.
const THEMES = ["auto", "light", "dark"];

function showTheme(theme) {
  const chosen = theme || document.documentElement.dataset.theme || "auto";
  if (chosen === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  byId("theme").textContent = say("theme." + chosen);
}

function startTheme() {
  const kept = recall("factcheck:theme");
  showTheme(THEMES.includes(kept) ? kept : "auto");
  byId("theme").addEventListener("click", () => {
    const now = document.documentElement.dataset.theme || "auto";
    const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length];
    showTheme(next);
    remember("factcheck:theme", next);
  });
}
