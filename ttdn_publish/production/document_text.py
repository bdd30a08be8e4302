"""The files of a document folder as people edit them: ``document.yaml`` with a comment for every key, and Markdown bodies.

What is written here is read back by :mod:`ttdn_publish.readers.document` as the same words in the same order.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ttdn_publish.documents.recognising.recognised import RecognisedAnnex, Typed
from ttdn_publish.formats.typed.line import TypedCell, TypedLine, TypedRun
from ttdn_publish.formats.written_markdown import emphasised, escaped, table
from ttdn_publish.formats.written_yaml import Value, comment, entry
from ttdn_publish.language.levels import Level, marker
from ttdn_publish.model.document import Detail, Document
from ttdn_publish.model.text import Text
from ttdn_publish.production.document_keys import KEYS
from ttdn_publish.regulations.documents import DetailRule, DocumentType

_HEAD = (
    "Văn bản: {name}. Nội dung ở noi-dung.md, mỗi dòng một đoạn; phụ lục ở phu-luc-1.md, phu-luc-2.md.",
    "Điều chưa biết thì để trống; không tự đặt số, ngày, tên người ký.",
)
_MORE = "Các khóa sau chỉ dùng khi cần: bỏ dấu # ở đầu dòng và sửa giá trị."
#: Levels that stand apart from what is above them.
_APART = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE, Level.HEADING})
#: What a line of words may begin with and the reader would take for something else; a backslash before it says that it is not.
_HEADS_OF_BLOCKS = ("|", ":::", "\\")


def document_yaml(document: Document, kind: DocumentType, remarks: Mapping[str, str]) -> str:
    """``document.yaml`` for ``document``; ``remarks`` tell by key where a value comes from."""
    lines = [comment(line.format(name=kind.name)) for line in _HEAD]
    later = [comment(_MORE)]
    for key in KEYS:
        value = getattr(document, key.name)
        asked = key.name == "details" and bool(_rules(kind))
        default = next(f.default for f in dataclasses.fields(document) if f.name == key.name)
        if key.shown or asked or value != default:
            lines += ["", comment(key.about)]
            if remark := remarks.get(key.name):
                lines.append(comment(f"{remark[:1].upper()}{remark[1:]}."))
            lines += _details(document, kind) if key.name == "details" else entry(key.name, _plain(value))
        else:
            later += ["", comment(key.about), comment(f"{key.name}: {key.example}")]
    return "\n".join([*lines, "", *later, ""])


def body_text(blocks: Sequence[Typed]) -> str:
    """``noi-dung.md`` for ``blocks``: a line a paragraph, labels as they were typed."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, TypedLine):
            found = marker(block.text)
            apart = found is not None and found.level in _APART
            lines += [*([""] if apart and lines else []), line_text(block)]
        else:
            lines += ["", *table([[_cell(cell) for cell in row] for row in block.rows]), ""]
    return "\n".join([*lines, ""]).lstrip("\n")


def annex_text(annex: RecognisedAnnex) -> str:
    """``phu-luc-n.md``: the title above, the body below."""
    front = entry("title", _plain(annex.annex.title))
    front += entry("landscape", "true") if annex.annex.landscape else []
    return "\n".join(["---", *front, "---", "", body_text(annex.body)])


def line_text(line: TypedLine) -> str:
    """A line of a body. Bold and italic stay where they mark out words: a whole labelled line looks as its level asks."""
    found = marker(line.text)
    words = line.text if found is None else found.words
    label = line.text[: len(line.text) - len(words)]
    runs = _behind(line, len(label))
    if not runs and found is None and (line.bold or line.italic):
        runs = [TypedRun(words, line.bold, line.italic)]
    written = label + emphasised(runs)
    again = marker(written)
    if not runs or (again and again.label) != (found and found.label):
        written = label + escaped(words)
    return "\\" + written if written.startswith(_HEADS_OF_BLOCKS) else written


def _behind(line: TypedLine, start: int) -> list[TypedRun]:
    """The runs of the words behind a label, where they have more than one look."""
    left = start - (len(line.label) + 1 if line.label else 0)
    runs: list[TypedRun] = []
    for run in line.runs:
        text = run.text[max(left, 0) :]
        left -= len(run.text)
        if text:
            runs.append(dataclasses.replace(run, text=text))
    looks = {(run.bold, run.italic) for run in runs if run.text.strip()}
    return runs if len(looks) > 1 else []


def _cell(cell: TypedCell) -> str:
    return " ".join(emphasised(line.runs) if line.runs and not line.label else escaped(line.text) for line in cell)


def _rules(kind: DocumentType) -> tuple[DetailRule, ...]:
    return (*kind.form.details, *kind.form.after)


def _details(document: Document, kind: DocumentType) -> Iterator[str]:
    """The lines of the form in its order: those that are known or must be, and the others as comments."""
    given = {detail.key: detail for detail in document.details}
    known = [rule.key in given or rule.required for rule in _rules(kind)]
    yield "details:" if any(known) else comment("details:")
    for rule, live in zip(_rules(kind), known, strict=True):
        label = rule.label.strip(" :").replace("{sender}", "…")
        yield f"  {comment(label + (' (bắt buộc)' if rule.required else ''))}"
        detail = given.get(rule.key, Detail(key=rule.key))
        lines = ["- " + entry("key", rule.key)[0]]
        if detail.text or not (rule.list or detail.items):
            lines += [f"  {line}" for line in entry("text", _plain(detail.text))]
        if detail.items or (rule.list and not detail.text):
            lines += [f"  {line}" for line in entry("items", _plain(detail.items))]
        yield from (f"  {line if live else comment(line)}" for line in lines)


def _plain(value: Any) -> Value:
    """A value of the model as it is written in YAML: texts as Markdown, fields of a record that say nothing left out."""
    if isinstance(value, Text):
        return escaped(value.plain)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and hasattr(value, "at"):
        fields = [f for f in dataclasses.fields(value) if not f.metadata.get("derived")]
        return {f.name: _plain(one) for f in fields if (one := getattr(value, f.name)) != f.default}
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
