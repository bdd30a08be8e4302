"""The guide to documents cannot rot: its examples are read as they stand, its tables are those of the regulations."""

from __future__ import annotations

import re
from pathlib import Path

from tests.documents.samples import FOLDER
from ttdn_publish.findings import Findings
from ttdn_publish.language.levels import Level
from ttdn_publish.model.body import Paragraph, Table
from ttdn_publish.model.document import Annex, Document, Provision
from ttdn_publish.readers.document import read_document
from ttdn_publish.readers.source import Source
from ttdn_publish.readers.structure import authored_fields
from ttdn_publish.regulations.documents import DetailRule, DocumentRules, rule_sets

GUIDE = (FOLDER / "HUONG-DAN-VAN-BAN.md").read_text("utf-8")
_FRONTS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
_BODIES = re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)
_OLD, _NEW = rule_sets()
_TYPES = {**_OLD.types, **_NEW.types}


def _rows(heading: str) -> list[list[str]]:
    """The rows of the table under a heading."""
    section = re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL).partition(f"\n## {heading}")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def _read(folder: Path, front: str, **bodies: str) -> Document:
    (folder / "data").mkdir()
    (folder / "data" / "gia.csv").write_text("Mặt hàng,Giá\nGạo,1\n", "utf-8")
    (folder / "document.yaml").write_text(front, "utf-8")
    for name, text in bodies.items():
        (folder / f"{name.replace('_', '-')}.md").write_text(text, "utf-8")
    findings = Findings()
    document = read_document(Source(folder, folder, findings))
    assert [finding.what() for finding in findings] == []
    assert document is not None
    return document


def test_the_examples_are_read_without_a_finding(tmp_path: Path) -> None:
    body, table, annex = _BODIES
    document = _read(tmp_path, f"{_FRONTS[0]}{_FRONTS[1]}", noi_dung=body + table, phu_luc_1=annex)
    levels = [block.level for block in document.body if isinstance(block, Provision)]
    assert set(levels) == set(Level) - {Level.PART, Level.SUBSECTION, Level.HEADING, Level.SUBCLAUSE}
    assert [b.text.plain for b in document.body if isinstance(b, Paragraph)] == ["1. Dòng này không phải là khoản."]
    assert len([block for block in document.body if isinstance(block, Table)]) == 2
    assert document.annexes[0].landscape
    assert [detail.key for detail in document.details] == ["kinh-moi", "thoi-gian"]


def test_the_table_of_keys_is_whole() -> None:
    named = [row[0].strip("`") for row in _rows("2. ")]
    assert sorted(named) == sorted(key for key in authored_fields(Document) if key != "at")
    keys = [row[0].strip("`") for row in _rows("5. ")]
    assert sorted(keys) == sorted(key for key in authored_fields(Annex) if key != "at")


def test_the_table_of_types_is_that_of_the_regulations() -> None:
    told = {row[0].strip("`"): row[2:] for row in _rows("6. ")}

    def code(rules: DocumentRules, kind: str) -> str:
        if kind not in rules.types:
            return "không còn"
        return rules.types[kind].code or ("không số" if rules.types[kind].form.numberless else "–")

    assert told == {kind: [code(_NEW, kind), code(_OLD, kind)] for kind in _TYPES}


def test_the_table_of_lines_is_that_of_the_forms() -> None:
    def written(rules: tuple[DetailRule, ...]) -> list[str]:
        return [rule.key + "*" * rule.required for rule in rules]

    told = {
        row[0].strip("`"): [[key + star for key, star in re.findall(r"`([a-z-]+)`(\*?)", cell)] for cell in row[1:]]
        for row in _rows("7. ")
    }
    forms = {t.id: t.form for t in _TYPES.values()}
    assert told == {
        kind: [written(form.details), written(form.after)] for kind, form in forms.items() if form.details or form.after
    }
