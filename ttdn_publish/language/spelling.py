"""Slips of the keyboard in Vietnamese: syllables that cannot be, doubled words, echoes, damaged compounds.

Vietnamese is written by syllables, and most slips leave possible ones: "tuyên tuyền", "công tác thông tác thông tin".
So five named detectors look, from the surest on; where two see the same passage, the first speaks. Everything rests on
own data beside this module (``syllables.yaml``, ``slips.csv``, ``compounds.txt``, ``pairs.txt``, ``common.txt``,
``reduplications.txt``, ``never_twice.txt``, ``loans.txt``): no foreign dictionary is needed, and a text gets the same answer on every machine.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache

from ttdn_publish.findings import N_
from ttdn_publish.language import data, nearness, syllables

_WORD = re.compile(r"[^\W\d_](?:[\u0300-\u036f]|[^\W_])*(?:['’-][^\W\d_](?:[\u0300-\u036f]|[^\W_])*)*")
_PASSED_OVER = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net)\b\S*|\{[^{}\n]*\}|\S*[/\\_]\S*"
)
_SENTENCE_END = re.compile(r"[.!?…:\n•+]|^\s*[-–]\s")

IMPOSSIBLE = N_("không có âm tiết này trong tiếng Việt")
KNOWN = N_("lỗi thường gặp")
TWICE = N_("lặp từ")
ECHO = N_("lặp âm của từ đứng cạnh")
DAMAGED = N_("gần giống một từ thường dùng")


@dataclass(frozen=True, slots=True)
class Slip:
    """A passage that is probably a slip: where it stands, what to write instead (may be empty), and why."""

    start: int
    end: int
    word: str
    suggestion: str
    why: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str  # NFC, lower case
    written: str  # NFC
    opens: bool  # first word of a sentence
    joined: bool  # only a space stands between it and the word before

    @property
    def is_name(self) -> bool:
        return self.written[0].isupper() and not self.opens and not self.is_shouted

    @property
    def is_shouted(self) -> bool:
        return len(self.written) > 1 and self.written.isupper()


def slips(text: str, *, keep: Collection[str] = ()) -> list[Slip]:
    """Probable slips in ``text``, in order. ``keep`` are words and phrases that a person wants as they are."""
    tokens = _tokens(text)
    kept = [match.span() for phrase in keep for match in re.finditer(re.escape(phrase), text, re.IGNORECASE)]
    found: list[Slip] = []
    for detect in DETECTORS:
        for first, last, suggestion, why in detect(tokens):
            start, end = tokens[first].start, tokens[last].end
            if any(slip.start < end and start < slip.end for slip in found):
                continue
            if not any(from_ <= start and end <= to for from_, to in kept):
                found.append(Slip(start, end, text[start:end], suggestion, why))
    return sorted(found, key=lambda slip: slip.start)


def _tokens(text: str) -> list[_Token]:
    passed = [match.span() for match in _PASSED_OVER.finditer(text)]
    tokens: list[_Token] = []
    before, skip = 0, 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while skip < len(passed) and passed[skip][1] <= start:
            skip += 1
        if skip < len(passed) and passed[skip][0] <= start:
            before = max(before, passed[skip][0])
            continue
        between = text[before:start]
        opens = not tokens or bool(_SENTENCE_END.search(between))
        written = unicodedata.normalize("NFC", match[0])
        tokens.append(_Token(start, end, written.lower(), written, opens, between in (" ", "\u00a0") and bool(tokens)))
        before = end
    return tokens


Found = tuple[int, int, str, str]


def known_slips(tokens: list[_Token]) -> Iterator[Found]:
    """Phrases of ``slips.csv``."""
    table = _known()
    for place, token in enumerate(tokens):
        for wrong, right, unless in table.get(token.word, ()):
            last = place + len(wrong) - 1
            if last >= len(tokens) or not _is_run(tokens, place, last):
                continue
            if tuple(t.word for t in tokens[place : last + 1]) != wrong:
                continue
            after = tokens[last + 1].word if last + 1 < len(tokens) else ""
            if (
                after in unless
                or any(t.is_name for t in tokens[place : last + 1])
                or _belongs_elsewhere(tokens, place, last)
            ):
                continue
            yield place, last, right, KNOWN


@cache
def _known() -> dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]]:
    table: dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]] = {}
    for row in data.table("slips.csv"):
        wrong = tuple(row["wrong"].split())
        unless = frozenset(word.split()[0] for word in row["unless"].split("|") if word)
        table.setdefault(wrong[0], []).append((wrong, row["right"], unless))
    return table


def impossible_syllables(tokens: list[_Token]) -> Iterator[Found]:
    """Words that are neither possible syllables nor known loan words nor look like a foreign name."""
    for place, token in enumerate(tokens):
        if _passes(token):
            continue
        right = nearness.from_neighbours(*_around(tokens, place))
        if token.word.isascii() and not right:  # English or a file name, unless a neighbour knows better
            continue
        yield place, place, right or nearness.only_possible(token.word), IMPOSSIBLE


def _passes(token: _Token) -> bool:
    word, written = token.word, token.written
    if len(word) == 1 or syllables.is_syllable(word) or word in data.words("loans.txt"):
        return True
    if (
        any(c.isdigit() for c in word)
        or _FOREIGN.search(word)
        or (any(c.isupper() for c in written[1:]) and not token.is_shouted)
    ):
        return True
    if "-" in word or "'" in word or "’" in word:
        parts = re.split("[-'’]", word)  # Ốt-xtrây-li-a, Đa-rút-xa-lam: transcriptions
        return written[0].isupper() or all(len(p) < 2 or syllables.is_syllable(p) or p.isascii() for p in parts)
    if word.isascii():
        return token.is_shouted or written[0].isupper() or len(word) > 6 or any(c in "fjwz" for c in word)
    return token.is_name and not any(c in _ONLY_VIETNAMESE for c in word)


#: A letter that Vietnamese does not have: ç, ü, Han, kana, Hangul.
_FOREIGN = re.compile(r"[^a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ'’-]")
_ONLY_VIETNAMESE = frozenset("đăắằẳẵặấầẩẫậếềểễệốồổỗộơớờởỡợưứừửữựảẻỉỏủạẹịọụĩũẽỳỷỹỵ")


def doubled_words(tokens: list[_Token]) -> Iterator[Found]:
    """The same word, pair or longer run twice in a row."""
    pairs, known = _pairs(), data.words("reduplications.txt")
    words = [token.word for token in tokens]
    for place in range(len(tokens) - 1):
        for length in (3, 2):
            end = place + 2 * length - 1
            run = words[place : place + length]
            if end < len(tokens) and run == words[place + length : end + 1] and _is_run(tokens, place, end):
                if length == 2 and (" ".join(run) not in pairs or len(set(run)) == 1):
                    continue
                yield place, end, " ".join(run), TWICE
        word = words[place]
        if word != words[place + 1] or not tokens[place + 1].joined or tokens[place + 1].is_name:
            continue
        if f"{word} {word}" in known or word not in data.words("never_twice.txt"):
            continue
        yield place, place + 1, word, TWICE


def echoes(tokens: list[_Token]) -> Iterator[Found]:
    """A blend of two compounds: A B · C B · C D, as in "công tác thông tác thông tin"."""
    pairs = _pairs()
    words = [token.word for token in tokens]
    for place in range(len(tokens) - 3):
        c, b, again, d = words[place : place + 4]
        if c != again or b == d or not _is_run(tokens, place, place + 3):
            continue
        if f"{c} {d}" not in pairs or f"{c} {b}" in pairs or b in data.words("common.txt"):
            continue
        if f"{d} {b}" in pairs or (place + 4 < len(words) and f"{d} {words[place + 4]}" in pairs):
            continue
        if place > 1 and words[place - 1] == b and f"{words[place - 2]} {b}" in pairs:
            yield place, place + 3, f"{c} {d}", ECHO


def damaged_compounds(tokens: list[_Token]) -> Iterator[Found]:
    """A pair that is no compound but one letter or one tone away from one, and whose odd syllable means nothing there."""
    pairs, common = _pairs(), data.words("common.txt")
    reduplications = data.words("reduplications.txt")
    words = [token.word for token in tokens]
    for place in range(len(tokens) - 1):
        first, second = words[place], words[place + 1]
        pair = f"{first} {second}"
        if not tokens[place + 1].joined or pair in pairs or pair in reduplications:
            continue
        if _belongs_elsewhere(tokens, place, place + 1):
            continue
        for odd, near in nearness.near_compounds(first, second):
            at = place + odd
            if words[at] in common or len(words[at]) < 2 or tokens[at].is_name or tokens[place + 1].is_name:
                continue
            yield place, place + 1, near, DAMAGED
            break


def _is_run(tokens: list[_Token], first: int, last: int) -> bool:
    """Whether only spaces stand between these words."""
    return all(token.joined for token in tokens[first + 1 : last + 1])


@cache
def _pairs() -> frozenset[str]:
    """Every pair of syllables that is known to belong together."""
    return data.words("compounds.txt") | data.words("pairs.txt")


def _belongs_elsewhere(tokens: list[_Token], first: int, last: int) -> bool:
    """Whether the first or last word makes a compound with the word outside: hồ sơ · xuất khẩu is no "sơ xuất"."""
    pairs = _pairs()
    before = first > 0 and tokens[first].joined and f"{tokens[first - 1].word} {tokens[first].word}" in pairs
    follows = last + 1 < len(tokens) and tokens[last + 1].joined
    return before or (follows and f"{tokens[last].word} {tokens[last + 1].word}" in pairs)


def _around(tokens: list[_Token], place: int) -> tuple[str, str, str]:
    before = tokens[place - 1].word if place and tokens[place].joined else ""
    follows = place + 1 < len(tokens) and tokens[place + 1].joined
    return before, tokens[place].word, tokens[place + 1].word if follows else ""


#: The detectors, surest first.
DETECTORS: tuple[Callable[[list[_Token]], Iterator[Found]], ...] = (
    echoes,
    known_slips,
    impossible_syllables,
    doubled_words,
    damaged_compounds,
)
