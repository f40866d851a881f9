// Exchanges every text for the same text in another language.
function showLanguage(lang) {
  if (!(lang in data.texts)) return;
  state.lang = lang;
  const texts = data.texts[lang];
  document.documentElement.lang = data.languages[lang];
  for (const element of all("[data-t]")) element.textContent = texts[element.dataset.t];
  for (const element of all("[data-ta]")) {
    for (const pair of element.dataset.ta.split(" ")) {
      const [name, number] = pair.split(":");
      element.setAttribute(name, texts[number]);
    }
  }
  for (const button of all("[data-lang]")) button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  forgetSearch();
}

function startLanguage() {
  for (const button of all("[data-lang]")) {
    button.addEventListener("click", () => {
      showLanguage(button.dataset.lang);
      showTheme();
      applyFilters();
      refreshInspector();
      saveAddress();
    });
  }
}
