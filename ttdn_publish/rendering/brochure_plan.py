"""The pages of a brochure: what its family prescribes, filled with its rows and texts.

A family's ``family.yaml`` has its formats and a list of ``pages``. The kinds of page that know how many they are come from the
table or from the list; those of a directory are known when it has been laid out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ttdn_publish.model.brochure import Brochure
from ttdn_publish.model.bulletin import PlanEntry

#: Kinds of page whose number is known only when they have been laid out.
FLOWING = ("directory", "index")
_NOTHING: Mapping[str, int] = {}


def plan(
    brochure: Brochure, pages: Sequence[Mapping[str, Any]], flowing: Mapping[str, int] = _NOTHING
) -> list[PlanEntry]:
    """The page plan of ``brochure``. ``flowing`` tells how many pages each kind of :data:`FLOWING` took; they count as one
    until they are known.

    Blank pages for notes (``fill: 4``) bring the whole to a multiple; a leaflet begins at page 1 for every row.
    """
    counts = [_count(page, brochure, flowing) for page in pages]
    entries: list[PlanEntry] = []
    first = 1
    for index, (page, count) in enumerate(zip(pages, counts, strict=True)):
        kind = str(page["kind"])
        if fill := page.get("fill"):
            count = -(sum(counts[:index]) + sum(counts[index + 1 :])) % int(fill)
        if kind == "leaflet":
            entries += _leaflets(brochure, count)
            continue
        if kind == "rows":
            entries += _rows(brochure, int(page.get("each", 1)), first)
        elif count:
            entries.append(_entry(kind, first, count, _slugs(page), brochure))
        first += count
    return entries


def _count(page: Mapping[str, Any], brochure: Brochure, flowing: Mapping[str, int]) -> int:
    kind = page["kind"]
    if "fill" in page:
        return 0
    if kind == "rows":
        return -(-len(brochure.entries) // int(page.get("each", 1)))
    return flowing.get(str(kind), int(page.get("count", 1)))


def _rows(brochure: Brochure, each: int, first: int) -> Iterator[PlanEntry]:
    keys = [row.key for row in brochure.entries]
    for number, start in enumerate(range(0, len(keys), each)):
        yield _entry("rows", first + number, 1, tuple(keys[start : start + each]), brochure)


def _leaflets(brochure: Brochure, count: int) -> Iterator[PlanEntry]:
    for row in brochure.entries:
        yield _entry("leaflet", 1, count, (row.key,), brochure)


def _slugs(page: Mapping[str, Any]) -> tuple[str, ...]:
    written = page.get("texts", ())
    return tuple(str(slug) for slug in written)


def _entry(kind: str, first: int, count: int, names: tuple[str, ...], brochure: Brochure) -> PlanEntry:
    pages = f"{first}-{first + count - 1}" if count > 1 else str(first)
    places = {row.key: row.at for row in brochure.entries} | {slug: text.at for slug, text in brochure.texts.items()}
    at = next((places[name] for name in names if name in places), brochure.at)
    return PlanEntry(at=at, pages=pages, kind=kind, articles=names)
