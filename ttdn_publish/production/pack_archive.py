"""The package for the archive: pages to keep, pages as they were printed, and everything that they were made from."""

from __future__ import annotations

from pathlib import Path

from ttdn_publish.checks.packages import PUBLIC, named
from ttdn_publish.delivery.sources import FOLDER, sources
from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.publication import called
from ttdn_publish.production.order import BROCHURES, BULLETIN
from ttdn_publish.production.pack_parcel import READ_FIRST, Parcel, language_name

#: The folders in the package besides the sources.
KEPT, PRINT = "pdf-a", "in"
_FOLDERS = {"archive": KEPT, "print": PRINT}


def pack_for_archive(parcel: Parcel, languages: tuple[str, ...], target: Path) -> str:
    """Write the package for the archive; its SHA-256.

    Sources cannot be parted: with a text that is not public there is no package, not even a draft. Raises what
    :class:`Parcel` raises.
    """
    ready = parcel.publication(parcel.folder, languages)
    publication = ready.publication
    languages = languages or publication.languages
    if any(finding.rule is PUBLIC for finding in parcel.findings):
        parcel.stop()
    parcel.stop_on_errors()
    results = parcel.build(ready, languages, ("screen", "print", "archive"))
    for path in results:
        folder = _FOLDERS.get(path.stem.rpartition("-")[2])
        if folder:
            parcel.files[f"{folder}/{path.name}"] = path
    family = f"{BROCHURES}/{publication.family}" if isinstance(publication, Brochure) else BULLETIN
    parcel.files |= sources(
        parcel.workspace, parcel.folder, family, named(publication), ready.content.registers, parcel.moment
    )
    title = called(publication)
    place = parcel.workspace.name(parcel.folder)
    parcel.files[READ_FIRST] = parcel.papers(publication.date).text(
        "archive.txt.j2",
        title=title,
        publisher=ready.publisher,
        date=publication.date,
        names=[language_name(code) for code in languages],
        sources=FOLDER,
        place=place,
    )
    sidecars = [path.with_suffix(".json") for path in results if path.name.endswith("-archive.pdf")]
    return parcel.write(target, publication.date, title, texts=sidecars, publisher=ready.publisher, source=place)
