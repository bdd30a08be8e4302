"""The index of a directory: enterprises in the order of the alphabet by their own names, in columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ttdn_publish.language.names import sort_key, without_marks
from ttdn_publish.model.brochure import Enterprise

#: Forms of enterprises stand before their own names (Luật Doanh nghiệp 2014, Điều 38, not compared with the wording of the
#: law), and nobody looks for a firm under *Công ty*.
_FORM = re.compile(
    r"(?P<form>Công ty(?: TNHH| trách nhiệm hữu hạn)?(?: MTV| một thành viên)?(?: cổ phần| hợp danh)?|Doanh nghiệp tư nhân"
    r"|Liên hiệp hợp tác xã|Hợp tác xã|Tổ hợp tác|Hộ kinh doanh|Cơ sở|DNTN|HTX|CTCP) (?P<name>.+)",
    re.IGNORECASE,
)
#: Two columns whose halves would be longer than this part of a full one stay as they were filled: lines differ in height.
_ALMOST_FULL = 0.9


class IndexLine(NamedTuple):
    """A line of the index: an enterprise by its own name, its form, and the page that it stands on, as far as known.

    ``opens`` says that it is the first under its letter.
    """

    row: Enterprise
    name: str
    form: str
    page: int | None
    opens: bool = False

    @property
    def letter(self) -> str:
        """The letter that it is under: Đ is one of its own, figures are together."""
        first = self.name[:1].upper()
        return "0–9" if first.isdigit() else first if first == "Đ" else without_marks(first)


def index_lines(rows: Iterable[object], pages: Mapping[str, int]) -> list[IndexLine]:
    """The enterprises among ``rows`` in the order of the alphabet; ``pages`` says on which page each key stands."""
    lines = []
    for row in rows:
        if isinstance(row, Enterprise):
            name, form = own_name(row.name.plain)
            lines.append(IndexLine(row, name, form, pages.get(row.key)))
    lines.sort(key=lambda line: sort_key(f"{line.name} {line.form}"))
    before = ["", *(line.letter for line in lines)]
    return [line._replace(opens=line.letter != letter) for letter, line in zip(before, lines, strict=False)]


def own_name(name: str) -> tuple[str, str]:
    """The own name of an enterprise and its form: ``Mẫu 01``, ``Công ty TNHH``. A name without a form stays whole."""
    found = _FORM.fullmatch(" ".join(name.split()))
    return (found["name"], found["form"]) if found else (name, "")


def spread(columns: list[list[IndexLine]]) -> list[list[list[IndexLine]]]:
    """Full columns two by two; what is left for the last page is shared by its columns, the first never the shorter."""
    pages = [columns[at : at + 2] for at in range(0, len(columns), 2)]
    if pages:
        rest = [line for column in pages[-1] for line in column]
        half = (len(rest) + 1) // 2
        if len(pages[-1]) < 2 or half < _ALMOST_FULL * len(pages[-1][0]):
            pages[-1] = [rest[:half], rest[half:]]
    return pages
