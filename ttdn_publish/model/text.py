"""A text: its words, its state, and the one decision about where it may go."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from typing import Protocol

from ttdn_publish.findings import Place
from ttdn_publish.model.classification import Classification

VIETNAM_TIME = timezone(timedelta(hours=7), "ICT")
_NO_BREAK, _NARROW = "\u00a0", "\u202f"
_SPACES = re.compile(f"([{_NO_BREAK}{_NARROW}])")


@dataclass(frozen=True, slots=True)
class Plain:
    """Words without a mark."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Italic."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address on the web (``https``, ``http``, ``mailto``) or to an article (``#slug``)."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """The mark of the footnote ``key``; the note itself is a text of its own."""

    key: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that is looked up when an edition is assembled.

    ``kind`` is ``indicator``, ``organisation`` or ``person``; ``form`` is ``full``, ``number`` or ``short``.
    """

    kind: str
    key: str
    form: str = "full"


@dataclass(frozen=True, slots=True)
class SampleMark:
    """Says that what stands before it is a sample, not a fact; printed as *(mẫu)*."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced new line."""


@dataclass(frozen=True, slots=True)
class NoBreakSpace:
    """A space at which no line ends (U+00A0); ``narrow`` is the narrow one (U+202F). Words hold neither sign themselves."""

    narrow: bool = False

    @property
    def sign(self) -> str:
        """The character that is printed."""
        return _NARROW if self.narrow else _NO_BREAK


@dataclass(frozen=True, slots=True)
class Blank:
    """A place in a fixed phrase that the program fills: ``{number}`` in *Số {number}/{year}*."""

    name: str


class State(StrEnum):
    """What has been done with a text in one language, from worst to best for a reader who must trust it."""

    MISSING = "missing"
    OUTDATED = "outdated"
    DRAFT = "draft"
    REVIEWED = "reviewed"
    SOURCE = "source"
    APPROVED = "approved"


#: Origins of sentences that no machine has touched.
BY_PEOPLE = frozenset({"", "person", "sample"})

#: From the worst to the best: the state of several sentences is the worst of them.
STATES = tuple(State)


def worst(states: Iterable[State]) -> State:
    """The state of several sentences together; nothing at all counts as approved."""
    return min(states, key=STATES.index, default=State.APPROVED)


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of one sentence in one language.

    ``origin`` is where its words came from (``person``, ``memory``, ``sample``, an engine's name), ``by`` who last answered
    for it, ``changed`` whether it had been signed off and was changed since.
    """

    state: State
    origin: str = ""
    by: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an edition: a segment of a unit with its status. ``language`` is that of its words."""

    children: tuple[Inline, ...]
    segment: str
    status: Status
    language: str


Inline = (
    Plain
    | Emphasis
    | Strong
    | Link
    | FootnoteMark
    | Reference
    | SampleMark
    | LineBreak
    | NoBreakSpace
    | Blank
    | Sentence
)


@dataclass(frozen=True)
class Text:
    """One translatable run of words: a paragraph, a headline, a caption.

    In an edition ``unit`` is the id of its unit, and its words stand in :class:`Sentence`.
    """

    inlines: tuple[Inline, ...] = ()
    at: Place = Place()
    unit: str = ""

    def __bool__(self) -> bool:
        return bool(self.inlines)

    @property
    def plain(self) -> str:
        """The words alone, references written as ``{key}``."""
        return plain(self.inlines)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of an edition's text; none in a text as it was read."""
        return tuple(item for item in self.inlines if isinstance(item, Sentence))

    @property
    def state(self) -> State:
        """The worst state of its sentences; ``source`` for a text as it was read."""
        return worst(s.status.state for s in self.sentences) if self.unit else State.SOURCE


def inlines_of(text: str) -> tuple[Inline, ...]:
    """Words as they are typed: the no-break spaces among them are codes. :func:`plain` gives them back."""
    parts = (part for part in _SPACES.split(text) if part)
    return tuple(NoBreakSpace(part == _NARROW) if _SPACES.fullmatch(part) else Plain(part) for part in parts)


def plain(inlines: tuple[Inline, ...]) -> str:
    """The words of ``inlines`` without marks."""
    parts: list[str] = []
    for item in inlines:
        match item:
            case Plain(text=text):
                parts.append(text)
            case (
                Emphasis(children=children)
                | Strong(children=children)
                | Link(children=children)
                | Sentence(children=children)
            ):
                parts.append(plain(children))
            case Reference(key=key):
                parts.append("{" + key + "}")
            case Blank(name=name):
                parts.append("{" + name + "}")
            case SampleMark():
                parts.append(" (mẫu)")
            case LineBreak():
                parts.append("\n")
            case NoBreakSpace(sign=sign):
                parts.append(sign)
            case FootnoteMark():
                pass
    return "".join(parts)


class Destination(StrEnum):
    """Where a text is about to go."""

    PUBLIC = "public"
    INTERNAL = "internal"
    ENGINE = "engine"


class Verdict(StrEnum):
    """The answer of :func:`release`. ``draft`` goes out, but marked as a draft; ``stop`` ends the run."""

    RELEASE = "release"
    DRAFT = "draft"
    WITHHOLD = "withhold"
    STOP = "stop"


class Reason(StrEnum):
    """Why a text was not simply released."""

    NONE = ""
    SECRET = "secret"
    RESTRICTED = "restricted"
    EMBARGO = "embargo"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict and its reason."""

    verdict: Verdict
    reason: Reason = Reason.NONE

    @property
    def goes(self) -> bool:
        """Whether the text may go at all, as a draft or as it is."""
        return self.verdict in (Verdict.RELEASE, Verdict.DRAFT)


class Releasable(Protocol):
    """Anything with a class, an embargo and a state."""

    @property
    def classification(self) -> Classification: ...  # noqa: D102
    @property
    def embargo(self) -> datetime | None: ...  # noqa: D102
    @property
    def state(self) -> State: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Standing:
    """The three facts that decide where a text may go."""

    classification: Classification
    embargo: datetime | None = None
    state: State = State.SOURCE


def release(text: Releasable, destination: Destination, moment: datetime) -> Decision:
    """Decide whether ``text`` may go to ``destination`` at ``moment``. Nothing else in the house decides this.

    A state secret stops the run wherever it was going. Only open text leaves the house, in print or to an engine,
    and not before its embargo has passed. A text that nobody has signed, Vietnamese or translated, goes out as a draft. A
    time without zone is Vietnamese time.
    """
    if text.classification.secret:
        return Decision(Verdict.STOP, Reason.SECRET)
    if destination is not Destination.INTERNAL and text.classification is not Classification.CONG_KHAI:
        return Decision(Verdict.WITHHOLD, Reason.RESTRICTED)
    if destination is not Destination.INTERNAL and text.embargo is not None and aware(moment) < aware(text.embargo):
        return Decision(Verdict.WITHHOLD, Reason.EMBARGO)
    if destination is not Destination.ENGINE and text.state is not State.APPROVED:
        return Decision(Verdict.DRAFT, Reason.STATE)
    return Decision(Verdict.RELEASE)


def aware(moment: datetime) -> datetime:
    """``moment`` with a time zone; Vietnamese time where none is written."""
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM_TIME)
