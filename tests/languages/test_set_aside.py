"""Numbers that claim nothing, by the words beside them; the sentences stand in ``set_aside_<language>.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from factcheck.extract.reader import read_claims
from factcheck.languages.pack import FOLDER, load
from factcheck.model.article import Article
from factcheck.model.claim import Claim, SetAside

PACKS = {"en": "en", "ru": "ru", "kk": "kk", "uz": "uz-Cyrl"}


def _sentences(tag: str) -> dict[str, list[str]]:
    return {reason: rows for reason, rows in _file(tag).items() if reason != "gap"}


def _file(tag: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"set_aside_{tag}.toml").read_text(encoding="utf-8"))


def _params(*, claim: bool) -> Iterator[Any]:
    for tag in PACKS:
        for reason, sentences in _sentences(tag).items():
            for sentence in sentences:
                if (reason == "claim") is claim:
                    yield pytest.param(tag, sentence, reason, id=f"{tag}-{reason}-{sentence}")


def _read(tag: str, sentence: str) -> list[Claim]:
    """What the reader makes of the number in braces."""
    start, end = sentence.index("{"), sentence.index("}") - 1
    text = sentence.replace("{", "").replace("}", "")
    lang = "uz-Latn" if tag == "uz" and re.search("[a-z]{4}", text) else PACKS[tag]
    claims = read_claims(Article(name="sentence", text=text, lang=lang), all_numbers=True)  # type: ignore[arg-type]
    return [claim for claim in claims if _overlaps(claim, start, end)]


def _overlaps(claim: Claim, start: int, end: int) -> bool:
    return claim.start is not None and claim.end is not None and claim.start < end and claim.end > start


@pytest.mark.parametrize(("tag", "sentence", "reason"), list(_params(claim=False)))
def test_a_number_is_set_aside(tag: str, sentence: str, reason: str) -> None:
    """Is the number told from a claim, with the right reason?"""
    assert [claim.set_aside for claim in _read(tag, sentence)] == [reason]


@pytest.mark.parametrize(("tag", "sentence", "_"), list(_params(claim=True)))
def test_a_claim_is_kept(tag: str, sentence: str, _: str) -> None:
    """Does a number stay a claim where a word only looks like a label?"""
    assert [claim.set_aside for claim in _read(tag, sentence)] == [None]


def _gaps() -> Iterator[Any]:
    for tag in PACKS:
        for gap in _file(tag).get("gap", ()):
            known = pytest.mark.xfail(strict=True, reason=gap["why"])
            yield pytest.param(tag, gap["sentence"], gap["reads"], marks=known, id=f"{tag}-{gap['sentence']}")


@pytest.mark.parametrize(("tag", "sentence", "reads"), list(_gaps()))
def test_a_known_gap(tag: str, sentence: str, reads: str) -> None:
    """Is a number read that the reader is known to miss?"""
    assert [claim.set_aside or "claim" for claim in _read(tag, sentence)] == [reads]


@pytest.mark.parametrize("tag", PACKS)
def test_every_language_has_twenty_five_sentences(tag: str) -> None:
    """Is each language tested as widely as the others?"""
    assert sum(map(len, _sentences(tag).values())) >= 25


@pytest.mark.parametrize("tag", PACKS)
def test_every_entry_is_well_formed(tag: str) -> None:
    """Are sides, reasons and flags of the list those its head describes?"""
    kinds = tomllib.loads((FOLDER / tag / "set_aside.toml").read_text(encoding="utf-8"))
    assert set(kinds) <= {
        "set_aside",
        "pointing",
        "vague_number",
        "lexical",
        "no_number",
        "street",
        "demonstrative",
        "body",
        "telephone",
        "no_time",
    }
    for row in kinds["set_aside"]:
        assert set(row) <= {"words", "reason", "side", "hyphen", "capital"}, row
        assert row["side"] in ("before", "after"), row
        assert row["reason"] in get_args(SetAside), row
        assert not (row.get("hyphen") and row["side"] == "before"), row


@pytest.mark.parametrize("tag", PACKS)
def test_lexical_phrases_hold_a_number(tag: str) -> None:
    """Does every phrase that is set aside whole hold a numeral, a multiple, a fraction or digits, so that nothing else is?"""
    pack = load(PACKS[tag])
    idle = []
    for entry in pack.entries:
        if entry.kind != "lexical":
            continue
        tokens = pack.tokens(re.sub("[~^*]", "", entry.phrase))
        kinds = {match.entry.kind for at in range(len(tokens)) for match in pack.matches(tokens, at)}
        if not kinds & {"numeral", "ordinal", "multiple", "fraction"} and not any(
            token.kind in ("number", "code") for token in tokens
        ):
            idle.append(entry.phrase)
    assert idle == []
