// A waiver as it stands in .factcheck/waivers.toml, with the human parts left to fill in.
function tomlString(text) {
  const escaped = text.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
  return '"' + escaped + '"';
}

function waiverText(id, rule, about, today) {
  const expires = new Date(today.getTime());
  expires.setDate(expires.getDate() + 90);
  return [
    "[[waiver]]",
    "id = " + tomlString(id),
    "rule = " + tomlString(rule),
    "about = " + tomlString(about),
    'kind = "revised"  # revised | scope | source-error | not-a-claim | extraction-error | other',
    'reason = ""',
    'owner = ""',
    "added = " + localDay(today),
    "expires = " + localDay(expires),
    "",
  ].join("\n");
}

function localDay(day) {
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}
