// A table as CSV (RFC 4180, with a byte-order mark for spreadsheets). A text that a spreadsheet would run as a formula gets an apostrophe.
function csvCell(value) {
  let text = value === null || value === undefined ? "" : String(value);
  const number = /^[-+]?[\d\s.,]+ ?%?$/.test(text);
  if (!number && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

function csvTable(columns, rows) {
  return "\ufeff" + [columns, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}
