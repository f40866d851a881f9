"""Sentences with the figures in them: what stands before a figure, between two, and in the sentence before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.value import Value, slotted

#: Characters between a sentence and the next one: a full stop belongs to the sentence, an empty line parts two paragraphs.
NEXT = 4
#: Sentences with figures to look back over; a text that is longer is no article on one thing.
MANY = 60


@slotted
class Place(Value):
    """A figure where it stands: a fact with the one claim that states it there, and its offsets in the sentence."""

    claim: Claim
    fact: Fact
    start: int
    end: int


@dataclass(eq=False, slots=True)
class Sentence:
    """A sentence of an article and its figures in order; ``last`` is the sentence with figures before it, wherever that stands.

    ``known`` is what ``pairs`` worked out of it once, as every construction asks for it: its values, and the current ones of them.
    """

    article: str
    text: str
    begin: int
    places: tuple[Place, ...]
    last: Sentence | None = field(default=None, repr=False)
    known: tuple[list[Place], list[Place]] | None = field(default=None, repr=False)

    @property
    def earlier(self) -> Sentence | None:
        """The sentence right before this one, if it has figures and is of the same section."""
        last = self.last
        follows = last is not None and 0 <= self.begin - last.end <= NEXT and last.section == self.section
        return last if follows else None

    @property
    def stands_alone(self) -> bool:
        """Whether it has one figure, and no sentence with figures right before it: nothing that it could be listed with."""
        return len(self.places) == 1 and self.earlier is None

    def adjacent(self) -> Iterator[Sentence]:
        """The sentences before this one, the nearest first, up to the first one without figures."""
        earlier = self.earlier
        while earlier is not None:
            yield earlier
            earlier = earlier.earlier

    @property
    def section(self) -> str | None:
        """The section it stands in."""
        return self.places[0].claim.section

    def all_earlier(self) -> Iterator[Sentence]:
        """The sentences with figures before this one, the nearest first, no more than an article has."""
        last, many = self.last, 0
        while last is not None and many < MANY:
            yield last
            last, many = last.last, many + 1

    @property
    def end(self) -> int:
        """The offset in the article behind the last character."""
        return self.begin + len(self.text)

    def between(self, one: Place, other: Place) -> str:
        """The words between two figures, in whatever order they are given."""
        first, second = sorted((one, other), key=lambda place: place.start)
        return self.text[first.end : second.start]

    def before(self, place: Place) -> str:
        """The words before a figure back to the figure before it."""
        ends = [other.end for other in self.places if other.end <= place.start]
        return self.text[max(ends, default=0) : place.start]

    def behind(self, place: Place) -> str:
        """The words behind a figure up to the next figure."""
        starts = [other.start for other in self.places if other.start >= place.end]
        return self.text[place.end : min(starts, default=len(self.text))]


def by_article(facts: Iterable[Fact]) -> Iterator[list[Sentence]]:
    """The sentences of each article in their order; claims of tables that do not say where they stand are left out.

    One article at a time: a big table has a million sentences.
    """
    figures: dict[str, list[tuple[Claim, Fact]]] = {}
    for fact in facts:
        for claim in fact.claims:
            if claim.sentence is not None and claim.quote and claim.start is not None:
                figures.setdefault(claim.article, []).append((claim, fact))
    for article, stated in figures.items():
        yield _sentences(article, stated)


def _sentences(article: str, stated: Iterable[tuple[Claim, Fact]]) -> list[Sentence]:
    by_text: dict[str, list[tuple[Claim, Fact]]] = {}
    for claim, fact in stated:
        by_text.setdefault(claim.sentence or "", []).append((claim, fact))
    placed: list[tuple[int, str, tuple[Place, ...]]] = []
    for text, figures in by_text.items():
        if len(figures) > 1:
            figures.sort(key=lambda each: (each[0].start or 0, each[1].name))
            placed.extend((begin, text, places) for begin, places in _placed(text, figures))
            continue
        claim, fact = figures[0]
        begins = _begins(text, claim)
        if begins:
            placed.append((begins[0], text, (place_of(claim, fact, begins[0]),)))
    placed.sort(key=lambda each: each[0])
    found: list[Sentence] = []
    for begin, text, places in placed:
        found.append(Sentence(article, text, begin, places, found[-1] if found else None))
    return found


def _placed(text: str, figures: Sequence[tuple[Claim, Fact]]) -> Iterator[tuple[int, tuple[Place, ...]]]:
    """Where a sentence begins, once for each time that its article has it, with the figures that stand there."""
    begins: dict[int, list[tuple[Claim, Fact]]] = {}
    for claim, fact in figures:
        for begin in _begins(text, claim):
            begins.setdefault(begin, []).append((claim, fact))
    seen: set[str] = set()
    for begin, members in sorted(begins.items(), key=lambda entry: (-len(entry[1]), -entry[0])):
        own = [(claim, fact) for claim, fact in members if claim.claim_id not in seen]
        if own:
            seen.update(claim.claim_id for claim, _ in own)
            yield begin, tuple(place_of(claim, fact, begin) for claim, fact in own)


def _begins(text: str, claim: Claim) -> list[int]:
    """Where the sentence may begin, one offset for each time that it has the claim's quote, the last one first."""
    quote, start = claim.quote or "", claim.start or 0
    found: list[int] = []
    at = text.find(quote)
    while 0 <= at <= start:
        found.append(start - at)
        at = text.find(quote, at + 1)
    return found


def place_of(claim: Claim, fact: Fact, begin: int = 0) -> Place:
    """A claim as it stands in what begins at an offset of its article, with its fact as it alone states it."""
    alone = fact if len(fact.claims) == 1 else fact._replace(name=f"{fact.name} {claim.claim_id}", claims=(claim,))
    at = (claim.start or 0) - begin
    return Place(claim, alone, at, at + len(claim.quote or ""))
