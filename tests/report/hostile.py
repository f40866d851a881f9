"""An article that tries everything to run, load or rearrange something, and the report that holds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from report_builder import Builder, period

from factcheck.model.article import Unread
from factcheck.model.finding import Finding, Message, Place, Step
from factcheck.model.period import year
from factcheck.model.report import Coverage, Report

#: Set by any script that runs; nothing of ours ever sets it.
MARK = "window.__ran__=true"

PAYLOADS = (
    f"<script>{MARK}</script>",
    f"</script><script>{MARK}</script>",
    f"<img src=x onerror={MARK!r}>",
    f"<svg onload={MARK!r}><animate onbegin={MARK!r}></svg>",
    f'<a href="javascript:{MARK}">click</a>',
    f'<iframe srcdoc="<script>parent.{MARK}</script>"></iframe>',
    "<style>*{display:none !important}</style><link rel=stylesheet href=https://example.org/x.css>",
    "<meta http-equiv=refresh content='0;url=https://example.org'><base href=https://example.org/>",
    f'"><script>{MARK}</script>',
    f"' onmouseover='{MARK}' autofocus onfocus='{MARK}",
    f"{{{{ 7*7 }}}}{{% raw %}}${{{MARK}}}",
    f"]]><!--<script>{MARK}</script>-->",
    "\u202eesrever\u202c \u2066isolated\u2069 \u200b\ufeff",
    "\u2028\u2029 line separators",
    "Z" + "\u0301" * 10_000,
    "\x00\x07\x1b[31mred\x1b[0m",
    "<form action=https://example.org><input name=q></form>",
)
LONG_WORD = "\u04d9" * 1_000_000


def hostile(*, long_word: bool = True) -> Report:
    """Every payload in every text that comes from outside: text, quote, name, source, url, item, reason, waiver."""
    b = Builder()
    attack = " ".join(PAYLOADS)
    body = f"{PAYLOADS[0]} headline\n{attack} gave 12 million tenge and {attack} gave 13 million tenge, too.\n"
    if long_word:
        body += LONG_WORD + "\n"
    name = f"a/{PAYLOADS[1]}&'\"#:,%.txt"
    b.article(name, body, "en", published=date(2025, 1, 2), source=PAYLOADS[2], url=f"javascript:{MARK}", story=PAYLOADS[3])
    b.article("b.txt", f"x\n{PAYLOADS[8]} 14 million tenge{PAYLOADS[9]}\n", "kk", story=PAYLOADS[3])
    more = {"decimals": -6, "indicator": PAYLOADS[0], "item": PAYLOADS[5], "ref_area": PAYLOADS[2], "attribution": PAYLOADS[1]}
    first = b.claim(name, "12 million tenge", "12000000", "KZT", **more, **period(year(2024)))
    second = b.claim(name, "13 million tenge", "13000000", PAYLOADS[0], **more, **period(year(2024)))
    third = b.claim("b.txt", f"14 million tenge{PAYLOADS[9]}", "14000000", "KZT", **more, **period(year(2024)))
    odd = replace(third, claim_id=f"{PAYLOADS[8]} id", start=None, end=None, quote=attack, sentence=attack)
    claims = (first, second, third, odd)
    message = Message(PAYLOADS[0], {"x": attack}, attack, {"en": attack, "ru": PAYLOADS[1], "kk": PAYLOADS[2], "uz": PAYLOADS[8]})
    step = Step(PAYLOADS[1], Decimal("12000000"), first.interval(), (first.claim_id,), {"ru": PAYLOADS[0]})
    other = Step(PAYLOADS[8], Decimal("13000000"), second.interval(), (second.claim_id,))
    findings = (
        Finding(
            "aaaa0000", "same-fact", "error", (Place.of(first), Place.of(second)), message,
            repeats=(Place.of(third), Place.of(odd)), arithmetic=(step, other),
        ),
        Finding(
            "bbbb0000", PAYLOADS[8], "warning", (Place.of(odd),), message,
            waived={"reason": attack, "owner": PAYLOADS[2], "kind": PAYLOADS[1], "expires": PAYLOADS[9]},
        ),
    )  # fmt: skip
    coverage = (
        *(Coverage(c.claim_id, "finding", (first.claim_id, odd.claim_id)) for c in claims[:3]),
        Coverage(odd.claim_id, "not_compared", (), PAYLOADS[1]),
    )
    return Report(
        version="1.0",
        options={PAYLOADS[0]: attack},
        articles=tuple(b.articles.values()),
        claims=claims,
        findings=findings,
        coverage=coverage,
        unread=(Unread(PAYLOADS[1], attack),),
        notes=(dict.fromkeys(("en", "ru", "kk", "uz"), attack),),
    )
