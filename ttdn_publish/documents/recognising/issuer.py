"""Which agency a typed document comes from: what its head, its symbol, its signature and its words tell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ttdn_publish.documents.recognising.words import same
from ttdn_publish.findings import N_, Phrase
from ttdn_publish.model.agency import Agency
from ttdn_publish.model.registers import Registers

_MOST_LINES = 12
_REPORTED = r"\bbáo cáo(?:\s+\S+){{0,4}}?\s+(?:về\s+|lên\s+)?(?:{names})\b"


@dataclass(frozen=True)
class Evidence:
    """What there is to go by: lines of the head that may name the agency, the symbol, the lines above the signer's post, the body."""

    named: Sequence[str]
    symbol: str
    authority: Sequence[str]
    body: Sequence[str]


@dataclass(frozen=True)
class FoundIssuer:
    """An agency, and why it is the one. ``in_head`` are the places, among the lines that may name it, of those that do;
    ``past``: as it was called on other days."""

    agency: Agency
    why: Phrase
    in_head: range = range(0)
    past: bool = False


def find_issuer(evidence: Evidence, registers: Registers, day: dt.date) -> FoundIssuer | None:
    """The issuer as of ``day``; the strongest evidence counts, and none that fits two agencies."""
    valid = [agency for agency in registers.agencies if agency.holds_on(day)]
    for agencies in (valid, registers.agencies):
        for span in _spans(len(evidence.named)):
            named = " ".join(evidence.named[at] for at in span)
            found = [a for a in agencies if any(same(named, one) for one in _headed(a, registers, day))]
            if len(found) == 1:
                why = N_("phần tên cơ quan ở đầu văn bản")
                return FoundIssuer(found[0], why, span, past=agencies is not valid)
    code = evidence.symbol.rpartition("-")[2] or evidence.symbol
    first = evidence.symbol.partition("-")[0]
    signed = [a for a in valid if evidence.symbol and a.code in (code, first)]
    if len(signed) == 1:
        return FoundIssuer(signed[0], N_("ký hiệu “{symbol}”").format(symbol=evidence.symbol))
    for line in evidence.authority:
        behalf = [a for a in valid if a.collective and same(line.partition(".")[2], a.collective)]
        if line.startswith("TM") and len(behalf) == 1:
            return FoundIssuer(behalf[0], N_("thẩm quyền ký “{line}”").format(line=line))
    return _speaking(evidence.body, valid, registers, day)


def _spans(count: int) -> Iterator[range]:
    """All runs of ``count`` lines, the longest first; a head has few lines, and no name of an agency many."""
    count = min(count, _MOST_LINES)
    return (range(first, first + size) for size in range(count, 0, -1) for first in range(count - size + 1))


def _headed(agency: Agency, registers: Registers, day: dt.date) -> Iterator[str]:
    """How a head may name an agency: with the body above it or without, or by its whole name."""
    yield " ".join(agency.header)
    yield " ".join((*agency.parent, *agency.header))
    body = registers.organisations.get(agency.organisation)
    if body is not None and (name := body.name_on(day)):
        yield name


def _speaking(lines: Sequence[str], valid: Sequence[Agency], registers: Registers, day: dt.date) -> FoundIssuer | None:
    """The agency that a text speaks for: it is reported to, and the text is about its area."""
    text = "\n".join(lines)
    for agency in valid:
        body = registers.organisations.get(agency.organisation)
        if agency.parent or body is None:
            continue
        names = {name for short in (True, False) if (name := body.name_on(day, short=short))}
        names |= {re.sub("(?i)^ủy ban nhân dân", "UBND", name) for name in names}
        choice = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        reported = re.search(_REPORTED.format(names=choice), text, re.IGNORECASE)
        area = re.search(rf"trên địa bàn {re.escape(agency.header[-1])}\b", text, re.IGNORECASE)
        if reported and area:
            why = N_("nội dung nói “{area}” và “{reported}”")
            return FoundIssuer(agency, why.format(area=area[0], reported=" ".join(reported[0].split())))
        if reported or area:
            found = reported or area
            assert found is not None
            return FoundIssuer(agency, N_("nội dung nói “{words}”").format(words=" ".join(found[0].split())))
    return None
