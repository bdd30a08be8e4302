"""The print file of a publication: what the typesetter painted, in the inks of a printing condition, with marks around it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ttdn_publish.errors import PublishError
from ttdn_publish.formats.colour_management import JPEG_QUALITY, Recipes, Separation
from ttdn_publish.formats.files import write_atomic
from ttdn_publish.formats.fonts import give_back_memory
from ttdn_publish.formats.pdf.colour.images import fingerprint
from ttdn_publish.formats.pdf.versions import Intent, Press, jpegs_of, make_print, trims
from ttdn_publish.prepress.conditions import Condition
from ttdn_publish.prepress.marks import SLUG_MM, Sheet, marks, operators, slug_line

BLEED_MM = 3.0
#: Part of the name of converted pictures; another number makes them all anew.
_RECIPE = 1


@dataclass(frozen=True)
class PrintJob:
    """What a print file is made for.

    ``name`` and ``date`` are printed below each page with its number, in ``font`` (a font file); ``cache`` keeps converted
    pictures. ``folds`` has the folds of each page in mm from its left edge, none for pages beyond. ``black_only`` are colours
    of the design (``#1d2629``) that are printed with black alone wherever they stand; ``recipes`` give inks for others.
    """

    condition: Condition
    name: str
    date: str
    font: Path
    cache: Path
    folds: Sequence[Sequence[float]] = ()
    colour_bar: bool = False
    black_only: Sequence[str] = ()
    recipes: Recipes = field(default_factory=dict)


def print_file(master: Path, target: Path, job: PrintJob, executor: Executor | None = None) -> None:
    """Make the print file ``target`` (PDF/X-4) of ``master``; pictures that are not in inks yet (:func:`convert_picture`) are turned in ``executor``.

    The pages of ``master`` reach 3 mm beyond their trim. Raises :class:`BadPdf`, :class:`BadProfile`, :class:`Unconvertible`.
    """
    condition = job.condition
    give_back_memory()  # laying out has just ended, and pictures take much
    in_inks = _pictures(master, condition, job.cache, executor)
    separation = Separation(condition.icc(), condition.ink_limit, _recipes(job))
    sizes = trims(master)
    drawn = [_drawn(job, number, len(sizes), *size) for number, size in enumerate(sizes, start=1)]
    intent = Intent(condition.name, condition.info, condition.registry, condition.icc())
    make_print(master, target, Press(intent, separation, in_inks, drawn, BLEED_MM, SLUG_MM))


def _recipes(job: PrintJob) -> Recipes:
    plain = _plain(job.condition)
    made: dict[tuple[int, int, int], tuple[float, float, float, float]] = {}
    for colour in job.black_only:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        black = plain.solid((red / 255, green / 255, blue / 255))
        made[red, green, blue] = (0.0, 0.0, 0.0, black * 100)
    return {**made, **job.recipes}


def _drawn(job: PrintJob, number: int, pages: int, width: float, height: float) -> bytes:
    sheet = Sheet(width, height, BLEED_MM)
    folds = job.folds[number - 1] if number <= len(job.folds) else ()
    words = f"{job.name} · {number}/{pages} · {job.date} · {job.condition.name}"
    return operators(marks(sheet, folds, bar=job.colour_bar)) + b" " + slug_line(words, job.font, sheet)


def convert_picture(path: Path, condition: Condition, folder: Path) -> None:
    """Turn a JPEG that a print file will need into inks beforehand; what cannot be turned is left for :func:`print_file`."""
    data = path.read_bytes()
    target = _place(folder, fingerprint(data), condition)
    if not target.exists():
        with suppress(PublishError):
            _convert((data, target, condition))


def _pictures(
    master: Path, condition: Condition, folder: Path, executor: Executor | None
) -> Mapping[bytes, Callable[[], bytes]]:
    """Every JPEG of ``master`` in inks, made once for all builds; by the SHA-256 of the JPEG."""
    wanted = jpegs_of(master)
    paths = {key: _place(folder, key, condition) for key in wanted}
    missing = [(wanted[key], path, condition) for key, path in paths.items() if not path.exists()]
    # Eight bytes a pixel while they are decoded: without an executor one after the other.
    list((executor.map if executor is not None else map)(_convert, missing))
    return {key: path.read_bytes for key, path in paths.items()}


def _convert(work: tuple[bytes, Path, Condition]) -> None:
    """One picture; also in another process."""
    data, path, condition = work
    write_atomic(path, _plain(condition).jpeg(data))


def _place(folder: Path, key: bytes, condition: Condition) -> Path:
    kind = f"{_RECIPE}|{JPEG_QUALITY}|".encode() + hashlib.sha256(condition.icc()).digest()
    return folder / f"{hashlib.sha256(key + kind).hexdigest()[:32]}.jpg"


@cache
def _plain(condition: Condition) -> Separation:
    """The inks of a condition, without the recipes of a design."""
    return Separation(condition.icc(), condition.ink_limit)
