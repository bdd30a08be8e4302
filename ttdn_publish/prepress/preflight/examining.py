"""One file through all rules: the file as a whole, then page by page, so that memory does not grow with pages."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_, Phrase, Severity
from ttdn_publish.formats.page_pictures import PagePictures, page_pictures
from ttdn_publish.formats.pdf.inspection import Inspection, inspected
from ttdn_publish.formats.pdf.opening import BadPdf, LockedPdf
from ttdn_publish.prepress.preflight import (
    bleed_cover,
    boxes,
    colours,
    conformance,
    constructions,
    fonts,
    ink,
    intents,
    lettering,
    lines,
    overprint,
    pages,
    pictures,
)
from ttdn_publish.prepress.preflight.expectations import Expectation, Purpose
from ttdn_publish.prepress.preflight.gathering import Found, Gathering
from ttdn_publish.prepress.preflight.view import PageView


@dataclass(frozen=True)
class Sheet:
    """A page for its picture: ``box`` is what is drawn (page space), ``frame`` the same in mm (x, y, width, height) from the
    upper left of the trimmed page, ``trim`` the size of that in mm."""

    number: int
    box: tuple[float, float, float, float]
    frame: tuple[float, float, float, float]
    trim: tuple[float, float]


@dataclass(frozen=True)
class Examined:
    """What came out for one file. ``sheets`` are the pages that have findings of their own."""

    path: Path
    name: str
    pages: int
    declared: str
    purpose: Purpose
    found: tuple[Found, ...]
    sheets: tuple[Sheet, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings are of ``severity``."""
        return sum(one.finding.severity is severity for one in self.found)


_CHECKS = (boxes, pages, colours, ink, lines, lettering, pictures, fonts, constructions)
Progress = Callable[[int, int], None]


def examine(path: Path, wanted: Expectation, name: str = "", progress: Progress | None = None) -> Examined:
    """Run all rules that hold for the purpose over ``path``; ``name`` is what findings call it.

    A file that cannot be opened is a finding too. ``progress`` is told pages done and all. Raises nothing but bugs.
    """
    name = name or path.name
    gathering = Gathering(name, wanted)
    try:
        with inspected(path) as inspection, contextlib.ExitStack() as stack:
            drawn = stack.enter_context(_drawing(path)) if gathering.holds(bleed_cover.COVER) else None
            sheets = _pages(inspection, drawn, gathering, progress)
            _document(inspection, path, gathering)
            document = inspection.document
            found = _sorted(gathering)
            return Examined(path, name, document.pages, document.declared, wanted.purpose, found, tuple(sheets))
    except LockedPdf:
        gathering.in_file(constructions.LOCKED, N_("tệp có mật khẩu mở, không đọc được"))
    except BadPdf as error:
        what = error.args[0] if error.args and isinstance(error.args[0], Phrase) else N_("tệp PDF hỏng")
        gathering.in_file(pages.DAMAGE, what)
    return Examined(path, name, 0, "", wanted.purpose, _sorted(gathering))


@contextlib.contextmanager
def _drawing(path: Path) -> Iterator[PagePictures | None]:
    """Page pictures where they can be had; what needs none is examined all the same."""
    with contextlib.ExitStack() as stack:
        try:
            pictures_ = stack.enter_context(page_pictures(path))
        except (BadPdf, EnvironmentProblem):
            pictures_ = None
        yield pictures_


def _document(inspection: Inspection, path: Path, gathering: Gathering) -> None:
    document = inspection.document
    pages.check_document(document, gathering)
    constructions.check_document(document, gathering)
    if gathering.wanted.purpose is Purpose.PRINT:
        intents.check(document, gathering)
    else:
        conformance.check(document, path, gathering)


def _pages(
    inspection: Inspection, drawn: PagePictures | None, gathering: Gathering, progress: Progress | None
) -> list[Sheet]:
    sheets = []
    first: tuple[float, float] | None = None
    for facts in inspection.pages():
        view = PageView(facts, inspection.content(facts))
        first = first or view.size()
        before = len(gathering.found)
        boxes.check_sizes(view, first, gathering)
        overprint.check(view, inspection.document, gathering)
        for rules in _CHECKS:
            rules.check(view, gathering)
        if drawn is not None:
            bleed_cover.check(view, drawn, gathering)
        gathering.close(view)
        if len(gathering.found) > before:
            box = _drawn_box(view)
            sheets.append(Sheet(facts.number, box, view.place(box), view.size()))
        if progress is not None:
            progress(facts.number, inspection.document.pages)
    return sheets


def _drawn_box(view: PageView) -> tuple[float, float, float, float]:
    """What the report shows of a page: the bleed, and of pages without one the whole."""
    page = view.facts
    return page.bleed or page.media or page.cut


def _sorted(gathering: Gathering) -> tuple[Found, ...]:
    order = list(Severity)
    return tuple(
        sorted(gathering.found, key=lambda one: (one.page or 0, order.index(one.finding.severity), one.finding.rule.id))
    )
