"""The papers that go with a package: A4 sheets and plain texts, in Vietnamese, from templates that staff can change."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ttdn_publish.rendering.pdf import Typesetter
from ttdn_publish.rendering.resources import Resources
from ttdn_publish.rendering.templates import Templates
from ttdn_publish.rendering.typefaces import prepare
from ttdn_publish.rendering.watermark import bold_face, watermark

#: The template family of the papers.
FAMILY = "delivery"
#: Written across the sheets of a draft package.
DRAFT = "BẢN NHÁP"
_WIDTH_MM, _HEIGHT_MM = 210.0, 297.0
_BOM = "\ufeff"  # without it, Notepad of older Windows takes Vietnamese for something else
_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Papers:
    """Writes the papers of one package. ``folders`` are where templates are looked for, the first wins; ``cache`` is where fonts
    lie ready; ``day`` is the date that the sheets bear."""

    folders: tuple[Path, ...]
    cache: Path
    day: dt.date
    draft: bool

    def text(self, template: str, **values: Any) -> bytes:
        """A text as Windows, too, shows it. Raises :class:`ContentError` for a template that does not run."""
        written = self._templates().render(template, draft=self.draft, **values)
        lines = _BLANK_LINES.sub("\n\n", written).strip() + "\n"
        return (_BOM + lines.replace("\n", "\r\n")).encode()

    def sheet(self, template: str, target: Path, languages: Iterable[str] = (), **values: Any) -> None:
        """A sheet of A4 pages as PDF/UA at ``target``; ``languages`` are those of which words stand on it, besides Vietnamese.

        Raises :class:`ContentError` for a template that does not run, :class:`EnvironmentProblem` without Pango.
        """
        templates = self._templates()
        body = templates.render(template, created=self.day.isoformat(), draft=self.draft, **values)
        fonts = prepare(self.cache, languages=dict.fromkeys(("vi", *languages)), text=body)
        css = templates.render("sheet.css.j2", faces=Markup(fonts.css), sans=Markup(fonts.stacks["vi"]["sans"]))
        typesetter = Typesetter(css, Resources(), fonts.fontconfig)
        overlay = watermark(DRAFT, bold_face(DRAFT, fonts), _WIDTH_MM, _HEIGHT_MM) if self.draft else b""
        identifier = hashlib.sha256(body.encode()).hexdigest()[:32]
        typesetter.paint([typesetter.lay_out(body, 1, 1)], target, identifier=identifier, overlay=overlay)

    def _templates(self) -> Templates:
        return Templates(list(self.folders), {}, {"day": day, "count": count, "mm": decimal})


def day(value: dt.date) -> str:
    """A date as Vietnamese forms write it."""
    return f"{value:%d/%m/%Y}"


def count(value: int) -> str:
    """A whole number in groups of three: ``1.000``."""
    return f"{value:,}".replace(",", ".")


def decimal(value: float) -> str:
    """A measure with at most two decimals: ``0,12``."""
    return f"{round(value, 2):g}".replace(".", ",")
