"""Whether a form stands in a translated sentence, and where a forbidden one does.

A right form may be inflected: in English plural, possessive and the forms of a verb given with *to*; in French gender and
number, elision and articles; a capital where a small letter is listed. Asian languages do not inflect what the termbase
lists; Korean word spacing is free. A forbidden form is compared as it is written (terminology reference, section 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

LATIN = frozenset({"en", "fr", "vi"})

_FOLD = str.maketrans(
    dict.fromkeys("’‘", "'")
    | dict.fromkeys("“”", '"')
    | dict.fromkeys("\u00a0\u202f\u2009\n\t", " ")
    | dict.fromkeys("‑–—", "-")
)
#: Asian typesetting: what has a full-width and a half-width form counts as one.
_WIDE = str.maketrans({"（": "(", "）": ")", "：": ":", "，": ",", "－": "-"})
_ARTICLES = {"en": r"(?:the|an?) ", "fr": r"(?:l'|d'|(?:les?|la|une?|des|du|de la|aux?) )"}
_GAP = re.compile(r"\.\.\.|…+")
_ENGLISH_E, _ENGLISH_Y = re.compile(r"[^aeiou]e$"), re.compile(r"[^aeiou]y$")


def folded(text: str, language: str) -> str:
    """``text`` with typographic variants of one sign made alike; its length stays."""
    text = text.translate(_FOLD)
    return text if language in LATIN else text.translate(_WIDE)


def found(form: str, text: str, language: str) -> tuple[int, int] | None:
    """Where the right ``form`` stands in ``text``, inflected or not; ``None`` when it does not."""
    text = folded(text, language)
    if language not in LATIN:
        match = _asian(form, language).search(text)
        return match.span() if match else None
    pattern, words = _latin(form, language)
    for match in pattern.finditer(text):
        if _capitals_kept(match[0], words):
            return match.span()
    return None


def standing(form: str, text: str, language: str) -> Iterator[tuple[int, int]]:
    """Every place where a forbidden ``form`` stands in ``text`` as it is written; Latin ones as whole words."""
    pattern = re.escape(folded(form, language))
    if language in LATIN:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    return (match.span() for match in re.finditer(pattern, folded(text, language)))


@lru_cache(maxsize=20_000)
def _asian(form: str, language: str) -> re.Pattern[str]:
    pieces = _GAP.split(folded(form, language))
    if language == "ko":
        pieces = [r"\s*".join(map(re.escape, "".join(piece.split()))) for piece in pieces]
    else:
        pieces = [re.escape(piece) for piece in pieces]
    return re.compile(r".{0,12}?".join(pieces))


@lru_cache(maxsize=20_000)
def _latin(form: str, language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The pattern of a form, and its words without article and *to*."""
    form = folded(form, language)
    bare = re.sub("^" + _ARTICLES.get(language, "(?!)"), "", form) or form
    verb = language == "en" and bare.startswith("to ")
    words = tuple(bare.removeprefix("to ").split() if verb else bare.split())
    patterns = [_word(word, language, verb=verb and index == 0) for index, word in enumerate(words)]
    return re.compile(r"(?<!\w)" + " +".join(patterns) + r"(?!\w)", re.IGNORECASE), words


def _word(word: str, language: str, *, verb: bool) -> str:
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    if _GAP.search(word):  # "45th", "45e": the figure and what belongs to it
        return r"\w{0,12}" + r"\w{0,12}".join(re.escape(piece) for piece in _GAP.split(word)[1:])
    letters = re.escape(word)
    if not word[-1:].isalpha() or (word.isupper() and language != "en"):
        return letters
    if verb:
        return _english_verb(word)
    if language == "en" and word.endswith("man"):
        return letters[:-2] + "[ae]n(?:'s)?"
    if language == "en":
        plural = re.escape(word[:-1]) + "(?:y|ies)" if _ENGLISH_Y.search(word) else letters + "(?:s|es)?"
        return rf"(?:{plural}(?:'s?)?)"
    if language == "fr":
        if word.endswith("al"):
            return re.escape(word[:-1]) + "(?:l|le|les|ux)"
        if word.endswith(("ien", "el", "on")):
            return letters + f"(?:{word[-1]}?es?|s)?"
        return letters + "(?:es|e|s|x)?"
    return letters


def _english_verb(word: str) -> str:
    if _ENGLISH_E.search(word) or word.endswith("ee"):
        return re.escape(word[:-1]) + "(?:e|es|ed|ing)"
    if _ENGLISH_Y.search(word):
        return re.escape(word[:-1]) + "(?:y|ies|ied|ying)"
    return re.escape(word) + "(?:s|es|ed|ing)?"


def _capitals_kept(written: str, words: tuple[str, ...]) -> bool:
    """Whether ``written`` has every capital of a form: "ministry of foreign affairs" is not the ministry's name.

    More capitals are no mistake: a sentence begins so, and headlines are written so.
    """
    return all(
        had[place : place + 1].isupper()
        for had, wanted in zip(written.split(), words, strict=False)
        for place, letter in enumerate(wanted)
        if letter.isupper()
    )
