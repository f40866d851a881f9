// Boxes ticked by the desk, kept by the browser for this report.
function tickName(box) {
  if (box.dataset.tick) return box.dataset.tick;
  const row = box.closest("tr");
  return row.id || row.querySelector(".said a").getAttribute("href").slice(1);
}

function startTicks() {
  let kept = [];
  try {
    kept = JSON.parse(recall(reportKey) || "[]");
  } catch {
    kept = [];
  }
  const ticked = new Set(kept);
  for (const box of all(".tick")) {
    box.checked = ticked.has(tickName(box));
    const row = box.closest("tr");
    if (row) box.setAttribute("aria-label", row.cells[1].textContent);
  }
  document.addEventListener("change", (event) => {
    if (!event.target.matches(".tick")) return;
    const name = tickName(event.target);
    if (event.target.checked) ticked.add(name);
    else ticked.delete(name);
    remember(reportKey, JSON.stringify([...ticked]));
  });
}
