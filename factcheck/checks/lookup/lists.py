"""Parts that are listed together: in one sentence, or side by side where the sentence is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.checks.lookup.words import says
from factcheck.model.claim import Claim
from factcheck.model.fact import Fact

#: How an entry of a list begins that has a line to itself.
BULLETS = ("\u2022", "*", "\u2013", "\u2014", "-", "\u25cf", "\u25aa")
#: Characters between two figures of a list where sentences are not known.
REACH = 120


def listed_together(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The lists in which texts give these facts, each fact once a list, longest lists first, no list twice."""
    by_article: dict[str, list[tuple[int, int, Claim, Fact]]] = {}
    for number, fact in enumerate(facts):
        for claim in fact.claims:
            if claim.section != "headline":
                by_article.setdefault(claim.article, []).append((claim.start or 0, number, claim, fact))
    found: dict[frozenset[str], list[Fact]] = {}
    for places in by_article.values():
        places.sort(key=lambda place: place[:2])
        for run in _runs([(claim, fact) for _, _, claim, fact in places]):
            names = frozenset(fact.name for fact in run)
            if len(names) > 1:
                found.setdefault(names, list({fact.name: fact for fact in run}.values()))
    longest = sorted(found.items(), key=lambda entry: (-len(entry[0]), sorted(entry[0])))
    kept: list[tuple[frozenset[str], list[Fact]]] = []
    for names, run in longest:
        if not any(names <= other for other, _ in kept):
            kept.append((names, run))
    return [run for _, run in kept]


def _runs(places: Sequence[tuple[Claim, Fact]]) -> Iterable[list[Fact]]:
    run: list[Fact] = []
    last: Claim | None = None
    for claim, fact in places:
        if last is not None and not _goes_on(last, claim):
            yield run
            run = []
        run.append(fact)
        last = claim
    yield run


def _goes_on(before: Claim, after: Claim) -> bool:
    """Whether two figures stand in one list and the second is no part of the first ("food, including grain")."""
    if before.start is None or after.start is None:
        return before.sentence is not None and before.sentence == after.sentence
    if before.sentence is None or after.sentence is None:
        return after.start - (before.end or before.start) <= REACH
    if before.sentence != after.sentence:
        return has_line(before) and has_line(after) and after.start - (before.end or before.start) <= REACH
    return not says(_between(before, after), "including")


def with_sentences_before(facts: Iterable[Fact], group: Sequence[Fact], article: str) -> Iterator[list[Fact]]:
    """A list of a text with the parts right before it, also in sentences of their own: one list for each part more."""
    places = [
        (claim.start, claim, fact)
        for fact in facts
        for claim in fact.claims
        if claim.article == article and claim.section != "headline" and claim.start is not None and claim.end is not None
    ]
    names = {fact.name for fact in group}
    first = min((start for start, _, fact in places if fact.name in names), default=0)
    found = list(group)
    for start, claim, fact in sorted(places, key=lambda place: place[0], reverse=True):
        if start < first:
            if first - (claim.end or start) > REACH or fact in found:
                return
            found = [fact, *found]
            first = start
            yield found


def has_line(claim: Claim) -> bool:
    """Whether a figure is that of a list's entry that has a line to itself."""
    return claim.sentence is not None and claim.sentence.startswith(BULLETS)


def _between(before: Claim, after: Claim) -> str:
    """The words of the sentence between two figures; the whole sentence where they are not found."""
    sentence = before.sentence or ""
    if before.quote is None or after.quote is None or before.quote not in sentence:
        return sentence
    rest = sentence.partition(before.quote)[2]
    return rest.partition(after.quote)[0] if after.quote in rest else rest


def disjoint(facts: Iterable[Fact]) -> bool:
    """Whether no item's words are among another's: "fruit" with "citrus fruit" would count a part twice."""
    words = [frozenset((fact.key.item or "").replace(",", " ").split()) for fact in facts]
    return not any(a <= b or b <= a for number, a in enumerate(words) for b in words[number + 1 :])
