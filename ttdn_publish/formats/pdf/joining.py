"""Files that were painted one after the other become one, with their tags, bookmarks and links (ISO 32000-1, 14.7 and 12.3)."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf

from ttdn_publish.formats.pdf.opening import opened


def join(parts: Sequence[tuple[Path, frozenset[str]]], target: Path, overlay: bytes = b"") -> None:
    """Write the pages of ``parts`` to ``target``, in their order; title and metadata are those of the first.

    Each part is a tagged PDF with names of its destinations that lie in other parts: links lead to those. ``overlay`` is
    drawn last on every page (operators, origin at the trimmed page's lower left corner). Raises :class:`BadPdf`.
    """
    with contextlib.ExitStack() as stack:
        files = [stack.enter_context(opened(path)) for path, _ in parts]
        whole = files[0]
        names = dict(_names(whole, parts[0][1]))
        for file, (_, foreign) in zip(files[1:], parts[1:], strict=True):
            _shift(file, _next_key(whole))
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # that links and names are lost: they are seen to below
                whole.pages.extend(file.pages)
            _take_tags(whole, file)
            _take_bookmarks(whole, file)
            copied = {name: whole.copy_foreign(file.make_indirect(place)) for name, place in _names(file, foreign)}
            names = copied | names  # where two have a name, the first counts
        flat = [item for name in sorted(names) for item in (pikepdf.String(name), names[name])]
        whole.Root["/Names"] = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=pikepdf.Array(flat)))
        if overlay:
            for page in whole.pages:
                page.contents_add(b"q", prepend=True)
                page.contents_add(b"Q " + overlay)
        whole.save(target, deterministic_id=True)


def _names(file: Any, foreign: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """The named destinations that lie in ``file`` itself."""
    if "/Names" not in file.Root or "/Dests" not in file.Root.Names:
        return
    flat = file.Root.Names.Dests.Names
    for index in range(0, len(flat), 2):
        if str(flat[index]) not in foreign:
            yield str(flat[index]), flat[index + 1]


def _next_key(file: Any) -> int:
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    return 1 + max((int(numbers[index]) for index in range(0, len(numbers), 2)), default=-1)


def _shift(file: Any, by: int) -> None:
    """Raise the keys under which pages and annotations find their tags."""
    for page in file.pages:
        if "/StructParents" in page.obj:
            page.obj["/StructParents"] = int(page.obj["/StructParents"]) + by
        for annotation in page.obj.get("/Annots", ()):
            if "/StructParent" in annotation:
                annotation["/StructParent"] = int(annotation["/StructParent"]) + by
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    for index in range(0, len(numbers), 2):
        numbers[index] = int(numbers[index]) + by


def _take_tags(whole: Any, file: Any) -> None:
    document, more = whole.Root.StructTreeRoot.K[0], file.Root.StructTreeRoot.K[0]
    for kid in more.K:
        copied = whole.copy_foreign(kid)
        copied["/P"] = document
        document.K.append(copied)
    numbers, taken = whole.Root.StructTreeRoot.ParentTree.Nums, file.Root.StructTreeRoot.ParentTree.Nums
    for index in range(0, len(taken), 2):
        value = taken[index + 1]
        numbers.append(int(taken[index]))
        if isinstance(value, pikepdf.Array):
            numbers.append(pikepdf.Array([whole.copy_foreign(tag) for tag in value]))
        else:
            numbers.append(whole.copy_foreign(value))


def _take_bookmarks(whole: Any, file: Any) -> None:
    """What ``file`` begins with comes after what the last bookmark of ``whole`` holds: below it, as its chapters do."""
    if "/Outlines" not in file.Root or "/Outlines" not in whole.Root:
        return
    above = whole.Root.Outlines.Last
    taken = whole.copy_foreign(file.Root.Outlines)
    count = 0
    mark = taken.First
    while mark is not None:
        mark["/Parent"] = above
        count += 1 + int(mark.get("/Count", 0))
        mark = mark.get("/Next")
    if "/Last" in above:
        above.Last["/Next"], taken.First["/Prev"] = taken.First, above.Last
    else:
        above["/First"] = taken.First
    above["/Last"] = taken.Last
    above["/Count"] = int(above.get("/Count", 0)) + count
    whole.Root.Outlines["/Count"] = int(whole.Root.Outlines.Count) + count
