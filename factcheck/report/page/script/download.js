// Findings and figures as files. The page carries the whole report packed; it is unpacked when first asked for.
let unpacked = null;

function wholeReport() {
  if (!unpacked) {
    const bytes = Uint8Array.from(atob(byId("report").textContent), (c) => c.charCodeAt(0));
    unpacked = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  }
  return unpacked;
}

function findingsTable(report) {
  const columns = ["finding_id", "severity", "rule", "message", "role", "article", "start", "end", "quote", "claim_id"];
  const rows = [];
  for (const finding of report.findings) {
    const message = document.querySelector('[data-id="' + finding.finding_id + '"] h3').textContent.replace(/\u2060/g, "");
    for (const [role, places] of [["claim", finding.claims], ["repeat", finding.repeats]]) {
      for (const place of places) {
        rows.push([finding.finding_id, finding.severity, finding.rule, message, role, place.article, place.start, place.end, place.quote, place.claim_id]);
      }
    }
  }
  return csvTable(columns, rows);
}

function figuresTable(report) {
  const ended = new Map(report.coverage.map((entry) => [entry.claim_id, entry]));
  const columns = Object.keys(report.claims[0] || {}).filter((name) => name !== "set_aside");
  const rows = report.claims.map((claim) => {
    const entry = ended.get(claim.claim_id) || {};
    return [...columns.map((name) => claim[name]), entry.state, entry.reason];
  });
  return csvTable([...columns, "state", "reason"], rows);
}

function download(name, type, text) {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function startDownloads() {
  const files = {
    "csv-findings": (report) => ["findings.csv", "text/csv;charset=utf-8", findingsTable(report)],
    "csv-figures": (report) => ["figures.csv", "text/csv;charset=utf-8", figuresTable(report)],
    json: (report) => ["factcheck.json", "application/json", JSON.stringify(report, null, 2) + "\n"],
  };
  for (const [id, make] of Object.entries(files)) {
    // Older browsers cannot unpack; the command line writes the same files.
    if (typeof DecompressionStream === "undefined") byId(id).hidden = true;
    byId(id).addEventListener("click", async () => download(...make(await wholeReport())));
  }
}
