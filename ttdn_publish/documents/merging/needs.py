"""What a template needs against what the data has: columns that are missing, with the nearest name, and columns unused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from ttdn_publish.documents.merging import rules
from ttdn_publish.documents.merging.variables import Variable
from ttdn_publish.findings import N_, Finding, Phrase, Place
from ttdn_publish.language.names import slug

_NUMBER = re.compile(r"\.\d+(?=\.|$)")


def as_path(column: str) -> str:
    """The path of a column: ``khach.1.ten`` is ``khach[].ten``."""
    return _NUMBER.sub("[]", column)


def covers(path: str, other: str) -> bool:
    """Whether the value at ``path`` holds, or is, the one at ``other``."""
    return other == path or other.startswith((f"{path}.", f"{path}[]"))


def compared(
    variables: Sequence[Variable], columns: Sequence[str], name: str, built_in: Sequence[str]
) -> Iterator[Finding]:
    """Findings on variables without a column and columns without a use."""
    paths = {as_path(column): column for column in columns}
    place = Place(name)
    for variable in variables:
        if variable.path in built_in or variable.may_lack or any(covers(variable.path, path) for path in paths):
            continue
        tag = variable.tags[0] if variable.tags else None
        if tag is not None and tag.where is not None:
            message = N_("{where}: biến “{name}” không có cột nào trong danh sách.")
            where: Phrase | str = tag.where.words
        else:
            message, where = N_("Biến “{name}” không có cột nào trong danh sách."), ""
        yield rules.NO_COLUMN.at(place, message, name=variable.path, where=where, hint=_nearest(variable.path, paths))
    for path, column in paths.items():
        if not any(covers(path, one.path) or covers(one.path, path) for one in variables):
            yield rules.UNUSED.at(place, N_("Cột “{name}” không dùng trong mẫu."), name=column)


def _nearest(path: str, paths: dict[str, str]) -> Phrase | str:
    """The column that is written most like ``path``, marks, capitals and signs aside."""
    plain = {slug(other): column for other, column in paths.items()}
    near = get_close_matches(slug(path), list(plain), n=1, cutoff=0.7)
    return N_(" (có phải “{near}”?)").format(near=plain[near[0]]) if near else ""
