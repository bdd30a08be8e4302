"""The form of administrative documents as dated data: which rule set holds on a day, and what it asks of every component.

Sizes of type are in pt, all other lengths in mm. Every entry names the article that it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from ttdn_publish.findings import Phrase
from ttdn_publish.formats import located

_RULE_SETS = ("thong-tu-01-2011.yaml", "nghi-dinh-30-2020.yaml")


@dataclass(frozen=True)
class Span:
    """What is allowed, from ``least`` to ``most``, and what this house uses."""

    least: float
    most: float
    use: float

    def __contains__(self, value: float) -> bool:
        return self.least - 0.01 <= value <= self.most + 0.01


@dataclass(frozen=True)
class Lettering:
    """How a component is lettered. ``size`` in pt."""

    size: Span
    bold: bool = False
    italic: bool = False
    caps: bool = False
    source: str = ""


@dataclass(frozen=True)
class PaperRules:
    """Paper and margins in mm; ``small`` are the types that may stand on A5."""

    width: float
    height: float
    top: Span
    bottom: Span
    left: Span
    right: Span
    small: tuple[str, ...]
    source: str


class NumberPlace(StrEnum):
    """Where the page number stands; never on the first page."""

    HEADER_CENTRE = "header-centre"
    FOOTER_RIGHT = "footer-right"


@dataclass(frozen=True)
class PageNumberRules:
    """The page number; ``annexes_apart`` counts every annex on its own."""

    place: NumberPlace
    size: Span
    annexes_apart: bool
    source: str


@dataclass(frozen=True)
class ParagraphRules:
    """Running text: the indents of a first line that are allowed (mm), the space after (pt), the spacing of lines."""

    first_line: tuple[float, ...]
    after_pt: float
    line: Span
    source: str


class Kind(StrEnum):
    """How a document is laid out: with the name of its type, as *công văn*, or as a letter without number."""

    NAMED = "named"
    LETTER = "letter"
    FREE = "free"


@dataclass(frozen=True)
class DetailRule:
    """A line of its own in a form: ``list`` puts every entry on a line below the label, ``sentence`` begins one with it."""

    key: str
    label: str
    list: bool = False
    sentence: bool = False
    required: bool = False


@dataclass(frozen=True)
class Form:
    """A form of Phụ lục III: what is written where.

    ``addressees`` is ``""`` (none), ``may`` or ``must``; ``order`` the words before Điều 1; ``decided`` prints the authority
    above the legal bases; ``first`` is the first entry of the recipients; ``signers`` sign side by side; ``approvals`` is how
    many people must sign a text of it.
    """

    id: str
    kind: Kind
    order: str = ""
    decided: bool = False
    abstract_begins: str = ""
    first: str = ""
    addressees: str = ""
    dateless: bool = False
    numberless: bool = False
    signers: int = 1
    parties: bool = False
    rebuttals: bool = False
    approvals: int = 1
    details: tuple[DetailRule, ...] = ()
    after: tuple[DetailRule, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class DocumentType:
    """A type of document: its name, the abbreviation in its symbol (as written: ``QyĐ``), its form. ``listed`` types are named by
    the regulation; the others are a house's own."""

    id: str
    name: str
    form: Form
    code: str = ""
    listed: bool = True


@dataclass(frozen=True)
class Mark:
    """A mark in a box: words, and the size of the box in mm where the regulation gives one."""

    id: str
    words: str
    width: float = 0
    height: float = 0
    code: str = ""


@dataclass(frozen=True)
class RuleLine:
    """A drawn line under words: its length as a share of theirs."""

    share: float
    source: str


@dataclass(frozen=True)
class DocumentRules:
    """All that a regulation asks of the form of a document, from ``from_`` to ``to`` (open when ``None``)."""

    id: str
    title: str
    short: str
    from_: date | None
    to: date | None
    source: str
    paper: PaperRules
    font: str
    font_required: bool
    page_number: PageNumberRules
    paragraphs: ParagraphRules
    lettering: Mapping[str, Lettering]
    lines: Mapping[str, RuleLine]
    types: Mapping[str, DocumentType]
    urgency: Mapping[str, Mark]
    circulation: Mapping[str, Mark]
    copies: Mapping[str, Mark]

    def code_of(self, name: str) -> str | None:
        """The abbreviation of the type called ``name`` (as in *Kế hoạch*), or ``None``."""
        return next((t.code for t in self.types.values() if t.name.lower() == name.lower()), None)


def document_rules(day: date) -> DocumentRules:
    """The rule set in force on ``day``; the earliest on record also serves the days before it."""
    sets = rule_sets()
    return next((r for r in sets if (r.from_ is None or r.from_ <= day) and (r.to is None or day <= r.to)), sets[0])


@cache
def rule_sets() -> tuple[DocumentRules, ...]:
    """All rule sets on record, earliest first."""
    forms = {row["id"]: _form(row) for row in _load("forms.yaml")}
    return tuple(_rule_set(_load(name), forms) for name in _RULE_SETS)


def _load(name: str) -> Any:
    return located.load(files(__package__).joinpath("documents", name).read_text("utf-8"))


def _rule_set(row: Mapping[str, Any], forms: Mapping[str, Form]) -> DocumentRules:
    page, number, paragraphs = row["page"], row["page_number"], row["paragraphs"]
    types = [
        DocumentType(t["id"], t["name"], forms[t["form"]], t.get("code", ""), t.get("listed", True))
        for t in row["types"]
    ]
    return DocumentRules(
        id=row["id"],
        title=Phrase(row["title"]),
        short=Phrase(row["short"]),
        from_=row.get("from"),
        to=row.get("to"),
        source=row["source"],
        paper=PaperRules(
            width=page["width"],
            height=page["height"],
            top=_span(page["top"]),
            bottom=_span(page["bottom"]),
            left=_span(page["left"]),
            right=_span(page["right"]),
            small=tuple(page["small"]),
            source=page["source"],
        ),
        font=row["font"]["name"],
        font_required=row["font"]["required"],
        page_number=PageNumberRules(
            NumberPlace(number["place"]), _span(number["size"]), number["annexes_apart"], number["source"]
        ),
        paragraphs=ParagraphRules(
            tuple(float(x) for x in paragraphs["first_line"]),
            float(paragraphs["after_pt"]["use"]),
            _span(paragraphs["line"]),
            paragraphs["source"],
        ),
        lettering={
            name: Lettering(**{**entry, "size": _span(entry["size"])}) for name, entry in row["lettering"].items()
        },
        lines={name: RuleLine(float(entry["share"]), entry["source"]) for name, entry in row["lines"].items()},
        types={t.id: t for t in types},
        urgency=_marks(row["urgency"]),
        circulation=_marks(row["circulation"]),
        copies=_marks(row["copies"]),
    )


def _form(row: Mapping[str, Any]) -> Form:
    lines = {name: tuple(DetailRule(**entry) for entry in row.get(name, ())) for name in ("details", "after")}
    return Form(**{**row, **lines, "kind": Kind(row["kind"])})


def _span(entry: Mapping[str, float]) -> Span:
    return Span(float(entry["least"]), float(entry["most"]), float(entry["use"]))


def _marks(rows: Sequence[Mapping[str, Any]]) -> dict[str, Mark]:
    return {row["id"]: Mark(**row) for row in rows}
