"""Pictures for a page: how large they are placed, at what resolution, and the files made for print and screen."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ttdn_publish.formats import images, vector
from ttdn_publish.formats.files import write_atomic
from ttdn_publish.formats.images import BadPicture, PictureInfo
from ttdn_publish.formats.vector import BadDrawing

PRINT_PPI = 300
SCREEN_PPI = 150
PRINT_QUALITY = 88
SCREEN_QUALITY = 78
#: Pictures are prepared a little larger than placed, so that fitting a page needs no new files.
_ROOM = 1.2
_MM_PER_INCH = 25.4
#: A JPEG with at most this many times the pixels that print needs goes in as it is.
_GENEROUS = 2.6


@dataclass(frozen=True)
class Request:
    """A raster picture to be prepared for a box of ``width`` × ``height`` mm that it covers."""

    path: Path
    width: float
    height: float

    @property
    def pixels(self) -> tuple[int, int]:
        """Pixels for print, rounded up to steps so that near sizes share a file."""
        return tuple(math.ceil(side * _ROOM / _MM_PER_INCH * PRINT_PPI / 64) * 64 for side in (self.width, self.height))  # type: ignore[return-value]

    @cached_property
    def name(self) -> str:
        """The name of the prepared file, from the picture's content and the size asked for."""
        with self.path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256")
        digest.update(f"{self.pixels}|{PRINT_QUALITY}|{SCREEN_QUALITY}".encode())
        return digest.hexdigest()[:24] + ".jpg"


def effective_ppi(info: PictureInfo, width_mm: float, height_mm: float) -> float:
    """The resolution in print of a picture that covers a box of this size."""
    return min(info.width / (width_mm / _MM_PER_INCH), info.height / (height_mm / _MM_PER_INCH))


class Preparation:
    """Makes the print and screen files that are not in ``cache`` yet, side by side in ``executor``, while pages are laid out.

    ``then`` is done in the same place with each print file that was made."""

    def __init__(
        self,
        requests: Iterable[Request],
        cache: Path,
        executor: Executor,
        then: Callable[[Path], object] | None = None,
    ) -> None:
        missing = [request for request in dict.fromkeys(requests) if not _ready(cache, request.name)]
        self._making = {r: executor.submit(_prepare_one, (r.path, *r.pixels, r.name, cache), then) for r in missing}

    def wait_for(self, requests: Iterable[Request]) -> dict[Path, str]:
        """Wait until the files of ``requests`` are there.

        The answer tells which cannot be used after all, and why: a damaged picture shows only when it is decoded.
        """
        reasons = {request.path: self._making[request].result() for request in requests if request in self._making}
        return {path: reason for path, reason in reasons.items() if reason}


def prepared(cache: Path, name: str, *, screen: bool) -> Path:
    """Where a prepared file lies."""
    return cache / "pictures" / ("screen" if screen else "print") / name


def _ready(cache: Path, name: str) -> bool:
    return prepared(cache, name, screen=True).exists() and prepared(cache, name, screen=False).exists()


def _prepare_one(job: tuple[Path, int, int, str, Path], then: Callable[[Path], object] | None) -> str:
    """Make both files of one picture; the answer is why that cannot be done, or nothing."""
    try:
        _make_files(*job)
    except BadPicture as error:
        *_, name, cache = job
        prepared(cache, name, screen=False).unlink(missing_ok=True)  # a copy of what turned out to be damaged
        return str(error)
    if then is not None:
        then(prepared(job[-1], job[-2], screen=False))
    return ""


def _make_files(path: Path, width: int, height: int, name: str, cache: Path) -> None:
    ratio = SCREEN_PPI / PRINT_PPI
    info = images.probe(path)
    # Coding a JPEG again costs quality and time: one that is not much larger than needed is embedded as it is.
    enough = info.width * info.height <= _GENEROUS * width * height
    untouched = info.format == "JPEG" and enough and not images.has_traces(path)
    data = path.read_bytes() if untouched else images.jpeg(path, width, height, PRINT_QUALITY)
    large = prepared(cache, name, screen=False)
    write_atomic(large, data)
    # Made from the print file: as a rule it is just twice as large, so that only a quarter of it need be decoded.
    small = images.jpeg(large, round(width * ratio), round(height * ratio), SCREEN_QUALITY, quick=True)
    write_atomic(prepared(cache, name, screen=True), small)


@dataclass(frozen=True)
class Examined:
    """A picture file that can be placed: raster with its size in pixels, or a drawing with its proportions."""

    path: Path
    raster: PictureInfo | None
    aspect: float


def examine(path: Path) -> Examined:
    """Look at a picture file. Raises :class:`BadPicture` or :class:`BadDrawing` when it cannot be placed."""
    if path.suffix.lower() == ".svg":
        width, height = vector.check_svg(path)
        return Examined(path, None, width / height)
    info = images.probe(path)
    return Examined(path, info, info.width / info.height)


__all__ = [
    "BadDrawing",
    "BadPicture",
    "Examined",
    "Preparation",
    "Request",
    "effective_ppi",
    "examine",
    "prepared",
]
