"""The register of correspondents: read with its mistakes; what the package brings along names nobody real."""

from __future__ import annotations

from pathlib import Path

import pytest

from ttdn_publish.findings import Findings
from ttdn_publish.model.correspondent import Gender, Known, Rank
from ttdn_publish.readers.correspondents import CORRESPONDENTS, read_correspondents
from ttdn_publish.readers.source import Source
from ttdn_publish.workspace import packaged


def read(folder: Path, text: str) -> tuple[dict[str, object], list[tuple[int | None, str]]]:
    (folder / CORRESPONDENTS).write_text(text, "utf-8")
    findings = Findings()
    found = read_correspondents(Source(folder, folder, findings))
    return dict(found), [(finding.place.line, finding.rule.id) for finding in findings]


def test_everybody_in_the_package_is_a_sample() -> None:
    content, findings = packaged("content"), Findings()
    found = read_correspondents(Source(content, content, findings))
    assert [finding.what() for finding in findings] == []
    assert len(found) == 21
    for someone in found.values():
        assert someone.sample
        assert someone.source
        assert someone.vi.body or someone.vi.post
        assert not someone.name or any(
            word in someone.name for word in ("Mihon", "Exemple", "Gyeonbon", "Sample", "Modèle")
        )
    assert {someone.rank for someone in found.values()} == set(Rank)
    assert {someone.known() for someone in found.values()} == set(Known)
    assert {someone.gender for someone in found.values()} == {*Gender, None}


def test_a_correspondent_by_language(tmp_path: Path) -> None:
    text = "- id: a\n  country: JP\n  rank: mayor\n  gender: f\n  name: A B\n  ja: {name: 甲, post: 市長, address: [一, 二]}\n"
    found, wrong = read(tmp_path, text)
    assert wrong == []
    someone = found["a"]
    assert someone.form("ja").address == ("一", "二")  # type: ignore[attr-defined]
    assert someone.form("zh-Hans").name == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("- id: a\n  country: JP\n  rank: king\n", [(3, "BT04")]),
        ("- id: a\n  country: JP\n  rank: mayor\n  gender: x\n", [(4, "BT04")]),
        ("- id: a\n  country: JP\n", [(1, "BT03")]),
        ("- id: a\n  country: JP\n  rank: mayor\n  en: {psot: Mayor}\n", [(4, "BT02")]),
        ("- id: a\n  country: JP\n  rank: mayor\n- id: a\n  country: FR\n  rank: head\n", [(4, "BT04")]),
        ("a: b\n", [(1, "BT04")]),
    ],
)
def test_mistakes_are_told_with_their_lines(tmp_path: Path, text: str, wrong: list[tuple[int, str]]) -> None:
    assert read(tmp_path, text)[1] == wrong


def test_a_workspace_without_a_register_has_nobody(tmp_path: Path) -> None:
    findings = Findings()
    assert read_correspondents(Source(tmp_path, tmp_path, findings)) == {}
    assert len(findings) == 0
