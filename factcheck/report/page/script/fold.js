// Text as it is searched: letter case, kinds of apostrophe, of space and of dash make no difference, nor do hidden characters.
function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\u02bb\u02bc\u02b9\u2018\u2019\u201b`\u00b4]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\u0451/g, "\u0435")
    .replace(/(\d),(?=\d)/g, "$1.")
    .replace(/\s+/g, " ")
    .trim();
}
