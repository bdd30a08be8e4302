"""The writers' guide cannot rot: its examples are read as they stand, and every key it names exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ttdn_publish.findings import Findings, Place
from ttdn_publish.model.body import Chart, Table
from ttdn_publish.model.bulletin import Article
from ttdn_publish.readers.body import read_body
from ttdn_publish.readers.bulletin import read_article
from ttdn_publish.readers.containers import CONTAINERS
from ttdn_publish.readers.schema import schemas
from ttdn_publish.readers.source import Source
from ttdn_publish.readers.structure import authored_fields

GUIDE = Path(__file__).resolve().parents[2] / "content" / "HUONG-DAN.md"
EXAMPLES = re.findall(r"```markdown\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)


def test_there_is_an_example_of_every_container() -> None:
    text = "\n".join(EXAMPLES)
    assert [c.name for c in CONTAINERS if f"::: {c.name}" not in text] == []


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.startswith(":::")])
def test_examples_are_read_without_a_finding(example: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("xuat-khau.csv", "gia.csv"):
        (tmp_path / "data" / name).write_text("Năm,Giá trị\n2016,1\n2017,2\n", "utf-8")
    findings = Findings()
    body = read_body(example, Place("HUONG-DAN.md", 1), Source(tmp_path, tmp_path, findings))
    assert [f.what() for f in findings] == []
    (block,) = body.blocks
    assert not isinstance(block, Chart | Table) or block.source


def test_the_example_article_is_read(tmp_path: Path) -> None:
    path = tmp_path / "articles" / "a.md"
    path.parent.mkdir()
    path.write_text(next(e for e in EXAMPLES if e.startswith("---")), "utf-8")
    findings = Findings()
    article = read_article(path, Source(tmp_path, tmp_path, findings))
    assert [f.what() for f in findings] == []
    assert article is not None
    assert article.footnotes["1"].plain == "Nội dung chú thích."


def test_every_key_of_the_article_table_exists() -> None:
    table = GUIDE.read_text("utf-8").partition("| Khóa | Ý nghĩa |")[2].partition("\n\n")[0]
    named = {
        key
        for line in table.splitlines()
        for key in re.findall(r"`([a-z]+)`", line.split("|")[1] if "|" in line else "")
    }
    assert named
    assert named - set(authored_fields(Article)) == set()


def test_schemas_know_the_keys_that_readers_know() -> None:
    made = schemas()
    properties = made["article"].get("properties") or made["article"]["$defs"]["Article"]["properties"]
    assert set(properties) == set(authored_fields(Article)) - {"at"}
    assert "at" not in made["issue"].get("required", [])
