"""PDF pages. The one door to WeasyPrint: laid out once in pieces, joined, painted."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ttdn_publish.errors import EnvironmentProblem, PublishError
from ttdn_publish.findings import N_
from ttdn_publish.formats.pdf.joining import join
from ttdn_publish.rendering.boxes import Fill, Spot, level_columns, measure, spots
from ttdn_publish.rendering.resources import SCHEME, Resources

NO_PANGO = N_(
    "Máy này chưa có thư viện dàn trang (Pango) nên không tạo được PDF; các phần khác vẫn chạy. Chạy “ttdn doctor” để biết cách cài."
)


#: How WeasyPrint stumbles over a page that its columns, footnotes or grids cannot handle.
_STUMBLES = (
    AssertionError,
    IndexError,
    KeyError,
    AttributeError,
    TypeError,
    ValueError,
    ArithmeticError,
    RecursionError,
)


class LayoutFailure(PublishError):
    """The layout engine could not lay out a piece; the cause is kept as ``__cause__``."""


def load(fontconfig: Path | None) -> Any:
    """WeasyPrint, seeing our fonts only. Raises :class:`EnvironmentProblem` where Pango is missing."""
    if fontconfig is not None:
        os.environ["FONTCONFIG_FILE"] = str(fontconfig)
    try:
        import weasyprint
    except OSError as error:
        raise EnvironmentProblem(NO_PANGO) from error
    return weasyprint


@dataclass
class Sheet:
    """Pages of one piece, laid out."""

    document: Any
    fill: Fill

    @property
    def pages(self) -> list[Any]:
        """WeasyPrint's pages."""
        return list(self.document.pages)

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.document.pages)

    @property
    def boxes(self) -> list[Any]:
        """The laid-out boxes of the pages."""
        return [page._page_box for page in self.pages]

    def first(self, count: int) -> Sheet:
        """The first ``count`` pages."""
        return Sheet(self.document.copy(self.document.pages[:count]), self.fill)

    def places(self, prefix: str) -> dict[str, int]:
        """On which page (from 0) the elements stand whose ids begin with ``prefix``, by what follows it; in reading order."""
        return {
            name.removeprefix(prefix): number
            for number, page in enumerate(self.pages)
            for name in page.anchors
            if name.startswith(prefix)
        }

    def spots(self) -> list[tuple[Spot, ...]]:
        """Where texts and marked sentences stand, page by page."""
        return [spots(box) for box in self.boxes]


@dataclass(frozen=True)
class Part:
    """Pages that are painted already and lie in a file: what they were made of is no longer in memory.

    ``foreign`` are names of destinations that the file has only so that links to other parts are kept.
    """

    path: Path
    count: int
    standing: tuple[tuple[Spot, ...], ...]
    foreign: frozenset[str]

    def spots(self) -> list[tuple[Spot, ...]]:
        """Where texts and marked sentences stand, page by page."""
        return list(self.standing)


@dataclass
class Typesetter:
    """Lays out pieces of one edition and paints them.

    ``css`` is the whole style sheet; ``warnings`` gathers what WeasyPrint complains of.
    """

    css: str
    resources: Resources
    fontconfig: Path | None = None
    warnings: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._weasyprint = load(self.fontconfig)
        from weasyprint.text.fonts import FontConfiguration

        self._fonts = FontConfiguration()
        self._fetcher = _fetcher(self.resources)
        self._cache: dict[str, Any] = {}
        with self._listening():
            self._style = self._css(self.css)

    def lay_out(self, html: str, first_page: int, planned: int) -> Sheet:
        """Lay out one piece that begins on ``first_page`` and should take ``planned`` pages.

        Raises :class:`LayoutFailure` when the layout engine itself stumbles over it.
        """
        side = "right" if first_page % 2 else "left"
        start = self._css(
            f"@page :first {{ counter-reset: page {first_page}; @top-left {{ content: none }} @top-right {{ content: none }} }}"
            f"html {{ break-before: {side} }}"
        )
        with self._listening(), remembered_lines():
            try:
                document = self._html(html).render(
                    stylesheets=[self._style, start], font_config=self._fonts, cache=self._cache, pdf_tags=True
                )
            except _STUMBLES as error:
                raise LayoutFailure(f"{type(error).__name__}: {error}") from error
        document.pages = [
            type(page)(page._page_box) if level_columns(page._page_box) else page for page in document.pages
        ]
        for page in document.pages:
            # What stands inside a link is given a link of its own, tagged as what it is; PDF/UA-1 (ISO 14289-1, 7.18.5)
            # wants links to be tagged as links.
            page.links = [link for link in page.links if link[3].element_tag == "a"]
        return Sheet(document, measure([page._page_box for page in document.pages], planned))

    def part(self, sheets: Sequence[Sheet], path: Path) -> Part:
        """Paint ``sheets`` to ``path`` now, to be joined by :meth:`paint` with what comes before and after them."""
        pages = [page for sheet in sheets for page in sheet.pages]
        own = {name for page in pages for name in page.anchors}
        foreign = frozenset({link[1] for page in pages for link in page.links if link[0] == "internal"} - own)
        pages[0].anchors |= dict.fromkeys(foreign, (0, 0, 0, 0))  # else the links to other parts were dropped
        self._write(sheets, path, identifier="0" * 32)
        for name in foreign:
            del pages[0].anchors[name]
        return Part(path, len(pages), tuple(spots for sheet in sheets for spots in sheet.spots()), foreign)

    def paint(self, sheets: Sequence[Sheet | Part], target: Path, *, identifier: str, overlay: bytes = b"") -> None:
        """Write the pages of ``sheets`` to ``target``: the master from which the versions are made (``formats.pdf.versions``).

        It has everything that any version needs: bleed, links, bookmarks and tags (PDF/UA-1), pictures for print. Where parts
        are painted already, the rest is painted too and all are joined.
        ``overlay`` is drawn last on every page (PDF operators, origin at the trimmed page's lower left corner).
        """
        whole = [sheet for sheet in sheets if isinstance(sheet, Sheet)]
        if len(whole) == len(sheets):
            self._write(whole, target, identifier=identifier, overlay=overlay)
            return
        parts: list[Part] = []
        waiting: list[Sheet] = []
        for one in (*sheets, None):
            if isinstance(one, Sheet):
                waiting.append(one)
                continue
            if waiting:
                parts.append(self.part(waiting, target.with_suffix(f".{len(parts)}.pdf")))
                waiting = []
            if one is not None:
                parts.append(one)
        join([(part.path, part.foreign) for part in parts], target, overlay)
        for made in (part for part in parts if part not in sheets):
            made.path.unlink()

    def _write(self, sheets: Sequence[Sheet], target: Path, *, identifier: str, overlay: bytes = b"") -> None:
        document = sheets[0].document.copy([page for sheet in sheets for page in sheet.pages])

        def finish(_: Any, pdf: Any) -> None:
            if overlay:
                _draw_over(pdf, overlay)

        with self._listening():
            document.write_pdf(target, finisher=finish, pdf_variant="pdf/ua-1", pdf_identifier=identifier.encode())

    def _css(self, text: str) -> Any:
        return self._weasyprint.CSS(
            string=text, font_config=self._fonts, url_fetcher=self._fetcher, base_url=f"{SCHEME}:"
        )

    def _html(self, text: str) -> Any:
        return self._weasyprint.HTML(string=text, url_fetcher=self._fetcher, base_url=f"{SCHEME}:")

    @contextlib.contextmanager
    def _listening(self) -> Iterator[None]:
        logger = logging.getLogger("weasyprint")
        ear = _Ear(self.warnings)
        propagate, logger.propagate = logger.propagate, False
        logger.addHandler(ear)
        try:
            yield
        finally:
            logger.removeHandler(ear)
            logger.propagate = propagate


@contextlib.contextmanager
def remembered_lines() -> Iterator[None]:
    """While it lasts, WeasyPrint splits the same words of the same style at the same width only once.

    Balancing columns and laying out pages again ask for the same lines many times over: two in five questions are
    repeats, and splitting lines is a sixth of a build. The answers are those that WeasyPrint gave before; a test compares the bytes of files
    made with and without. A release that has no such function is left as it is.
    """
    from weasyprint.layout import inline, preferred

    rooms = [room for room in (inline, preferred) if hasattr(room, "split_first_line")]
    if not rooms:
        yield
        return
    split = rooms[0].split_first_line
    known: dict[tuple[Any, ...], tuple[Any, Any]] = {}

    def remembered(text: str, style: Any, context: Any, *rest: Any, **more: Any) -> Any:
        key = (text, id(style), rest, tuple(more.items()))
        if key not in known:
            known[key] = (
                style,
                split(text, style, context, *rest, **more),
            )  # holds the style, so that its id stays its own
        return known[key][1]

    for room in rooms:
        room.split_first_line = remembered
    try:
        yield
    finally:
        for room in rooms:
            room.split_first_line = split


class _Ear(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def _fetcher(resources: Resources) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Serves what the house has put into the table, and fonts the house has cut; nothing else."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            resource = resources.get(url)
            return URLFetcherResponse(url, resource.read(), {"Content-Type": resource.media_type})

    return Fetcher(allowed_protocols=(SCHEME,))


def _draw_over(pdf: Any, operators: bytes) -> None:
    import pydyf

    before, after = pydyf.Stream([b"q"]), pydyf.Stream([b"Q", operators], compress=True)
    pdf.add_object(before)
    pdf.add_object(after)
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/Page":
            item["Contents"] = pydyf.Array([before.reference, item["Contents"], after.reference])
