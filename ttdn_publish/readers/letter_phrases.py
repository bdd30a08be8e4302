"""Reading ``templates/letters/<language>.yaml``: the fixed words of letters abroad, checked whole, every mistake with its line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import N_, Findings, Phrase, Place
from ttdn_publish.formats.files import UnreadableFile, read_text
from ttdn_publish.formats.located import YamlProblem, parse
from ttdn_publish.model.letter import Anniversary, Formula, LetterPhrases, PartName
from ttdn_publish.model.text import Plain, Text
from ttdn_publish.readers import rules
from ttdn_publish.readers.structure import build

FAMILY = "letters"

#: What a formula may have filled in, beside words of its own.
BLANKS = frozenset(
    {
        *("name", "surname", "post", "body", "call", "address"),
        *("receiver", "sender", "parent", "state", "motto", "authority", "signer", "signer_post"),
        *("street", "phone", "email", "website", "number", "place", "date", "subject", "item", "words", "room"),
    }
)
#: What the sentences of an anniversary may have filled in.
ANNIVERSARY_BLANKS = frozenset({"country", "years", "date", "sender"})
_BLANK = re.compile(r"\{(\w+)(?::[^{}]*)?\}")
_BRACE = re.compile(r"[{}]")


def read_letter_phrases(folders: Sequence[Path], language: str) -> LetterPhrases:
    """The words of letters in ``language``: the file in the first of ``folders`` that has one.

    Raises :class:`ContentError` with every mistake of the file, or when there is none.
    """
    name = f"templates/{FAMILY}/{language}.yaml"
    path = next((p for folder in folders if (p := folder / f"{language}.yaml").is_file()), None)
    findings = Findings()
    found = _read(path, name, findings) if path is not None else None
    if path is None:
        findings.add(rules.UNREADABLE.at(Place(name), N_("Không đọc được: {reason}."), reason=N_("không có tệp này")))
    if found is not None:
        _examine(found, language, findings)
    if found is None or findings.errors:
        raise ContentError(N_("Cụm từ cố định của thư không dùng được."), list(findings))
    return found


def _read(path: Path, name: str, findings: Findings) -> LetterPhrases | None:
    try:
        node = parse(read_text(path)[0])
    except (UnreadableFile, YamlProblem) as error:
        line = error.line if isinstance(error, YamlProblem) else None
        findings.add(rules.UNREADABLE.at(Place(name, line), N_("Không đọc được: {reason}."), reason=str(error)))
        return None
    if node is None:
        findings.add(rules.UNREADABLE.at(Place(name), N_("Không đọc được: {reason}."), reason=N_("tệp trống")))
        return None
    return build(LetterPhrases, node, name, lambda words, at: Text((Plain(words),), at), findings)


def _examine(found: LetterPhrases, language: str, findings: Findings) -> None:
    if found.language != language:
        _wrong(findings, found.at, "language", found.language, N_("{language}, như tên tệp").format(language=language))
    for section, formulas in found.sections().items():
        for formula in formulas:
            _formula(section, formula, findings)
        for first, second in combinations(formulas, 2):
            if _clash(first, second):
                message = N_("Hai cụm từ của “{key}” cùng dùng cho một trường hợp (dòng {line}).")
                expected = N_("điều kiện (kind, rank, known, gender) khác nhau")
                findings.add(
                    rules.WRONG_VALUE.at(second.at, message, key=section, line=first.at.line, expected=expected)
                )
    for section in ("calls", "addressees", "salutations"):
        if not any(formula.weight() == 0 for formula in found.sections()[section]):
            message = N_("Phần “{key}” thiếu một cụm từ không điều kiện, dùng khi không có cụm từ nào khác.")
            expected = N_("thêm một mục chỉ có words hoặc lines")
            findings.add(rules.WRONG_VALUE.at(found.at, message, key=section, expected=expected))
    if PartName.BODY not in {look.part for look in found.parts}:
        _wrong(findings, found.at, "parts", "…", N_("có phần body"))
    _anniversary(found.anniversary, findings)


def _formula(section: str, formula: Formula, findings: Findings) -> None:
    if not (formula.source or formula.verify):
        message = N_("Cụm từ chưa ghi nguồn.")
        expected = N_("source: nguồn của cụm từ, hoặc verify: true khi chưa có người bản ngữ duyệt")
        findings.add(rules.WRONG_VALUE.at(formula.at, message, expected=expected))
    if (formula.part is None) == (section == "labels"):
        expected = N_("chỉ các mục của labels có part, và mục nào cũng có")
        _wrong(findings, formula.at, "part", formula.part or "", expected)
    _blanks(formula.at, formula.patterns, BLANKS, findings)


def _anniversary(found: Anniversary, findings: Findings) -> None:
    if not (found.source or found.verify):
        message = N_("Cụm từ chưa ghi nguồn.")
        expected = N_("source: nguồn của cụm từ, hoặc verify: true khi chưa có người bản ngữ duyệt")
        findings.add(rules.WRONG_VALUE.at(found.at, message, expected=expected))
    _blanks(found.at, found.sentences, ANNIVERSARY_BLANKS, findings)


def _blanks(at: Place, patterns: Sequence[str], known: frozenset[str], findings: Findings) -> None:
    for pattern in patterns:
        for name in _BLANK.findall(pattern):
            if name not in known:
                near = difflib.get_close_matches(name, sorted(known), 1)
                hint = (
                    N_("có phải {{{name}}}").format(name=near[0])
                    if near
                    else N_("một trong: {values}").format(values=", ".join(sorted(known)))
                )
                _wrong(findings, at, "{" + name + "}", pattern, hint)
        if _BRACE.search(_BLANK.sub("", pattern)) or pattern.count("[") != pattern.count("]"):
            _wrong(findings, at, "words", pattern, N_("dấu ngoặc nhọn và ngoặc vuông có mở có đóng"))


def _clash(first: Formula, second: Formula) -> bool:
    """Whether two formulas are for the same situation, and equally particular."""
    if first.part is not second.part or first.weight() != second.weight():
        return False
    return all(_meet(one, other) for one, other in _conditions(first, second))


def _conditions(first: Formula, second: Formula) -> Iterator[tuple[set[object], set[object]]]:
    for name in ("kind", "rank", "known"):
        yield set(getattr(first, name)), set(getattr(second, name))
    yield {*filter(None, (first.gender,))}, {*filter(None, (second.gender,))}


def _meet(one: set[object], other: set[object]) -> bool:
    return bool(one & other) or not (one or other)


def _wrong(findings: Findings, at: Place, key: str, value: str, expected: Phrase) -> None:
    message = N_("Giá trị “{value}” của “{key}” không dùng được.")
    findings.add(rules.WRONG_VALUE.at(at, message, value=value, key=key, expected=expected))
