// Boxes ticked by the desk, kept by the browser for this report.
function startTicks() {
  let kept = [];
  try {
    kept = JSON.parse(recall(reportKey) || "[]");
  } catch {
    kept = [];
  }
  const ticked = new Set(kept);
  for (const box of all(".tick")) box.checked = ticked.has(box.dataset.tick);
  document.addEventListener("change", (event) => {
    const name = event.target.dataset && event.target.dataset.tick;
    if (!name) return;
    if (event.target.checked) ticked.add(name);
    else ticked.delete(name);
    remember(reportKey, JSON.stringify([...ticked]));
  });
}
