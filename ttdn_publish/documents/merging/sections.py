"""Sections of a template made fit to stand behind each other in one document: each letter with its own running lines.

In Word a section without a header of its own takes that of the section before, which belongs to somebody else. So the
first section of a letter names a header and footer of every kind, begins on a new page and counts its pages from one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ttdn_publish.documents.merging.tags import Form, Tag
from ttdn_publish.documents.merging.tokens import Kind, Token, attribute, empty, end, partners, start

#: The order of CT_SectPr.
_ORDER = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
_PLACES = {f"w:{name}": place for place, name in enumerate(_ORDER.split(" "))}
_RUNNING = ("w:headerReference", "w:footerReference")
#: Kinds of sections that begin on a page of their own anyway.
_NEW_PAGE = ("nextPage", "oddPage", "evenPage")


def values_of(name: str) -> Tag:
    """A tag that prints what the letter's own record ``_letter`` has under ``name``."""
    return Tag(Form.VALUE, "", f"_letter.{name}", "")


def block(body: str) -> Token:
    """A block tag of our own."""
    return Token(Kind.TAG, "", tag=Tag(Form.BLOCK, "", body, ""))


def find_sections(row: Sequence[Token]) -> list[tuple[int, int]]:
    """Where the properties of each section start and end (both places included)."""
    ends = partners(row)
    return [
        (place, ends.get(place, place))
        for place, token in enumerate(row)
        if token.name == "w:sectPr" and token.kind is not Kind.END
    ]


def kinds_of(section: Iterable[Token]) -> set[tuple[str, str]]:
    """Which headers and footers a section names: element and type."""
    return {(one.name, attribute(one, "w:type") or "default") for one in section if one.name in _RUNNING}


def own_section(
    section: Sequence[Token],
    keys: Mapping[str, str],
    first: bool,
    missing: Iterable[tuple[str, str, str]] = (),
    notes: bool = False,
) -> list[Token]:
    """The properties of a section as part of a letter among others.

    ``keys`` gives, for the ids of running lines that differ from letter to letter, the name in the letter's record;
    ``missing`` are running lines to be named besides (element, type, id). With ``first`` pages count from one; with
    ``notes`` footnotes do.
    """
    children = _children(section)
    made = [child for child in children if child[0].name not in ("w:sectPrChange",)]
    for child in made:
        key = attribute(child[0], "r:id") or "" if child[0].name in _RUNNING else ""
        if key in keys:
            child[0] = _reference(child[0].name, attribute(child[0], "w:type") or "default", values_of(keys[key]))
    if first:
        made += [[_reference(name, kind, key)] for name, kind, key in missing]
        old = {child[0].name: child[0] for child in made}
        if attribute(old.get("w:type", empty("w:type")), "w:val") not in (None, *_NEW_PAGE):
            made = [child for child in made if child[0].name != "w:type"]
        numbers = old.get("w:pgNumType")
        if numbers is None:
            made.append([empty("w:pgNumType", ' w:start="1"')])
        elif attribute(numbers, "w:start") is None:
            numbers.text = numbers.text.replace("<w:pgNumType", '<w:pgNumType w:start="1"', 1)
        if notes and "w:footnotePr" not in old:
            made.append([start("w:footnotePr"), empty("w:numRestart", ' w:val="eachSect"'), end("w:footnotePr")])
    made.sort(key=lambda child: _PLACES.get(child[0].name, len(_PLACES)))
    return [start("w:sectPr"), *(token for child in made for token in child), end("w:sectPr")]


def _children(section: Sequence[Token]) -> list[list[Token]]:
    """The properties of a section, each with what is in it."""
    children: list[list[Token]] = []
    depth = 0
    for token in section[1:-1]:
        if depth:
            children[-1].append(_copied(token))
        else:
            children.append([_copied(token)])
        depth += (token.kind is Kind.START) - (token.kind is Kind.END)
    return children


def _copied(token: Token) -> Token:
    return Token(token.kind, token.name, token.text, token.tag, token.pieces)


def _reference(name: str, kind: str, key: str | Tag) -> Token:
    return Token(Kind.EMPTY, name, pieces=(f'<{name} w:type="{kind}" r:id="', key, '"/>'))
