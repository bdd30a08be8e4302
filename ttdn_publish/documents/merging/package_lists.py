"""The lists of a package, content types and relationships, with lines taken out and put in."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable

from ttdn_publish.documents.merging.tokens import Kind, Token, attribute, escape, tokenise

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def targets(relations: str, source: str) -> dict[str, str]:
    """The part that each relationship of ``source`` leads to, by id; those that lead out are left out."""
    inside = (token for token in tokenise(relations) if _is(token, "Relationship") and not _leads_out(token))
    return {attribute(token, "Id") or "": _part(token, source) for token in inside}


def relations_with(relations: str, source: str, gone: Collection[str], more: Iterable[tuple[str, str, str]]) -> bytes:
    """``relations`` of ``source`` without lines to the parts ``gone``, and with ``more``: id, kind, part."""
    folder = posixpath.dirname(source)
    made = (
        f'Relationship Id="{escape(key)}" Type="{_RELATED}/{kind}" Target="{escape(posixpath.relpath(part, folder or "."))}"'
        for key, kind, part in more
    )
    return _edited(
        relations,
        lambda token: _is(token, "Relationship") and not _leads_out(token) and _part(token, source) in gone,
        made,
    )


def types_with(types: str, gone: Collection[str], more: Iterable[tuple[str, str]]) -> bytes:
    """The content types without the parts ``gone``, and with ``more``: part, type."""
    made = (f'Override PartName="/{escape(part)}" ContentType="{escape(kind)}"' for part, kind in more)
    names = {f"/{part}" for part in gone}
    return _edited(types, lambda token: _is(token, "Override") and attribute(token, "PartName") in names, made)


def _edited(markup: str, is_gone: Callable[[Token], bool], more: Iterable[str]) -> bytes:
    row = tokenise(markup)
    prefix = row[0].name.rpartition(":")[0]
    prefix = f"{prefix}:" if prefix else ""
    kept = [token.text for token in row[:-1] if not is_gone(token)]
    kept += [f"<{prefix}{line}/>" for line in more]
    return (DECLARATION + "".join(kept) + row[-1].text).encode("utf-8")


def _is(token: Token, name: str) -> bool:
    return token.kind is Kind.EMPTY and token.name.rpartition(":")[2] == name


def _leads_out(token: Token) -> bool:
    return attribute(token, "TargetMode") == "External"


def _part(token: Token, source: str) -> str:
    target = attribute(token, "Target") or ""
    return posixpath.normpath(posixpath.join("/" + posixpath.dirname(source), target)).lstrip("/")
