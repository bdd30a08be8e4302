"""The kinds of value that attributes of XLIFF take."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ttdn_publish.findings import N_

_START = (
    ":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NMTOKEN = re.compile(f"[{_START}.0-9\u00b7\u0300-\u036f\u203f\u2040-]+")
_NCNAME = re.compile(f"[{_START[1:]}][{_START[1:]}.0-9\u00b7\u0300-\u036f\u203f\u2040-]*")
_USER_DEFINED = re.compile(r"[^\s:]+:[^\s:]+")
_POSITIVE = re.compile(r"\+?0*[1-9][0-9]*")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_XML_SPACES = " \t\r\n"

#: RFC 5646 section 2.1, the ABNF, with its list of grandfathered tags.
_LANGUAGE = re.compile(
    r"""(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})      # language, extended language
        (?:-[a-z]{4})?                                               # script
        (?:-(?:[a-z]{2}|[0-9]{3}))?                                  # region
        (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*                     # variants
        (?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*                          # extensions
        (?:-x(?:-[a-z0-9]{1,8})+)?                                   # private use
    |x(?:-[a-z0-9]{1,8})+
    |en-gb-oed|i-ami|i-bnn|i-default|i-enochian|i-hak|i-klingon|i-lux|i-mingo|i-navajo|i-pwn|i-tao|i-tay|i-tsu
    |sgn-be-fr|sgn-be-nl|sgn-ch-de|art-lojban|cel-gaulish|no-bok|no-nyn|zh-guoyu|zh-hakka|zh-min|zh-min-nan|zh-xiang)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Value:
    """A kind of value: the test, and words for what is expected."""

    test: Callable[[str], bool]
    expected: str


def is_nmtoken(value: str) -> bool:
    """Whether ``value`` is an XML Schema NMTOKEN (surrounding white space does not count)."""
    return bool(_NMTOKEN.fullmatch(value.strip(_XML_SPACES)))


def is_language(value: str) -> bool:
    """Whether ``value`` is a well-formed language tag by BCP 47: its grammar, and no singleton twice."""
    if not _LANGUAGE.fullmatch(value):
        return False
    subtags = value.lower().split("-x-")[0].split("-")
    singletons = [subtag for subtag in subtags if len(subtag) == 1]
    return len(singletons) == len(set(singletons)) or subtags[0] in {"i", "x"}


def is_user_defined(value: str) -> bool:
    """Whether ``value`` is ``prefix:sub-value``."""
    return bool(_USER_DEFINED.fullmatch(value))


def _one_of(listed: str, expected: str = "") -> Value:
    words = listed.split()
    return Value(frozenset(words).__contains__, expected or " | ".join(words))


def _number(value: str, least: int, most: int) -> bool:
    try:
        return least <= Decimal(value.strip(_XML_SPACES)) <= most and "e" not in value.lower()
    except InvalidOperation:
        return False


def _real(value: str, least: int, most: int) -> bool:
    try:
        return least <= float(value) <= most
    except ValueError:
        return False


def _positive(value: str, most: int | None = None) -> bool:
    written = value.strip(_XML_SPACES)
    return bool(_POSITIVE.fullmatch(written)) and len(written) < 20 and (most is None or int(written) <= most)


#: Kinds of value by the names that the tables of elements use.
VALUES = {
    "": Value(lambda _: True, ""),
    "nmtoken": Value(is_nmtoken, N_("một từ NMTOKEN, không dấu cách")),
    "nmtokens": Value(
        lambda value: bool(value.split()) and all(map(is_nmtoken, value.split())), N_("các từ NMTOKEN cách nhau")
    ),
    "ncname": Value(lambda value: bool(_NCNAME.fullmatch(value.strip(_XML_SPACES))), N_("một tên NCName")),
    "yesno": _one_of("yes no"),
    "reorder": _one_of("yes firstNo no"),
    "dir": _one_of("ltr rtl auto"),
    "side": _one_of("source target"),
    "state": _one_of("initial translated reviewed final"),
    "space": _one_of("default preserve"),
    "preserve": _one_of("preserve"),
    "version": _one_of("2.0 2.1"),
    "language": Value(is_language, N_("một mã ngôn ngữ đúng BCP 47")),
    "positive": Value(_positive, N_("một số nguyên từ 1")),
    "integer": Value(lambda value: bool(_INTEGER.fullmatch(value.strip(_XML_SPACES))), N_("một số nguyên")),
    "priority": Value(lambda value: _positive(value, 10), N_("một số nguyên từ 1 đến 10")),
    "percent": Value(lambda value: _number(value, 0, 100), N_("một số từ 0 đến 100")),
    "confidence": Value(lambda value: _real(value, 0, 1), N_("một số từ 0 đến 1")),
    "user": Value(is_user_defined, N_("tiền-tố:giá-trị")),
    "codetype": _one_of("fmt ui quote link image other"),
    "marktype": Value(
        lambda value: value in {"generic", "comment", "term"} or is_user_defined(value),
        N_("generic, comment, term hoặc tiền-tố:giá-trị"),
    ),
    "matchtype": _one_of("am mt icm idm tb tm other"),
    "metaside": _one_of("source target ignorable"),
    "normalization": _one_of("none nfc nfd"),
    "filter": _one_of("include exclude"),
    "itsversion": _one_of("2.0"),
    "issue": _one_of(
        "terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register "
        "locale-specific-content locale-violation style characters misspelling typographical formatting "
        "inconsistent-entities numbers markup pattern-problem whitespace internationalization length non-conformance "
        "uncategorized other",
        N_("một loại lỗi của ITS 2.0"),
    ),
    "html": _one_of(
        "a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 "
        "h5 h6 head hr html i img label legend li ol p pre q s samp select small span strike strong sub sup table "
        "tbody td tfoot th thead title tr tt u ul",
        N_("một thẻ HTML trong danh sách của chuẩn"),
    ),
}  # fmt: skip
