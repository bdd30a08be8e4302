"""What is wrong with a single tag: its spelling, its names, its syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from ttdn_publish.documents.merging import emission, rules
from ttdn_publish.documents.merging.blocks import OPENERS, is_opener
from ttdn_publish.documents.merging.dialect import without_strings
from ttdn_publish.documents.merging.engine import UNSUPPORTED, Engine, Trouble
from ttdn_publish.documents.merging.tags import Form, Tag
from ttdn_publish.findings import N_, Phrase, Rule

_WORDS_IN_TAGS = frozenset(
    ["in", "is", "not", "and", "or", "if", "else", "elif", "for", "recursive", "true", "false", "none"]
)
_SPACED = re.compile(r"[^\W\d]\w*(?:\.\w+)*(?:\s+\w+)+")
_TYPOGRAPHIC = re.compile("[«»‹›–—−…\u2015]")
_DUNDER = re.compile(r"(?:\.|\|\s*attr\(\s*[\"']|\[\s*[\"'])(_\w+)")
_FILTER = re.compile(r"\|\s*([^\W\d]\w*)")
_TEST = re.compile(r"\bis\s+(?:not\s+)?([^\W\d]\w*)")
_RAW = re.compile(r"\|\s*safe\b|^autoescape\s+false")
_SPACED_SCOPE = re.compile(r"(tr|tc|p|r)\s+(?=[a-z])")

_NO_FILTER = N_("{where}: không có bộ lọc “{name}” (thẻ “{tag}”).")
_NO_TEST = N_("{where}: không có phép thử “{name}” (thẻ “{tag}”).")


@dataclass(frozen=True)
class Complaint:
    """A mistake of a tag. ``unreadable``: Jinja cannot read it. Messages may name ``{where}`` and ``{tag}``."""

    rule: Rule
    message: Phrase
    values: Mapping[str, object] = field(default_factory=dict)
    unreadable: bool = True


def complaints(tag: Tag, engine: Engine) -> Iterator[Complaint]:
    """Everything that is wrong with ``tag`` by itself."""
    yield from _readable(tag)
    found = list(_unreadable(tag, engine))
    yield from found or _syntax(tag, engine)


def _readable(tag: Tag) -> Iterator[Complaint]:
    """What does not keep Jinja from reading it."""
    if tag.decomposed:
        yield Complaint(rules.DECOMPOSED, N_("{where}: thẻ “{tag}” viết bằng chữ tổ hợp (NFD)."), unreadable=False)
    if tag.scope and ("%" in tag.body or "}" in tag.body):
        yield Complaint(rules.NOT_PORTABLE, N_("{where}: thẻ “{tag}” có dấu mà docxtpl không hiểu."), unreadable=False)
    if _RAW.search(tag.body):
        yield Complaint(rules.RAW, N_("{where}: thẻ “{tag}” đưa dữ liệu vào như mã."), unreadable=False)
    if (match := _DUNDER.search(tag.body)) is not None:
        message = N_("{where}: thẻ “{tag}” động đến “{name}”.")
        yield Complaint(rules.FORBIDDEN, message, {"name": match[1]}, unreadable=False)


def _unreadable(tag: Tag, engine: Engine) -> Iterator[Complaint]:
    """Mistakes that have a rule of their own."""
    plain = without_strings(tag.body)
    spaced = _SPACED_SCOPE.match(tag.body)
    if spaced is not None and tag.form is Form.BLOCK and not tag.scope:
        right = f"{{%{spaced[1]} {tag.body[spaced.end() :]} %}}"
        yield Complaint(rules.SPACED_SCOPE, N_("{where}: thẻ “{tag}” có khoảng trắng thừa."), {"right": right})
    elif (match := _TYPOGRAPHIC.search(plain)) is not None:
        yield Complaint(rules.TYPOGRAPHIC, N_("{where}: thẻ “{tag}” có dấu “{sign}”."), {"sign": match[0]})
    elif tag.form is Form.VALUE and (name := _spaced_name(plain)):
        message = N_("{where}: tên biến “{name}” có khoảng trắng.")
        yield Complaint(rules.SPACED_NAME, message, {"name": name, "right": re.sub(r"\s+", "_", name)})
    elif tag.keyword in UNSUPPORTED:
        yield Complaint(rules.UNKNOWN, N_("{where}: thẻ “{tag}” cần mẫu khác; mẫu thư chỉ có một tệp."), {"hint": ""})
    else:
        yield from _unknown(_FILTER.findall(plain), engine.filters, _NO_FILTER)
        yield from _unknown(_TEST.findall(plain), engine.tests, _NO_TEST)


def _unknown(names: Sequence[str], known: frozenset[str], message: Phrase) -> Iterator[Complaint]:
    for name in names:
        if name not in known:
            yield Complaint(rules.UNKNOWN, message, {"name": name, "hint": hint(name, sorted(known))})


def _syntax(tag: Tag, engine: Engine) -> Iterator[Complaint]:
    """What Jinja says of the tag by itself."""
    source = _alone(tag)
    if source is None:
        return
    try:
        engine.parse(source)
    except Trouble as trouble:
        known = ("elif", "else", *OPENERS, *(f"end{name}" for name in OPENERS))
        if tag.form is Form.BLOCK and tag.keyword not in known:
            message = N_("{where}: không có thẻ “{name}” (thẻ “{tag}”).")
            values = {"name": tag.keyword or tag.body[:20], "hint": hint(tag.keyword, known)}
            yield Complaint(rules.UNKNOWN, message, values)
        else:
            yield Complaint(rules.SYNTAX, BAD_SYNTAX, {"reason": trouble.reason})


BAD_SYNTAX = N_("{where}: thẻ “{tag}” sai cú pháp: {reason}.")


def hint(name: str, known: Sequence[str]) -> Phrase | str:
    """“(did you mean …?)” for a name that is near a known one; ``""`` when none is."""
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return N_(" (có phải “{near}”?)").format(near=near[0]) if near else ""


def _spaced_name(plain: str) -> str:
    """A name of several words that is all that is printed; ``""`` for none."""
    match = _SPACED.fullmatch(plain.partition("|")[0].strip())
    if match is None or any(word in _WORDS_IN_TAGS for word in re.split(r"[\s.]+", match[0].lower())):
        return ""
    return match[0]


def _alone(tag: Tag) -> str | None:
    """A source in which the tag stands by itself, with what it needs to be whole; ``None`` for an end without more."""
    alone = replace(tag, left="", right="")

    def block(body: str) -> str:
        return emission.tag_source(replace(alone, body=body))

    word = tag.keyword
    if tag.form is Form.VALUE:
        return emission.tag_source(alone)
    if word in ("elif", "else"):
        return block("if 1") + block(tag.body) + block("endif")
    if is_opener(tag):
        return block(tag.body) + block(f"end{word}")
    opener = word.removeprefix("end")
    if opener != word and opener in OPENERS:
        return (
            None if opener == "block" or tag.body == word else block("if 1") + block(tag.body.replace(word, "endif", 1))
        )
    return block(tag.body)
