"""Reading ``scope.yaml``: the workspace's own and the one that the package brings along, one over the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_publish.findings import N_, Findings, Place
from ttdn_publish.formats.files import UnreadableFile, read_text
from ttdn_publish.translation.termbase import rules
from ttdn_publish.translation.termbase.scope import FormRule, Holders, Scope
from ttdn_publish.translation.termbase.surfaces import tone_variants

if TYPE_CHECKING:
    from ttdn_publish.formats.located import Located

FILE = "scope.yaml"
_LISTS = ("number_words", "ambiguous", "whole_document", "always_to_a_person")
_SECTIONS = ("forms", *_LISTS, "stands_with", "void_after", "foreign_office_holders")
_VALUES = {
    "only_after": "figure",
    "only_before": "capitalised_name",
    "not_before": "capitalised_name",
    "capitals_only": "true",
}
_COUNTRY = " {nước}"


def read_scope(files: Iterable[tuple[Path, str]], findings: Findings) -> Scope:
    """The scope of a termbase from ``files``, each with its name for findings; of two rules for a form the first holds."""
    sections: dict[str, list[_Node]] = {section: [] for section in _SECTIONS}
    for path, name in files:
        tree = _tree(path, name, findings)
        for key, node in tree.mapping() if tree else ():
            if key in sections:
                sections[key].append(node)
            else:
                node.wrong(", ".join(_SECTIONS))
    lists = {key: [word for node in sections[key] for word in node.words()] for key in _LISTS}
    numbers = "|".join(map(re.escape, lists["number_words"]))
    figure = re.compile(rf"(?:\d|(?<!\w)(?:{numbers})) ?$" if numbers else r"\d ?$")
    forms: dict[str, FormRule] = {}
    for node in sections["forms"]:
        for form, rule in node.mapping():
            forms.setdefault(form.lower(), _form_rule(rule, figure))
    return Scope(
        forms,
        frozenset(lists["ambiguous"]),
        frozenset(lists["whole_document"]),
        frozenset(lists["always_to_a_person"]),
        _nested(sections["stands_with"]),
        _nested(sections["void_after"]),
        tuple(_holders(item) for node in sections["foreign_office_holders"] for item in node.items()),
    )


@dataclass(frozen=True)
class _Node:
    """A value of the file; what is not of the shape that is asked for becomes a finding and counts as empty."""

    at: Located
    file: str
    findings: Findings

    def wrong(self, expected: str) -> None:
        message = N_("Giá trị trong scope.yaml không dùng được.")
        self.findings.add(rules.BAD_CELL.at(Place(self.file, self.at.line), message, expected=expected))

    def mapping(self) -> Iterator[tuple[str, _Node]]:
        if isinstance(self.at.value, dict):
            yield from ((key, _Node(item, self.file, self.findings)) for key, item in self.at.value.items())
        else:
            self.wrong(N_("các cặp khóa: giá trị"))

    def items(self) -> Iterator[_Node]:
        if isinstance(self.at.value, list):
            yield from (_Node(item, self.file, self.findings) for item in self.at.value)
        else:
            self.wrong(N_("một danh sách"))

    def word(self) -> str:
        if isinstance(self.at.value, str):
            return self.at.value
        self.wrong(N_("một từ"))
        return ""

    def words(self) -> list[str]:
        return [word for item in self.items() if (word := item.word())]


def _tree(path: Path, name: str, findings: Findings) -> _Node | None:
    from ttdn_publish.formats.located import YamlProblem, parse  # slow to import, needed only here

    message = N_("Không đọc được: {reason}.")
    try:
        node = parse(read_text(path)[0])
    except UnreadableFile as error:
        findings.add(rules.BAD_TABLE.at(Place(name), message, reason=error.args[0]))
    except YamlProblem as error:
        findings.add(rules.BAD_TABLE.at(Place(name, error.line), message, reason=error.args[0]))
    else:
        return _Node(node, name, findings) if node else None
    return None


def _form_rule(node: _Node, figure: re.Pattern[str]) -> FormRule:
    not_in: tuple[str, ...] = ()
    held = set()
    for key, value in node.mapping():
        if key == "not_in":
            not_in = tuple(variant for phrase in value.words() for variant in tone_variants(phrase.lower()))
        elif key in _VALUES and value.word() == _VALUES[key]:
            held.add(key)
        else:
            value.wrong(", ".join(["not_in: [...]", *(f"{k}: {v}" for k, v in _VALUES.items())]))
    return FormRule(
        not_in, "only_after" in held, "only_before" in held, "not_before" in held, "capitals_only" in held, figure
    )


def _nested(nodes: list[_Node]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for node in nodes:
        for key, inner in node.mapping():
            for name, value in inner.mapping():
                found.setdefault(key, {}).setdefault(name, value.word())
    return found


def _holders(node: _Node) -> Holders:
    named: list[str] = []
    forms: dict[str, tuple[str, ...]] = {}
    for key, value in node.mapping():
        if key == "named_by":
            named = value.words()
        elif key == "forms":
            forms = {language: tuple(words.words()) for language, words in value.mapping()}
        else:
            value.wrong("named_by, forms")
    of_a_country = tuple(words.removesuffix(_COUNTRY) for words in named if words.endswith(_COUNTRY))
    return Holders(tuple(words for words in named if not words.endswith(_COUNTRY)), of_a_country, forms)
