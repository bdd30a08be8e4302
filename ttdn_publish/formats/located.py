"""YAML with places: every value remembers its line. The one door to PyYAML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_

MAX_DEPTH = 40
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class YamlProblem(PublishError):
    """The text is not the YAML that this house reads. ``line`` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Located:
    """A YAML value with its line (from 1). A scalar is text as written or ``None``; nothing is guessed.

    Guessing is what makes ``NO`` a boolean and ``0273`` an octal number; the reader's types decide instead.
    """

    value: str | list[Located] | dict[str, Located] | None
    line: int
    key_lines: dict[str, int] = field(default_factory=dict)

    def raw(self) -> Any:
        """The value as plain lists, dicts and text, without places."""
        if isinstance(self.value, dict):
            return {key: item.raw() for key, item in self.value.items()}
        if isinstance(self.value, list):
            return [item.raw() for item in self.value]
        return self.value

    def line_of(self, path: tuple[int | str, ...]) -> int:
        """The line of what ``path`` leads to, or of the last step that exists."""
        node = self
        line = self.line
        for step in path:
            if isinstance(node.value, dict) and step in node.value:
                line = node.key_lines.get(str(step), node.line)
                node = node.value[str(step)]
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.line
            else:
                break
        return line


def parse(text: str, *, first_line: int = 1) -> Located | None:
    """The one YAML document in ``text``, or ``None`` when it is empty. ``first_line`` is where ``text`` begins.

    Anchors and aliases are refused (they make cycles and explosions), so are tags, repeated keys and deep nesting.
    Raises :class:`YamlProblem`.
    """
    offset = first_line - 1
    try:
        loader = _Loader(text)
        _refuse_aliases(text, offset)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        last = max(len(text.splitlines()), 1)
        if mark is not None and mark.line >= last:  # what was never closed was opened earlier
            mark = error.context_mark or mark
        line = (min(mark.line + 1, last) if mark else 1) + offset
        raise YamlProblem(_explain(error), line) from error
    except yaml.YAMLError as error:
        raise YamlProblem(N_("có ký tự không được phép trong YAML"), first_line) from error
    except RecursionError as error:
        raise YamlProblem(N_("lồng nhau quá sâu"), first_line) from error
    return None if node is None else _locate(node, offset, 0)


def load(text: str) -> Any:
    """The plain values (text, numbers, lists, dicts) of trusted-shape YAML such as design tokens.

    Raises :class:`YamlProblem` as :func:`parse` does.
    """
    parse(text)
    return yaml.load(text, Loader=_Loader)


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _refuse_aliases(text: str, offset: int) -> None:
    if "*" not in text and "&" not in text and "!" not in text:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = (event.start_mark.line if event.start_mark else 0) + 1 + offset
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlProblem(
                N_("không dùng dấu & và * (neo và tham chiếu YAML); hãy đặt giá trị trong dấu ngoặc kép"), line
            )
        if getattr(event, "tag", None) not in (None, "!"):
            raise YamlProblem(N_("không dùng dấu ! (thẻ YAML); hãy đặt giá trị trong dấu ngoặc kép"), line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise YamlProblem(N_("lồng nhau quá sâu"), line)


def _locate(node: Any, offset: int, depth: int) -> Located:
    line = node.start_mark.line + 1 + offset
    if depth > MAX_DEPTH:
        raise YamlProblem(N_("lồng nhau quá sâu"), line)
    if isinstance(node, yaml.ScalarNode):
        plain = not node.style  # None or '', as the loader likes
        return Located(None if plain and node.value in _NULLS else node.value, line)
    if isinstance(node, yaml.SequenceNode):
        return Located([_locate(item, offset, depth + 1) for item in node.value], line)
    values: dict[str, Located] = {}
    lines: dict[str, int] = {}
    for key_node, value_node in node.value:
        key_line = key_node.start_mark.line + 1 + offset
        if not isinstance(key_node, yaml.ScalarNode):
            raise YamlProblem(N_("khóa phải là một từ"), key_line)
        if key_node.value in values:
            raise YamlProblem(N_("khóa “{key}” bị lặp lại").format(key=key_node.value), key_line)
        values[key_node.value] = _locate(value_node, offset, depth + 1)
        lines[key_node.value] = key_line
    return Located(values, line, lines)


def _explain(error: yaml.MarkedYAMLError) -> str:
    problem = error.problem or ""
    if "tab" in problem or "cannot start any token" in problem:
        return N_("dùng dấu cách để thụt dòng, không dùng phím Tab")
    if "mapping values are not allowed" in problem:
        return N_("dấu hai chấm ở giữa giá trị: hãy đặt cả giá trị trong dấu ngoặc kép")
    if "could not find expected ':'" in problem:
        return N_("thiếu dấu hai chấm sau tên khóa")
    if "found unexpected end of stream" in problem or "quoted scalar" in (error.context or ""):
        return N_("dấu ngoặc kép mở mà không đóng")
    if "expected <block end>" in problem or "did not find expected key" in problem:
        return N_("thụt dòng không thẳng hàng với dòng trên")
    if "expected ',' or" in problem or "flow" in (error.context or ""):
        return N_("dấu ngoặc [ ] hoặc { } mở mà không đóng, hoặc thiếu dấu phẩy")
    return N_("cú pháp YAML không đúng")
