"""PDF pages. The one door to WeasyPrint: laid out once in pieces, joined, painted for screen and for print."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ttdn_publish.errors import EnvironmentProblem, PublishError
from ttdn_publish.findings import N_
from ttdn_publish.rendering.boxes import Fill, level_columns, measure
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
        with self._listening():
            try:
                document = self._html(html).render(
                    stylesheets=[self._style, start], font_config=self._fonts, cache=self._cache, pdf_tags=True
                )
            except _STUMBLES as error:
                raise LayoutFailure(f"{type(error).__name__}: {error}") from error
        document.pages = [
            type(page)(page._page_box) if level_columns(page._page_box) else page for page in document.pages
        ]
        return Sheet(document, measure([page._page_box for page in document.pages], planned))

    def paint(
        self,
        sheets: Sequence[Sheet],
        target: Path,
        *,
        screen: bool,
        identifier: str,
        swaps: Mapping[bytes, bytes] | None = None,
        overlay: bytes = b"",
    ) -> None:
        """Write the pages of ``sheets`` to ``target``.

        For the screen: trimmed, with links, bookmarks and tags (PDF/UA-1). For print: with bleed, and Trim-, Bleed- and
        MediaBox. ``swaps`` maps the SHA-256 of a placed picture to the bytes to embed instead (the screen's smaller ones);
        ``overlay`` is drawn last on every page (PDF operators, origin at the trimmed page's lower left corner).
        """
        pages = [page for sheet in sheets for page in sheet.pages]
        document = sheets[0].document.copy(pages)
        options: dict[str, Any] = {"pdf_identifier": identifier.encode()}
        if screen:
            options["pdf_variant"] = "pdf/ua-1"

        def finish(_: Any, pdf: Any) -> None:
            if swaps:
                _swap_pictures(pdf, swaps)
            if overlay:
                _draw_over(pdf, overlay)

        with self._listening(), _dressed(pages, screen=screen):
            document.write_pdf(target, finisher=finish, **options)

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


@contextlib.contextmanager
def _dressed(pages: Sequence[Any], *, screen: bool) -> Iterator[None]:
    """Pages as they should be painted; put back as they were afterwards, so that they can be painted again."""
    kept = [(page.bleed, page.links, page.anchors, page.bookmarks) for page in pages]
    for page in pages:
        if screen:
            page.bleed = dict.fromkeys(page.bleed, 0)
        else:
            page.links, page.anchors, page.bookmarks = [], {}, []
    try:
        yield
    finally:
        for page, (bleed, links, anchors, bookmarks) in zip(pages, kept, strict=True):
            page.bleed, page.links, page.anchors, page.bookmarks = bleed, links, anchors, bookmarks


def _swap_pictures(pdf: Any, swaps: Mapping[bytes, bytes]) -> None:
    from ttdn_publish.formats.images import jpeg_size

    for item in pdf.objects:
        extra = getattr(item, "extra", None)
        if not extra or extra.get("Subtype") != "/Image" or extra.get("Filter") != "/DCTDecode":
            continue
        data = b"".join(getattr(part, "data", part) for part in item.stream)
        smaller = swaps.get(hashlib.sha256(data).digest())
        if smaller is not None:
            item.stream = [smaller]
            extra["Width"], extra["Height"] = jpeg_size(smaller)


def _draw_over(pdf: Any, operators: bytes) -> None:
    import pydyf

    before, after = pydyf.Stream([b"q"]), pydyf.Stream([b"Q", operators], compress=True)
    pdf.add_object(before)
    pdf.add_object(after)
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/Page":
            item["Contents"] = pydyf.Array([before.reference, item["Contents"], after.reference])
