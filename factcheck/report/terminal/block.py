"""One finding on a console: its heading, what the texts say with the figure underlined, why, and what to try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model.finding import Finding, Place
from factcheck.report import steps
from factcheck.report.catalogue import Catalogue
from factcheck.report.index import Index, anchor, others
from factcheck.report.passage import Passage, passage, plain
from factcheck.report.terminal.columns import columns, fitted, padded, wrapped
from factcheck.report.terminal.ink import Ink, Symbols

#: Below this width labels and quotes get lines of their own.
ROOMY = 76
#: The least a quote needs beside the place it comes from.
LEAST_QUOTE = 44
#: Further places of the same figures that are named; the rest are counted.
MOST_REPEATS = 3


@dataclass(frozen=True, slots=True)
class Block:
    """Draws findings of one report at one width."""

    index: Index
    words: Catalogue
    ink: Ink
    symbols: Symbols
    width: int

    @property
    def roomy(self) -> bool:
        """Whether labels stand beside the text."""
        return self.width >= ROOMY

    def lines(self, finding: Finding) -> Iterator[str]:
        """The whole finding, line by line."""
        yield from self._heading(finding)
        entries = list(self._entries(finding))
        for number, (label, texts) in enumerate(entries):
            last = number == len(entries) - 1
            yield from self._entry(label, texts, last=last)

    def _heading(self, finding: Finding) -> Iterator[str]:
        words, ink = self.words, self.ink
        here = anchor(finding)
        position = None if here is None else self.index.position(here.article, here.start)
        place = "" if position is None else f"{position[0]}:{position[1]}"
        severity = words.name("severity", finding.severity)
        mark = f"{self.symbols.icon(finding.severity)} {severity}"
        short = f"#{self.index.short_ids[finding.finding_id]}"
        message = self.symbols.drawable(steps.message(finding, words))
        if not self.roomy:
            yield f"  {place}{' ' if place else ''}{ink.paint(mark, finding.severity)}  {finding.rule}"
            yield from (f"  {ink.paint(line, 'bold')}" for line in wrapped(message, self.width - 2))
            yield f"  {ink.paint(short, 'dim')}"
            return
        widest = max(columns(words.name("severity", name)) for name in ("error", "warning", "info")) + 2
        start = f"  {place:<6}{padded(mark, widest)}  {finding.rule}  "
        room = self.width - columns(start)
        text = f"{message}  {short}"
        # A message that would become a narrow ribbon gets the lines below to itself.
        if room < columns(text) and room < self.width // 2:
            yield self._coloured(start.rstrip(), mark, finding)
            start = " " * 8
            rows = wrapped(message, self.width - 8)
            yield from (start + ink.paint(row, "bold") for row in rows[:-1])
            yield self._with_id(start, rows[-1], short)
            return
        rows = wrapped(message, room)
        for number, row in enumerate(rows):
            lead = self._coloured(start, mark, finding) if number == 0 else " " * columns(start)
            if number < len(rows) - 1:
                yield lead + ink.paint(row, "bold")
            else:
                yield self._with_id(lead, row, short, lead_columns=columns(start))

    def _with_id(self, lead: str, row: str, short: str, *, lead_columns: int | None = None) -> str:
        used = columns(lead) if lead_columns is None else lead_columns
        text = lead + self.ink.paint(row, "bold")
        if used + columns(row) + 2 + len(short) <= self.width:
            return f"{text}  {self.ink.paint(short, 'dim')}"
        return f"{text}\n{' ' * used}{self.ink.paint(short, 'dim')}"

    def _coloured(self, line: str, mark: str, finding: Finding) -> str:
        return line.replace(mark, self.ink.paint(mark, finding.severity), 1)

    def _entries(self, finding: Finding) -> Iterator[tuple[str, list[str]]]:
        words = self.words
        here = anchor(finding)
        if here is not None:
            yield words.say("terminal.here"), self._quote(here, finding, named=False)
        for place in others(finding):
            yield words.say("terminal.against"), self._quote(place, finding, named=True)
        if finding.repeats:
            yield words.say("terminal.also"), self._text(self._repeats(finding))
        why = steps.why(finding, self.index, words)
        if why:
            yield words.say("terminal.why"), self._text(why)
        if finding.repairs:
            yield words.say("terminal.would_agree"), self._text(steps.repair_sentence(finding.repairs[0], self.index, words))
        yield words.say("terminal.try"), self._text(steps.advice(finding, words))

    def _repeats(self, finding: Finding) -> str:
        named = [self.index.where(place) for place in finding.repeats[:MOST_REPEATS]]
        more = len(finding.repeats) - len(named)
        text = ", ".join(named)
        return f"{text} {self.words.say('terminal.more_places', n=more)}" if more else text

    def _quote(self, place: Place, finding: Finding, *, named: bool) -> list[str]:
        """The quote with its figure underlined, after the place it comes from."""
        article = self.index.articles.get(place.article)
        claim = self.index.claims.get(place.claim_id)
        whole = passage(place, article, claim)
        if not whole.figure and claim is not None:
            whole = Passage("", steps.claim_value(claim, self.words), "")
        position = self.index.position(place.article, place.start)
        source = place.article if position is None else f"{place.article} {position[0]}:{position[1]}"
        if named and place.article == getattr(anchor(finding), "article", None) and position is not None:
            source = f"{position[0]}:{position[1]}"
        lead = f"{plain(source)}  " if named else ""
        lines: list[str] = []
        if lead and self.room - columns(lead) < min(LEAST_QUOTE, columns(whole.text)):
            lines.extend(wrapped(lead.rstrip(), self.room))
            lead = ""
        spare = self.symbols.ellipsis_extra * 2
        shown = fitted(whole, max(1, self.room - columns(lead) - spare))
        shown = Passage(*map(self.symbols.drawable, (shown.before, shown.figure, shown.after)))
        before = columns(lead) + columns(shown.before)
        lines.append(lead + shown.before + self.ink.paint(shown.figure, finding.severity, "bold") + shown.after)
        lines.append(" " * before + self.ink.paint(self.symbols.underline * columns(shown.figure), finding.severity))
        return lines

    def _text(self, text: str) -> list[str]:
        return wrapped(self.symbols.drawable(text), self.room)

    @property
    def room(self) -> int:
        """Columns for what stands to the right of the bar and its labels."""
        return self.width - columns(self._margin()) - 2 - (self._label_width() + 2 if self.roomy else 0)

    def _margin(self) -> str:
        return " " * (8 if self.roomy else 2)

    def _label_width(self) -> int:
        return max(columns(self.words.say(f"terminal.{name}")) for name in LABELS)

    def _entry(self, label: str, texts: list[str], *, last: bool) -> Iterator[str]:
        bar, corner = self.ink.paint(self.symbols.bar, "dim"), self.ink.paint(self.symbols.corner, "dim")
        margin, width = self._margin(), self._label_width()
        if not self.roomy:
            yield f"{margin}{corner if last else bar} {self.ink.paint(label, 'dim')}"
        for number, text in enumerate(texts):
            mark = (corner if number == 0 and self.roomy else " ") if last else bar
            name = label if number == 0 else ""
            beside = f"{self.ink.paint(name, 'dim')}{' ' * (width - columns(name))}  " if self.roomy else ""
            yield f"{margin}{mark} {beside}{text}".rstrip()


#: The labels beside the bar; the widest sets the column.
LABELS = ("here", "against", "also", "why", "would_agree", "try")
