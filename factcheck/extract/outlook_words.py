"""Words of planning in a sentence: what they say, and how far they reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.extract.decreed import is_set
from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.tense import tells_what_happened
from factcheck.languages.entry import Match
from factcheck.model.claim import Modality

_MODALITIES: Final[tuple[Modality, ...]] = ("target", "forecast", "plan")
#: Tokens between what is planned and the figure that "the planned" governs, and between a plan and what became of it.
NEXT: Final = 3
#: What may follow a verb that moves nothing: "to", "by", "about", "from".
_NO_OBJECT: Final = ("cue", "modifier", "numeral", "function")
#: Tokens between a plan and the figure that it is.
_BESIDE: Final = 1


class Outlook(NamedTuple):
    """Words of planning at tokens ``start`` to ``end``; ``governs`` is "next" where they reach no further than the next figure,
    "touching" where they are of a plan that was met, and so of the figure beside them alone, "present" where a verb of the past
    unsays them. Without its ``case`` a figure is planned and no target: "жеткізу" is to bring to a level, or to deliver."""

    start: int
    end: int
    value: Modality
    governs: str | None = None
    case: str | None = None


def outlooks(scan: Scan, events: Events) -> list[Outlook]:
    """What words of planning say; a longer phrase stands for those in it, and a plan that was met is none."""
    cues = [cue for value in _MODALITIES for cue in events.cued(value) if "abl" not in cue.features or _is_measured(events, cue)]
    if not cues:
        return _promised(scan, events) or _told_of_future(scan, events)
    met = events.cued("met")
    cues = [cue for cue in cues if not any(_holds(other, cue) for other in events.cued("no_outlook"))]
    cues = [cue for cue in cues if not any(_covers(other, cue) for other in cues)]
    cues = [cue for cue in cues if cue.entry.get("value") != "plan" or not _is_expected(scan, events, cue, cues)]
    if any(is_set(m.entry.get("name")) for m in events.indicators):
        cues = [cue for cue in cues if cue.entry.get("role") != "set"]
    if any(_governs(cue) == "present" for cue in cues) and tells_what_happened(scan, events):
        cues = [cue for cue in cues if _governs(cue) != "present"]
    if events.cued("usually"):  # "Қытайға негізінен мұнай жеткізіледі" tells what goes on.
        cues = [cue for cue in cues if not scan.pack.is_present(scan.tokens[cue.end - 1].word)]
    tied = [cue for cue in cues if _governs(cue) == "next" and _leads_to_figure(scan, events, cue)]
    headline = events.sentence.section == "headline" or events.sentence.listed
    return [
        Outlook(
            cue.start,
            cue.end,
            "forecast" if cue.entry.get("moving") and _moves_by_itself(scan, events, cue.end) else cue.entry.get("value"),
            "touching" if met and _touches(scan, events, cue) else _governs(cue),
            cue.entry.get("case"),
        )
        for cue in cues
        if (cue in tied if _governs(cue) == "next" else not any(t.start < cue.end and cue.start < t.end for t in tied))
        and (headline or _governs(cue) != "headline")
        and (_touches(scan, events, cue) or not any(abs(cue.start - m.start) <= NEXT for m in met))
    ] + _promised(scan, events)


def _governs(cue: Match) -> str | None:
    governs: str | None = cue.entry.get("governs")
    return governs


def touches(scan: Scan, events: Events, q: Quantity, first: int, last: int) -> bool:
    """Whether a figure stands beside words at some tokens: "the plan of 450 million was met"; per cent behind "of" alone."""
    gap = range(q.end, first) if q.end <= first else range(last, q.start)
    if q.unit == "percent":
        led = not scan.pack.verb_last and not events.cue_begins("by", last, last + 1)
        linked = "function" in scan.kinds[last] and last < q.start <= last + _BESIDE + 1
        return led and (linked or (q.start == last and "function" in scan.kinds[last - 1]))
    return len(gap) <= _BESIDE and all(scan.tokens[i].kind == "word" for i in gap)


def _touches(scan: Scan, events: Events, cue: Match) -> bool:
    return any(touches(scan, events, q, cue.start, cue.end) for q in events.quantities)


def _leads_to_figure(scan: Scan, events: Events, cue: Match) -> bool:
    """Whether a figure follows with nothing but words between."""
    following = next((q.start for q in events.quantities if cue.end <= q.start <= cue.end + NEXT), None)
    between = range(cue.end, cue.end if following is None else following)
    return following is not None and all(scan.tokens[i].kind != "mark" or scan.marks[i] == "(" for i in between)


def _promised(scan: Scan, events: Events) -> list[Outlook]:
    """ "We will bring it to 88 billion": a first person's verb in the future ends a clause."""
    endings = scan.pack.future_endings
    if not endings or not events.quantities:
        return []
    tokens = scan.tokens
    return [
        Outlook(mark - 1, mark, "plan")
        for mark in scan.places(events.quantities[0].end + 1, events.sentence.last)
        if tokens[mark - 1].kind == "word" and tokens[mark - 1].word.endswith(endings)
    ]


def _moves_by_itself(scan: Scan, events: Events, at: int) -> bool:
    """Whether a verb of movement at a token moves nothing else: "will plunge to 3 %", unlike "will cut costs to 3 bn"."""
    verb = scan.match(at, "direction")
    if verb is None:
        return False
    if verb.end < len(scan.tokens) and scan.tokens[verb.end].kind == "word":
        return not scan.kinds[verb.end].isdisjoint(_NO_OBJECT)
    return any(q.start == verb.end and q.unit == "percent" for q in events.quantities)


def _told_of_future(scan: Scan, events: Events) -> list[Outlook]:
    """Verbs in the future that no word of planning is known for: "заасфальтируют"; of movement, a forecast."""
    pack = scan.pack
    if not pack.perfective_endings or not events.quantities:
        return []
    return [
        Outlook(i, i + 1, "forecast" if "direction" in scan.kinds[i] else "plan")
        for i in range(events.sentence.first, events.sentence.last)
        if scan.tokens[i].word.endswith(pack.perfective_endings)
        and scan.tokens[i].word.startswith(pack.perfective_prefixes)
        and not scan.tokens[i].word.endswith(pack.no_perfective_endings)
    ]


def _is_expected(scan: Scan, events: Events, cue: Match, cues: Sequence[Match]) -> bool:
    """Whether a plan is only expected to be: "ожидается, что получат …", "ашылады деп күтілуде"."""
    for other in cues:
        if other.entry.get("value") != "forecast":
            continue
        if scan.pack.verb_last:
            if 0 <= other.start - cue.end <= 1 and other.end >= events.sentence.last - 1:
                return True
        elif _is_aside(scan, events, other) and other.end < cue.start:
            return not scan.has_mark(other.end + 1, cue.start, ";")
    return False


def _is_aside(scan: Scan, events: Events, cue: Match) -> bool:
    """Whether words of expecting open the sentence or stand between commas: "дефицит, как ожидается, не превысит 2,7 %"."""
    opens = cue.start - events.sentence.first <= 1 or any(scan.marks[i] == "," for i in (cue.start - 1, cue.start - 2))
    return opens and scan.marks[cue.end] == ","


def _covers(other: Match, cue: Match) -> bool:
    """Whether another phrase holds a cue and more."""
    return _holds(other, cue) and other.end - other.start > cue.end - cue.start


def _is_measured(events: Events, cue: Match) -> bool:
    """ "85 mlrd kVt·soatlik prognozdan yuqori": whether a figure before a forecast or plan says how large that is."""
    return any(q.end == cue.start and not q.features.isdisjoint(("adj", "for")) for q in events.quantities)


def _holds(other: Match, cue: Match) -> bool:
    return other.start <= cue.start and cue.end <= other.end
