"""Where CI systems point to: paths as a repository has them, and a finding in one paragraph with its counterparts."""

from __future__ import annotations

from pathlib import Path, PurePath

from factcheck.model.finding import Finding, Place
from factcheck.report import steps
from factcheck.report.catalogue import Catalogue
from factcheck.report.index import Index, others
from factcheck.report.passage import plain


def repository_path(name: str) -> str:
    """An input's path with forward slashes, from the working folder where it lies below it."""
    path = PurePath(name)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def pointed(place: Place, index: Index) -> str:
    """``path:line:column`` as a repository has it."""
    position = index.position(place.article, place.start)
    path = repository_path(place.article)
    return path if position is None else f"{path}:{position[0]}:{position[1]}"


def quoted(place: Place, index: Index, words: Catalogue) -> str:
    """The figure in its words, or its value where a table gave no words."""
    claim = index.claims.get(place.claim_id)
    quote = place.quote or (claim.quote if claim else None)
    if quote:
        return plain(quote)
    return plain(steps.claim_value(claim, words)) if claim else place.claim_id


def paragraph(finding: Finding, index: Index, words: Catalogue) -> str:
    """The finding in plain text: message, what it stands against, arithmetic, what to do."""
    message = plain(finding.message.in_language(words.lang))
    parts = [message if message.endswith((".", "!", "?")) else f"{message}."]
    parts.extend(
        words.say("ci.against", quote=quoted(place, index, words), place=pointed(place, index)) for place in others(finding)
    )
    why = steps.why(finding, index, words)
    if why:
        parts.append(f"{why}.")
    parts.append(steps.advice(finding, words))
    return plain(" ".join(parts))
