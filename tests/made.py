"""What is under version control but made: ``python -m tests.made`` (``make example``) writes it, a test compares it.

The demo's claim tables, the example report, the catalogue of checks, and the parts of the README between ``<!-- made: … -->`` and
``<!-- end -->``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck import cli

ROOT = Path(__file__).parents[1]
ARTICLES = "factcheck/demo/articles"
#: 4 February 2026, when the latest of the demo's articles was printed: the day the example report is dated.
EPOCH = "1770163200"
#: The finding that the README shows: two totals of one article, told at a glance.
SHOWN_RULE = "same-fact"
#: The one thing in the output that no two runs share.
SECONDS = re.compile(r"\d+\.\d s$", re.MULTILINE)

_MADE = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def files() -> Iterator[tuple[Path, str]]:
    """Every made file with the text it should have."""
    yield from claim_tables()
    with TemporaryDirectory() as folder:
        report = Path(folder) / "example.html"
        shown = factcheck("demo", "--report", f"html:{report}")
        yield ROOT / "reports" / "example.html", report.read_text(encoding="utf-8")
    yield ROOT / "factcheck" / "checks" / "README.md", factcheck("rules", "--format", "md")
    yield ROOT / "README.md", readme(shown)


def claim_tables() -> Iterator[tuple[Path, str]]:
    """``claims/``: one table an article of the demo."""
    with TemporaryDirectory() as folder:
        factcheck("extract", "--update", folder, ARTICLES)
        for path in sorted(Path(folder).iterdir()):
            yield ROOT / "claims" / path.name, path.read_text(encoding="utf-8")


def readme(demo: str) -> str:
    """The README with its made parts anew; ``demo`` is what ``factcheck demo`` prints."""
    parts = {"finding": fenced(finding(demo)), "footer": fenced(footer(demo)), "commands": commands()}
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return _MADE.sub(lambda match: match[1] + parts[match[2]] + match[3], text)


def finding(demo: str) -> str:
    """The lines of the shown finding, under the name of its article."""
    article, lines = "", []
    for line in demo.splitlines():
        if lines and not line.startswith("        "):
            break
        if line and not line.startswith(" "):
            article = line
        elif lines or (line.startswith("  ") and f"  {SHOWN_RULE}  " in line):
            lines.append(line)
    if not lines:
        raise ValueError(f"the demo has no {SHOWN_RULE} finding to show")
    return "\n".join([article, *lines])


def footer(demo: str) -> str:
    """The last lines, with the path of the README's reader and a round time."""
    lines = demo.rstrip().splitlines()
    start = max(number for number, line in enumerate(lines) if not line) + 1
    text = "\n".join(lines[start:])
    text = re.sub(r"/\S*/example\.html *", lambda match: "reports/factcheck.html".ljust(len(match[0])), text)
    return SECONDS.sub("1.0 s", text)


def commands() -> str:
    """A table row a command: the first line of its module, as in ``factcheck --help``."""
    modules = sorted(Path(cli.__file__).parent.glob("[!_]*.py"))
    return "".join(f"| `factcheck {module.stem}` | {cli.first_line(module)} |\n" for module in modules)


def fenced(text: str) -> str:
    """A block of plain text in Markdown."""
    return f"```text\n{text}\n```\n"


def factcheck(*args: str) -> str:
    """What a command prints, run in the root of the repository as a user would."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *args], cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode > 1:
        raise RuntimeError(f"factcheck {' '.join(args)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def main() -> None:
    """Write every made file; claim tables of articles that are gone go too."""
    made = dict(files())
    for path in (ROOT / "claims").glob("*.jsonl"):
        if path not in made:
            path.unlink()
    for path, text in made.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT))
    # Only a browser can take the README's picture; without one it stays as it is.
    subprocess.run([sys.executable, ROOT / "tests" / "report" / "picture.py"], check=False)


if __name__ == "__main__":
    main()
