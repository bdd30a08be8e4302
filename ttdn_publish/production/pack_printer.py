"""The package for the print shop: print files and press sheets, preflight, the order sheet, full-size pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ttdn_publish.checks.packages import READY, check_order
from ttdn_publish.delivery.manifest import as_json, digest
from ttdn_publish.delivery.order_sheet import ImposedFile, OrderSheet, PrintFile, order_sheet
from ttdn_publish.findings import N_, Place, Severity
from ttdn_publish.model.body import Picture
from ttdn_publish.model.brochure import Brochure, BrochureFamily, Row
from ttdn_publish.model.bulletin import Issue
from ttdn_publish.model.walk import records
from ttdn_publish.prepress.conditions import condition
from ttdn_publish.prepress.imposition.order import SchemeName
from ttdn_publish.prepress.imposition.planning import Wishes
from ttdn_publish.prepress.preflight.examining import Examined, examine
from ttdn_publish.prepress.preflight.expectations import Purpose, expectation
from ttdn_publish.prepress.preflight.report import report
from ttdn_publish.production.imposing import impose
from ttdn_publish.production.order import BROCHURES
from ttdn_publish.production.pack_parcel import READ_FIRST, Parcel, Ready, language_name
from ttdn_publish.production.preflighting import as_dicts
from ttdn_publish.rendering.brochure_design import brochure_design

#: The folders in the package.
PRINT, IMPOSED, PREFLIGHT, PICTURES = "in", "binh", "kiem-tra", "anh"
SHEET, SHEET_DATA = "phieu-dat-in.pdf", "phieu-dat-in.json"
#: The sheet that is taken when ``print_spec`` names none.
USUAL_SHEET = "SRA3"
IMPOSING = N_("Bình trang")
EXAMINING = N_("Kiểm tra tệp in")

_SCHEMES = {
    BrochureFamily.PROJECTS: SchemeName.SADDLE_STITCH,
    BrochureFamily.ENTERPRISES: SchemeName.SADDLE_STITCH,
    BrochureFamily.TOURISM: SchemeName.TRI_FOLD,
    BrochureFamily.SPECIALITIES: SchemeName.STEP_AND_REPEAT,
}


@dataclass(frozen=True)
class Form:
    """What a publication is as a thing: trim and folds and panels of its outside in mm, how its pages are imposed."""

    width: float
    height: float
    scheme: SchemeName
    folds: tuple[tuple[float, ...], ...] = ()
    panels: tuple[float, ...] = ()


def pack_for_printer(parcel: Parcel, languages: tuple[str, ...], target: Path) -> str:
    """Write the package for the print shop; its SHA-256. Raises what :class:`Parcel` raises."""
    ready = parcel.publication(parcel.folder, languages)
    languages = languages or ready.publication.languages
    form = form_of(parcel, ready)
    parcel.findings.extend(check_order(ready.publication, form.scheme))
    parcel.stop_on_errors()
    results = parcel.build(ready, languages, ("screen", "print"))
    parcel.stop_on_errors()
    printed = [path for path in results if path.name.endswith("-print.pdf")]
    examined = _preflight(parcel, ready, form, printed)
    parcel.stop_on_errors()
    files = tuple(_file(parcel, ready, form, path, one) for path, one in zip(printed, examined, strict=True))
    _pictures(parcel, ready)
    spec = _sheet(parcel, ready, form, languages, files)
    sidecars = [path.with_suffix(".json") for path in printed]
    return parcel.write(target, ready.publication.date, spec.title, texts=sidecars, order=SHEET_DATA)


def form_of(parcel: Parcel, ready: Ready) -> Form:
    """What the publication in ``ready`` is as a thing. Raises :class:`ContentError` for a choice that its family has not."""
    publication = ready.publication
    written = publication.print_spec.scheme
    chosen = SchemeName(written) if written in set(SchemeName) else None  # a wrong one is told by check_order
    if isinstance(publication, Issue):
        trim = publication.format
        return Form(trim.width, trim.height, chosen or SchemeName.SADDLE_STITCH)
    folders = parcel.workspace.template_folders(f"{BROCHURES}/{publication.family}", BROCHURES)
    tokens = brochure_design(folders, publication).tokens
    folds = tuple(tuple(float(fold) for fold in side) for side in tokens.get("folds", ()))
    panels = tuple(float(panel) for panel in next(iter(tokens.get("panels", ())), ()))
    size = tokens["size"]
    return Form(float(size["width"]), float(size["height"]), chosen or _SCHEMES[publication.family], folds, panels)


def _preflight(parcel: Parcel, ready: Ready, form: Form, printed: list[Path]) -> list[Examined]:
    wanted = expectation(
        Purpose.PRINT,
        trim=(form.width, form.height),
        multiple=4 if form.scheme is SchemeName.SADDLE_STITCH else 1,
        total_ink=condition(ready.content.settings.printing.condition).ink_limit,
    )
    examined = []
    for number, path in enumerate(printed):
        parcel.progress(EXAMINING, number, len(printed))
        examined.append(examine(path, wanted, path.name))
    # Warnings are for the print shop to weigh: they stand in the report and are counted on the order sheet.
    every = (found.finding for one in examined for found in one.found)
    parcel.findings.extend(finding for finding in every if finding.severity is Severity.ERROR)
    if examined:
        parcel.files[f"{PREFLIGHT}/kiem-tra.html"] = report(examined, "vi", str).encode()
        parcel.files[f"{PREFLIGHT}/kiem-tra.json"] = as_json({"files": as_dicts(examined, str)})
    return examined


def _file(parcel: Parcel, ready: Ready, form: Form, path: Path, examined: Examined) -> PrintFile:
    parcel.files[f"{PRINT}/{path.name}"] = path
    return PrintFile(
        file=f"{PRINT}/{path.name}",
        title=ready.title_of(path),
        language=ready.language_of(path),
        pages=examined.pages,
        sha256=digest(path),
        errors=examined.count(Severity.ERROR),
        warnings=examined.count(Severity.WARNING),
        imposed=_imposed(parcel, ready.publication, form, path),
    )


def _imposed(parcel: Parcel, publication: Issue | Brochure, form: Form, path: Path) -> ImposedFile | None:
    spec = publication.print_spec
    target = parcel.scratch / f"{path.stem}-{form.scheme.value}.pdf"
    parcel.progress(IMPOSING, 0, 1)
    wishes = Wishes(
        form.scheme,
        spec.sheet or USUAL_SHEET,
        thickness=max(spec.thickness or 0.0, 0.0),
        panels=form.panels if form.scheme is SchemeName.TRI_FOLD else (),
    )
    done = impose(path, wishes, out=target, job=path.stem, day=publication.date, with_dummy=True)
    parcel.findings.extend(done.findings)
    if done.layout is None:
        message = N_("Không bình trang được “{file}”.")
        parcel.findings.add(READY.at(Place(path.name), message, file=path.name))
        return None
    names = [f"{IMPOSED}/{one.name}" for one in done.results]
    parcel.files |= dict(zip(names, done.results, strict=True))
    sheet = done.layout.sheet
    return ImposedFile(
        file=names[0],
        dummy=names[-1],
        scheme=form.scheme.value,
        sheet=sheet.name,
        width=sheet.width,
        height=sheet.height,
        sheets=len(done.layout.flats),
        forms=done.forms,
        blanks=done.layout.blanks,
    )


def _pictures(parcel: Parcel, ready: Ready) -> None:
    """The pictures that stand on the pages, as they lie in the folder; none of parts that stay in the house."""
    folder = parcel.folder / "pictures"
    for edition in ready.editions.values():
        rows = (row.picture for row in records(edition.publication, Row))
        for file in {*(picture.file for picture in records(edition.publication, Picture)), *rows}:
            path = folder / file
            if file and path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                parcel.files[f"{PICTURES}/{path.relative_to(folder).as_posix()}"] = path


def _sheet(
    parcel: Parcel, ready: Ready, form: Form, languages: tuple[str, ...], files: tuple[PrintFile, ...]
) -> OrderSheet:
    publication = ready.publication
    made = order_sheet(
        publication,
        publisher=ready.publisher,
        size=(form.width, form.height),
        folds=form.folds,
        scheme=form.scheme.value,
        condition=condition(ready.content.settings.printing.condition),
        languages=languages,
        files=files,
        draft=parcel.draft,
    )
    papers, names = parcel.papers(publication.date), {code: language_name(code) for code in languages}
    target = parcel.scratch / SHEET
    papers.sheet("order.html.j2", target, ready.editions, order=made, names=names)
    parcel.files[SHEET] = target
    parcel.files[SHEET_DATA] = as_json(made.as_dict())
    parcel.files[READ_FIRST] = papers.text("printer.txt.j2", order=made, names=names)
    return made
