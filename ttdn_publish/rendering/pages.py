"""From an edition to pages in HTML: one piece for every entry of its page plan, and the whole of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ttdn_publish.language import typography
from ttdn_publish.model.body import Chart, Picture
from ttdn_publish.model.bulletin import PlanEntry, Trim
from ttdn_publish.model.edition import PagedEdition
from ttdn_publish.model.text import BY_PEOPLE, State
from ttdn_publish.model.walk import texts
from ttdn_publish.rendering import arranging
from ttdn_publish.rendering.design import Design
from ttdn_publish.rendering.measures import Measures, measures, snap
from ttdn_publish.rendering.page_view import PageView, PlacedImage
from ttdn_publish.rendering.pdf import Typesetter
from ttdn_publish.rendering.proof import PANEL_MM
from ttdn_publish.rendering.templates import Templates
from ttdn_publish.rendering.typefaces import FontSet
from ttdn_publish.translation.speaking import mostly_untranslated


@dataclass(frozen=True)
class Piece:
    """The HTML of one plan entry. ``scale`` multiplied its picture heights; ``relieved`` says optional boxes were left out.

    ``picture_area`` is what its pictures and charts take, in mm².
    """

    entry: PlanEntry
    body: str
    scale: float = 1.0
    relieved: bool = False
    picture_area: float = 0.0


class PageWriter:
    """Writes the pieces of one edition with one design. Each kind of publication has one of its own."""

    def __init__(
        self,
        edition: PagedEdition,
        design: Design,
        fonts: FontSet,
        folders: list[Path],
        pictures: Path,
        trim: Trim,
        *,
        proof: bool = False,
        beside: PageWriter | None = None,
    ) -> None:
        """``trim`` is the trimmed page; ``beside`` writes the other language of a bilingual edition: both share pictures and
        notes of what is printed."""
        self.design, self.fonts, self.trim, self.beside = design, fonts, trim, beside
        self.language, self.wording = edition.language, edition.wording
        self.measures: Measures = measures(trim, design.tokens["page"])
        self.view = PageView(edition, design, fonts, self.measures, pictures, proof=proof)
        if beside is not None:
            self.view.share(beside.view)
        self._edition = edition
        self._area = 0.0
        self.templates = Templates(folders, self._shared_names() | self.names(), self._filters())
        self.css = self._css()

    # ---- what each kind of publication says for itself ----

    def entries(self) -> tuple[PlanEntry, ...]:
        """The entries of the page plan."""
        raise NotImplementedError

    def piece(self, entry: PlanEntry, scale: float = 1.0, *, relieved: bool = False) -> Piece:
        """The HTML of one plan entry. Raises :class:`ContentError` for a template that does not run."""
        raise NotImplementedError

    def names(self) -> dict[str, Any]:
        """What its templates see besides what all templates see."""
        raise NotImplementedError

    def about(self) -> dict[str, str]:
        """What a document says of itself: ``title``, ``author``, ``description``, ``keywords``."""
        raise NotImplementedError

    def style(self) -> dict[str, Any]:
        """What its style sheet sees besides what all style sheets see."""
        raise NotImplementedError

    # ---- what they share ----

    def document(self, pieces: Iterable[Piece], *, css: bool = True) -> str:
        """A whole HTML document of ``pieces``; without ``css`` where the style sheet is given apart."""
        return self.templates.render(
            "document.html.j2",
            created=self._edition.day.isoformat(),
            css=self.css if css else "",
            body="\n".join(piece.body for piece in pieces),
            **self.about(),
        )

    def rendered(
        self, template: str, entry: PlanEntry, scale: float, *, relieved: bool = False, **values: Any
    ) -> Piece:
        """A piece made with ``template``; what its pictures take is measured while it is written."""
        self._area = 0.0
        body = self.templates.render(template, entry=entry, scale=scale * entry.picture_scale, **values)
        return Piece(entry, body, scale, relieved, self._area)

    def panels(self, lists: Sequence[list[dict[str, Any]]], fontconfig: Path | None, target: Path) -> list[int]:
        """Lay out the proof's lists, one a page, into ``target``; how many pages each of them took."""
        css = self.templates.render(
            "proof.css.j2",
            faces=Markup(self.fonts.css),
            panel=PANEL_MM,
            trim=self.trim,
            sans=Markup(self.fonts.stacks[self.language]["sans"]),
        )
        typesetter = Typesetter(css, self.view.resources, fontconfig)
        sheets = [
            typesetter.lay_out(self.templates.render("proof.html.j2", rows=rows, page=number), 1, 1)
            for number, rows in enumerate(lists, 1)
        ]
        typesetter.paint(sheets, target, identifier="0" * 32)
        return [len(sheet.pages) for sheet in sheets]

    def _shared_names(self) -> dict[str, Any]:
        view = self.view
        return {
            "edition": self._edition,
            "w": view.phrases,
            "language_names": self.design.tokens["languages"],
            "measure": self.measures,
            "theme": self.design.theme,
            "place": self._place,
            "dark_above": view.dark_above,
            "organisation": view.organisation,
            "person_name": view.person_name,
            "contact": view.contact,
            "draw_chart": self._draw_chart,
            "qr": view.qr,
            "mostly_untranslated": mostly_untranslated,
            "sign": typography.signs(self.language),
            "machine_assisted": self._edition.machine_line and _machine_assisted(self._edition),
        }

    def _filters(self) -> dict[str, Any]:
        view = self.view
        return {
            "html": view.html,
            "heading": view.heading,
            "words": view.words,
            "plain": view.plain,
            "cell": view.cell,
            "figure": view.figure,
            "day": view.day_name,
            "short_day": view.short_day,
            "fill": view.fill,
            "snap": snap,
            "kind": lambda block: type(block).__name__,
            "columns": arranging.columns,
            "essay_rows": arranging.essay_rows,
            "highlights": arranging.highlights,
        }

    def _place(self, picture: Picture, width: float, height: float) -> PlacedImage:
        placed = self.view.place(picture, width, height)
        self._area += width * placed.height
        return placed

    def _draw_chart(self, chart: Chart, width: float, scale: float = 1.0) -> dict[str, Any]:
        drawn = self.view.draw_chart(chart, width, scale)
        self._area += width * float(drawn["height"])
        return drawn

    def _css(self) -> str:
        return self.templates.render(
            "style.css.j2",
            tokens=self.design.tokens,
            trim=self.trim,
            faces=Markup(self.fonts.css),
            second=self._second_stacks(),
            **self.style(),
            **{role: Markup(stack) for role, stack in self.fonts.stacks[self.language].items()},
        )

    def _second_stacks(self) -> Mapping[str, Markup]:
        if self.beside is None:
            return {}
        return {role: Markup(stack) for role, stack in self.fonts.stacks[self.beside.language].items()}


def css_string(text: str) -> Markup:
    """``text`` for a string in a style sheet, between double quotation marks."""
    return Markup(text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " "))


def _machine_assisted(edition: PagedEdition) -> bool:
    """Whether a machine has had a hand in sentences that nobody has approved yet."""
    return any(
        sentence.status.state in (State.DRAFT, State.OUTDATED) and sentence.status.origin not in BY_PEOPLE
        for text in texts(edition.publication)
        for sentence in text.sentences
    )
