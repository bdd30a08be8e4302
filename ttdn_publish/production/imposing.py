"""Imposing a PDF: its pages on press sheets with marks, and the folding dummy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.findings import N_, Finding, Place, Translate, in_order
from ttdn_publish.formats.files import atomic_path
from ttdn_publish.formats.pdf.opening import BadPdf
from ttdn_publish.formats.pdf.placing import drawn_file, place, source_pages
from ttdn_publish.prepress.imposition.dummy import dummy
from ttdn_publish.prepress.imposition.flat import Layout
from ttdn_publish.prepress.imposition.forms import forms
from ttdn_publish.prepress.imposition.planning import MOST_PAGES, Wishes, plan
from ttdn_publish.prepress.preflight.pages import DAMAGE
from ttdn_publish.rendering.typefaces import plain_face


@dataclass(frozen=True)
class Imposed:
    """What came of it: the layout (``None`` after an error), every finding, and the files written."""

    layout: Layout | None
    findings: tuple[Finding, ...]
    results: tuple[Path, ...]

    @property
    def forms(self) -> int:
        """How many forms (sides with plates of their own) the run needs."""
        flats = self.layout.flats if self.layout else ()
        return sum(1 if flat.one_form else len(flat.sides) for flat in flats)


def impose(
    file: Path,
    wishes: Wishes,
    *,
    out: Path | None = None,
    job: str = "",
    day: date | None = None,
    with_dummy: bool = False,
    language: str = "vi",
    translate: Translate = str,
) -> Imposed:
    """Impose ``file`` as ``wishes`` say, into ``out`` or a file beside it named for the scheme.

    ``job`` (the file's name when empty) and ``day`` stand on every sheet. With an error nothing is written. Raises
    :class:`EnvironmentProblem` when a file is not there, cannot be written or would be the source itself.
    """
    target = out or file.with_name(f"{file.stem}-{wishes.scheme.value}.pdf")
    folding = target.with_name(f"{target.stem}-dummy.pdf")
    if file.resolve() in {target.resolve(), folding.resolve()}:
        raise EnvironmentProblem(
            N_("Kết quả không được ghi đè tệp nguồn “{file}”; chọn tên khác cho --out.").format(file=file)
        )
    if not file.is_file():
        raise EnvironmentProblem(N_("Không có “{path}”.").format(path=file))
    try:
        count, pages = source_pages(file, MOST_PAGES)
    except BadPdf as error:
        finding = DAMAGE.at(Place(file.name), N_("“{file}”: {reason}."), file=file.name, reason=str(error))
        return Imposed(None, (finding,), ())
    layout, found = plan(file.name, count, pages, wishes)
    if layout is None:
        return Imposed(None, tuple(in_order(found)), ())
    font, job = plain_face(), job or file.stem
    sheets, more = forms(layout, job, day, font, translate, Place(file.name))
    found += more
    with atomic_path(target) as path:
        place(file, path, sheets)
    results = [target]
    if with_dummy:
        title = translate(N_("{job} – mẫu gấp").format(job=job))
        with atomic_path(folding) as path:
            drawn_file(path, dummy(layout, job, font, translate), title, language)
        results.append(folding)
    return Imposed(layout, tuple(in_order(found)), tuple(results))
