"""Small facts about words: a telephone number as it is dialled from abroad, words of the first person."""

from __future__ import annotations

import re


def first_person(text: str, pronouns: tuple[str, ...], language: str) -> str:
    """The first of ``pronouns`` that stands in ``text``; empty where there is none.

    Whole words, but where words are not parted by blanks or by an apostrophe (*j'ai*); a pronoun of one letter (*I*) as it is
    written; a longer one before those inside it.
    """
    parted = language.split("-")[0] not in ("zh", "ja", "ko")
    for pronoun in sorted(pronouns, key=len, reverse=True):
        after = "" if pronoun.endswith(("'", "’")) else r"(?!\w)"
        pattern = rf"(?<!\w){re.escape(pronoun)}{after}" if parted else re.escape(pronoun)
        if found := re.search(pattern, text, re.IGNORECASE if len(pronoun) > 1 else 0):
            return found[0]
    return ""


def international(phone: str) -> str:
    """A Vietnamese number as it is dialled from abroad: ``0273 397 1223`` → ``+84 273 397 1223``."""
    digits = phone.strip()
    return f"+84 {digits[1:].lstrip()}" if digits.startswith("0") else digits
