"""Draws the sketch maps and the two flags (plain SVG, no raster): python content/illustrations/maps.py [FOLDER]

Local sketches only: a province, a coast, a river stretch; each says that it is not to scale.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from map_coast import coast_sheet
from map_parks import parks_sheet
from map_province import province_sheet
from map_route import route_sheet
from map_small import flag_italy, flag_vietnam, sample_sheet

HERE = Path(__file__).resolve().parent
ISSUE, SAMPLE = "bulletins/2018-01/pictures", "bulletins/mau/pictures"
SHEETS: dict[str, tuple[Callable[[], str], str]] = {
    "so-do-tinh": (province_sheet, ISSUE),
    "so-do-khu-cong-nghiep": (parks_sheet, ISSUE),
    "so-do-tuyen": (route_sheet, ISSUE),
    "so-do-bo-bien": (coast_sheet, ISSUE),
    "co-viet-nam": (flag_vietnam, ISSUE),
    "co-italia": (flag_italy, ISSUE),
    "mau-so-do": (sample_sheet, SAMPLE),
}


def main(arguments: list[str]) -> int:
    """Write the sheets into their folders, or all into one."""
    for name, (draw, folder) in SHEETS.items():
        target = Path(arguments[0]) if arguments else HERE.parent / folder
        target.mkdir(parents=True, exist_ok=True)
        path = target / f"{name}.svg"
        path.write_text(draw(), "utf-8")
        sys.stdout.write(f"{path.name}\t{path.stat().st_size // 1024 + 1} KB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
