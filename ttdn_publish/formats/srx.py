"""SRX 2.0 (LISA, 2008): our rules for sentences as other tools read them, so that they cut where we cut.

What the format cannot say, and is left to the tool that reads it:

* In SRX a break lies directly behind the full stop; the space opens the next segment. Tools trim it, we count it out.
* Codes reach the rules only in tools that show them as U+FFFC; elsewhere ``formathandle`` says what becomes of them.
* A tool that looks for a rule's places one after another, without overlap, may miss an exception inside another's match.
* The rules are written for java.util.regex and ICU (``\\p{Lu}``, lookbehind of one character); engines without them (XPath,
  POSIX) cannot read them.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from ttdn_publish.formats.xml import Element, serialise
from ttdn_publish.language import segmentation

NAMESPACE = "http://www.lisa.org/srx20"
#: Whether a code at a break stays with the segment before it (SRX 2.0, ``formathandle``).
_CODES = {"start": "no", "end": "yes", "isolated": "yes"}


def write_srx(languages: Sequence[str] = segmentation.LANGUAGES) -> bytes:
    """The rules of ``languages`` as an SRX 2.0 file: UTF-8, one list of rules a language, not cascading.

    Raises ``ValueError`` for a language without rules.
    """
    short = list(dict.fromkeys(language.split("-")[0] for language in languages))
    root = etree.Element(_tag("srx"), nsmap={None: NAMESPACE}, version="2.0")
    header = etree.SubElement(root, _tag("header"), segmentsubflows="yes", cascade="no")
    for kind, included in _CODES.items():
        etree.SubElement(header, _tag("formathandle"), type=kind, include=included)
    body = etree.SubElement(root, _tag("body"))
    lists = etree.SubElement(body, _tag("languagerules"))
    for language in short:
        _rules(etree.SubElement(lists, _tag("languagerule"), languagerulename=language), language)
    maps = etree.SubElement(body, _tag("maprules"))
    for language in short:
        either_case = "".join(f"[{letter.upper()}{letter}]" for letter in language)
        pattern = f"{either_case}([-_].*)?"
        etree.SubElement(maps, _tag("languagemap"), languagepattern=pattern, languagerulename=language)
    etree.indent(root)
    return serialise(root.getroottree())


def _rules(parent: Element, language: str) -> None:
    for rule in segmentation.rules(language):
        parent.append(etree.Comment(f" {rule.name}: {rule.why} "))
        element = etree.SubElement(parent, _tag("rule"), **{"break": "yes" if rule.is_break else "no"})
        etree.SubElement(element, _tag("beforebreak")).text = rule.before
        etree.SubElement(element, _tag("afterbreak")).text = rule.after


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
