"""How often a slip in a text is found, and the figure it hit named: python tests/benchmarks/text_slips.py [--seed N] [FOLDER …]

In one clean article one figure at a time is changed the way an editor slips: two digits swapped, a digit dropped, doubled or
mistyped, the decimal mark moved, million for billion. The articles are those of ``tests/sets/clean.toml``, or of folders, where
articles with an error or a warning of their own are left out; each is checked beside all the others.

    found       a new error or warning appears
    named       the changed figure is among its claims, of those found
    first       the first repair changes that very figure, of those found

Each for all figures, and for those that agreed with others before the change: the rest contradict nothing, whatever they say.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from factcheck import ingest
from factcheck.model.article import Article
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding
from factcheck.model.report import Report

sys.path.insert(0, str(Path(__file__).parents[1] / "sets"))
import texts

#: Words of magnitude and what they are taken for.
MAGNITUDES = {
    **{"thousand": "million", "million": "billion", "billion": "million", "trillion": "billion"},
    **{"тыс": "млн", "мың": "млн", "минг": "млн", "млн": "млрд", "млрд": "млн", "трлн": "млрд"},
    **{"ming": "mln", "mln": "mlrd", "mlrd": "mln", "trln": "mlrd"},
}
KINDS = ("swap", "drop", "double", "mistype", "point", "magnitude")


def main() -> None:
    """A line for each kind of slip and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    articles = clean(options.folders)
    before = texts.report(articles.values())
    tally: Counter[tuple[str, bool, str]] = Counter()
    agreeing = {entry.claim_id for entry in before.coverage if entry.state == "agrees"}
    known = {finding.finding_id for finding in before.findings}
    for claim in before.claims:
        for kind in KINDS:
            quote = slipped(claim.quote or "", kind, rng)
            if quote is not None:
                found = [f for f in texts.loud(report_with(articles, claim, quote)) if f.finding_id not in known]
                for outcome in outcomes(found, claim, quote):
                    tally[kind, claim.claim_id in agreeing, outcome] += 1
    print(f"{len(articles)} articles, {len(before.claims)} figures, {len(agreeing)} of them agreeing with others")
    for kind in (*KINDS, "all"):
        print(f"{kind:10} {shares(tally, kind, (True, False))}   agreeing: {shares(tally, kind, (True,))}")


def clean(folders: list[Path]) -> dict[str, dict[str, Any]]:
    """The articles in which nothing is wrong, by name, as rows of a table of articles."""
    if folders:
        read = [article for article in ingest.read(folders) if isinstance(article, Article)]
        rows = [{"article": a.name, "text": a.text, "lang": a.lang, "published": str(a.published or "")} for a in read]
    else:
        rows = [texts.article(entry) for entry in texts.rows("clean.toml", "article")]
    return {row["article"]: row for row in rows if not texts.loud(texts.report([row]))}


def slipped(quote: str, kind: str, rng: random.Random) -> str | None:
    """The quote with a slip; None where the kind does not apply or the figure stays the same."""
    found = re.search(r"\d[\d \u00a0.,]*\d|\d", quote)
    if found is None:
        return None
    if kind == "magnitude":
        words = [word for word in re.findall(r"\w+", quote) if word in MAGNITUDES]
        return re.sub(rf"\b{words[0]}\b", MAGNITUDES[words[0]], quote) if words else None
    digits = changed(found.group(), kind, rng)
    return None if digits is None or digits == found.group() else quote[: found.start()] + digits + quote[found.end() :]


def changed(number: str, kind: str, rng: random.Random) -> str | None:
    """A printed number with a slip in its digits."""
    places = [at for at, letter in enumerate(number) if letter.isdigit()]
    at = rng.choice(places)
    if kind == "swap":
        pairs = [(a, b) for a, b in pairwise(places) if number[a] != number[b] and not (a == 0 and number[b] == "0")]
        if not pairs:
            return None
        a, b = rng.choice(pairs)
        letters = list(number)
        letters[a], letters[b] = letters[b], letters[a]
        return "".join(letters)
    if kind == "drop":
        return number[:at] + number[at + 1 :] if len(places) > 2 and number[at + 1 : at + 2].isdigit() and at else None
    if kind == "double":
        return number[:at] + number[at] + number[at:]
    if kind == "mistype":
        return number[:at] + rng.choice([digit for digit in "123456789" if digit != number[at]]) + number[at + 1 :]
    mark = re.search(r"[.,](?=\d{1,2}$)", number)
    return None if mark is None or not Decimal(number[mark.end() :]) else number[: mark.start()] + number[mark.end() :]


def report_with(articles: Mapping[str, dict[str, Any]], claim: Claim, quote: str) -> Report:
    """What is found where one figure is printed otherwise."""
    row = articles[claim.article]
    text = row["text"][: claim.start] + quote + row["text"][claim.end :]
    return texts.report([{**other, "text": text} if other is row else other for other in articles.values()])


def outcomes(found: list[Finding], claim: Claim, quote: str) -> list[str]:
    """What a planted slip led to."""
    start, end = claim.start or 0, (claim.start or 0) + len(quote)
    told = ["planted"]
    hit = {
        p.claim_id for f in found for p in f.claims if p.article == claim.article and (p.start or 0) < end and (p.end or 0) > start
    }
    if found:
        told.append("found")
    if hit:
        told.append("named")
    if any(f.repairs and hit & set(f.repairs[0].values) for f in found):
        told.append("first")
    return told


def shares(tally: Counter[tuple[str, bool, str]], kind: str, agreeing: tuple[bool, ...]) -> str:
    """The rates of one kind of slip."""
    kinds = KINDS if kind == "all" else (kind,)
    count = {o: sum(tally[k, a, o] for k in kinds for a in agreeing) for o in ("planted", "found", "named", "first")}
    found = max(1, count["found"])
    return (
        f"found {count['found']:4}/{count['planted']:4} {count['found'] / max(1, count['planted']):4.0%}"
        f"  named {count['named'] / found:4.0%}  first {count['first'] / found:4.0%}"
    )


if __name__ == "__main__":
    main()
