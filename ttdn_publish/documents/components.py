"""A document taken apart into the components of its form, every word of them ready to be set.

What stands here is the same for Word, PDF and web; how it is lettered is in :mod:`styles`. Components and their order: Nghị
định 30/2020/NĐ-CP, Điều 8 and Phụ lục I; the numbers of boxes in comments are those of its diagram.
"""

from __future__ import annotations

from dataclasses import dataclass

from ttdn_publish.regulations.documents import DocumentRules, Kind, Mark
from ttdn_publish.regulations.phrases import Phrases

STATE_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ADDRESSED, RECIPIENTS = "Kính gửi:", "Nơi nhận:"
DRAFT = "DỰ THẢO"


@dataclass(frozen=True)
class Span:
    """Words in one lettering."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    language: str = ""


Line = tuple[Span, ...]


def words(line: Line) -> str:
    """The words of a line alone."""
    return "".join(span.text for span in line)


@dataclass(frozen=True)
class Item:
    """A paragraph of the body in a style (its name in :mod:`styles`)."""

    style: str
    line: Line
    unit: str = ""


@dataclass(frozen=True)
class Rows:
    """A table of the body."""

    caption: Line
    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    notes: tuple[Line, ...] = ()


Flow = Item | Rows


@dataclass(frozen=True)
class Signature:
    """Box 7: the lines of authority and post, and the name under the place for the signature (empty while unknown)."""

    authority: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Head:
    """The top of a first page: boxes 1 to 4, 5b, 10b and 11. Empty words are not printed."""

    agency: tuple[str, ...]
    parent: tuple[str, ...] = ()
    number: str = ""
    place_date: str = ""
    abstract: Line = ()
    urgency: Mark | None = None
    circulation: str = ""
    state: bool = True


@dataclass(frozen=True)
class Foot:
    """The end of a document: boxes 7, 9b and 12. Without recipients the heading is not printed either."""

    signatures: tuple[Signature, ...]
    recipients: tuple[str, ...] = ()
    drafter: str = ""


@dataclass(frozen=True)
class AnnexPart:
    """An annex: its label (``Phụ lục II``), title, reference to the document, and body."""

    label: str
    title: Line
    reference: str
    flow: tuple[Flow, ...]
    landscape: bool = False


@dataclass(frozen=True)
class CopyPart:
    """The block under the last line of a copied document: *SAO Y*."""

    kind: str
    head: Head
    foot: Foot


@dataclass(frozen=True)
class Party:
    """A side of an agreement."""

    name: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Composition:
    """A document in its components. ``remark`` says of a translation that it is one; ``facts`` are the metadata of Phụ lục VI that
    are known."""

    rules: DocumentRules
    phrases: Phrases
    kind: Kind
    language: str
    title: str
    head: Head
    type_name: str
    abstract: Line
    attached: str
    remark: str
    decides: str
    bases: tuple[Line, ...]
    order: str
    addressees: tuple[Line, ...]
    before: tuple[Flow, ...]
    parties: tuple[Party, ...]
    body: tuple[Flow, ...]
    foot: Foot
    contact: tuple[str, ...]
    annexes: tuple[AnnexPart, ...]
    copy: CopyPart | None
    small: bool
    draft: bool
    facts: dict[str, str]
