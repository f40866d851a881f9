"""Colour and drawing characters. Colour never stands alone: icon and word say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factcheck.model.finding import Severity

#: What our own texts use beyond ASCII, and what stands for it on a console that cannot draw it.
_PLAIN: Final[dict[str, str]] = {
    "✗": "x", "✓": "+",
    "…": "...", "–": "-", "—": "-", "−": "-", "·": "-", "×": "x", "÷": "/", "≤": "<=", "≥": ">=", "≈": "~", "→": "->",
    "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "±": "+/-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "²": "2", "³": "3",
    "\N{MODIFIER LETTER TURNED COMMA}": "'", "\N{MODIFIER LETTER APOSTROPHE}": "'",
}  # fmt: skip
PLAIN: Final = str.maketrans(_PLAIN)


@dataclass(frozen=True, slots=True)
class Symbols:
    """What a console can draw with."""

    error: str
    warning: str
    info: str
    agrees: str
    waived: str
    bar: str
    corner: str
    underline: str
    dot: str

    def icon(self, severity: Severity) -> str:
        """The icon of a severity."""
        return {"error": self.error, "warning": self.warning, "info": self.info}[severity]

    @property
    def ellipsis_extra(self) -> int:
        """Columns an ellipsis takes beyond the one it was measured with."""
        return 0 if self is UNICODE else 2

    def drawable(self, text: str) -> str:
        """The text with what the console cannot draw replaced."""
        return text if self is UNICODE else text.translate(PLAIN)


UNICODE: Final = Symbols("✗", "!", "i", "✓", "–", "│", "╰", "━", "·")
ASCII: Final = Symbols("x", "!", "i", "+", "-", "|", "`", "^", "-")
_CODES: Final = {"error": "31", "warning": "33", "info": "36", "agrees": "32", "bold": "1", "dim": "2"}


@dataclass(frozen=True, slots=True)
class Ink:
    """Styles as ANSI escapes, or as nothing when colour is off."""

    colour: bool

    def paint(self, text: str, *styles: str) -> str:
        """The text in the styles named: a severity, ``agrees``, ``bold``, ``dim``."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"


def drawable(text: str, *, ascii_only: bool, encoding: str | None) -> str:
    """Text that a console can show: our own signs replaced where it draws only ASCII, the rest as its encoding allows."""
    if ascii_only:
        text = text.translate(PLAIN)
    if encoding:
        text = text.encode(encoding, "replace").decode(encoding)
    return text
