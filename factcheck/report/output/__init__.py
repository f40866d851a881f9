"""One module a format, found by its file name: ``render(report, rendering) -> str``."""
