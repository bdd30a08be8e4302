"""Charts that were drawn before: kept as files in the cache folder, named for everything that decides how they look.

An entry is the drawing followed by a comment with its SHA-256. One that does not agree with itself (cut off, altered, half
written by a machine that lost power) is drawn anew. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import unicodedata
from contextlib import suppress
from dataclasses import asdict
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ttdn_publish.errors import EnvironmentProblem
from ttdn_publish.formats.files import atomic_path
from ttdn_publish.language import locales
from ttdn_publish.rendering import charts
from ttdn_publish.rendering.charts.figures import ChartData, ChartStyle

_FOLDER = "charts"
_PACKAGES = ("fontpkg-be-vietnam-pro", "Babel")
#: What a style's way of writing figures is known by: sign, grouping (of four digits and of more), decimals.
_PROBES = tuple(map(Decimal, ("0", "1234", "-1234567.8901", "0.50")))


def remembered(data: ChartData, style: ChartStyle, folder: Path) -> str:
    """What :func:`charts.draw` draws, from ``folder`` (a cache) if it lies there, else drawn and put there.

    The answer is the same in both cases, byte for byte. A cache that cannot be written costs time and nothing else.
    """
    path = folder / _FOLDER / f"{_key(data, style)}.svg"
    known = _whole(path)
    if known is not None:
        return known
    drawn = charts.draw(data, style)
    # Not written through to the disk, which takes longer than drawing: a loss of power is found when the entry is read.
    with suppress(EnvironmentProblem), atomic_path(path) as temporary:
        temporary.write_bytes(_sealed(drawn.encode()))
    return drawn


def _sealed(drawing: bytes) -> bytes:
    return drawing + f"<!-- {hashlib.sha256(drawing).hexdigest()} -->\n".encode()


def _whole(path: Path) -> str | None:
    try:
        entry = path.read_bytes()
    except OSError:
        return None
    drawing = entry[: entry.rfind(b"<!-- ")]
    return drawing.decode() if entry == _sealed(drawing) else None


def _key(data: ChartData, style: ChartStyle) -> str:
    looks = {**vars(style), "format_number": [style.format_number(probe) for probe in _PROBES]}
    return hashlib.sha256(repr((_program(), asdict(data), sorted(looks.items()))).encode()).hexdigest()


@cache
def _program() -> str:
    """What draws: this package, how figures are written, and the packages behind: measured face, Babel, Unicode's tables."""
    total = hashlib.sha256("|".join((unicodedata.unidata_version, *map(version, _PACKAGES))).encode())
    for path in (*sorted(Path(__file__).parent.glob("*.py")), Path(locales.__file__)):
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
