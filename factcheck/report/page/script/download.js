// Findings and figures as files, made from the data on the page.
function unpacked(table) {
  return table.rows.map((row) => Object.fromEntries(table.columns.map((name, n) => [name, n < row.length ? row[n] : null])));
}

function wholeReport() {
  const report = { ...data.report };
  for (const name of ["claims", "coverage", "articles"]) report[name] = unpacked(report[name]);
  for (const claim of report.claims) if (claim.set_aside === null) delete claim.set_aside;
  return report;
}

function findingsTable() {
  const columns = ["finding_id", "severity", "rule", "message", "role", "article", "start", "end", "quote", "claim_id"];
  const rows = [];
  for (const finding of data.report.findings) {
    const element = byId("finding-" + finding.finding_id) || document.querySelector('[data-id="' + finding.finding_id + '"]');
    const message = element.querySelector("h3").textContent;
    for (const [role, places] of [["claim", finding.claims], ["repeat", finding.repeats]]) {
      for (const place of places) {
        rows.push([finding.finding_id, finding.severity, finding.rule, message, role, place.article, place.start, place.end, place.quote, place.claim_id]);
      }
    }
  }
  return csvTable(columns, rows);
}

function figuresTable() {
  const { claims, coverage } = wholeReport();
  const ended = new Map(coverage.map((entry) => [entry.claim_id, entry]));
  const columns = [...data.report.claims.columns.filter((name) => name !== "set_aside"), "state", "reason"];
  const rows = claims.map((claim) => {
    const entry = ended.get(claim.claim_id) || {};
    return columns.map((name) => (name === "state" || name === "reason" ? entry[name] : claim[name]));
  });
  return csvTable(columns, rows);
}

function download(name, type, text) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function startDownloads() {
  byId("csv-findings").addEventListener("click", () => download("findings.csv", "text/csv;charset=utf-8", findingsTable()));
  byId("csv-figures").addEventListener("click", () => download("figures.csv", "text/csv;charset=utf-8", figuresTable()));
  byId("json").addEventListener("click", () => download("factcheck.json", "application/json", JSON.stringify(wholeReport(), null, 2) + "\n"));
}
