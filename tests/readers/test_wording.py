"""The fixed phrases of the templates: texts with blanks, from the first folder that has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ttdn_publish.errors import ContentError
from ttdn_publish.findings import Place
from ttdn_publish.model.text import Blank, NoBreakSpace, Plain, Text
from ttdn_publish.readers.wording import read_wording
from ttdn_publish.workspace import packaged

NAME = "templates/bulletin/wording.yaml"


def folder(tmp_path: Path, words: str, name: str = "own") -> Path:
    (tmp_path / name).mkdir()
    (tmp_path / name / "wording.yaml").write_text(words, "utf-8")
    return tmp_path / name


def test_blanks_are_marked_and_the_line_is_kept(tmp_path: Path) -> None:
    own = folder(tmp_path, "# lời\nissue: Số {number}/{year}\npage: Trang\nonly: '{date}'\ntied: Số\u00a0{number}\n")
    assert read_wording([own], "bulletin") == {
        "issue": Text((Plain("Số "), Blank("number"), Plain("/"), Blank("year")), Place(NAME, 2)),
        "page": Text((Plain("Trang"),), Place(NAME, 3)),
        "only": Text((Blank("date"),), Place(NAME, 4)),
        "tied": Text((Plain("Số"), NoBreakSpace(), Blank("number")), Place(NAME, 5)),
    }


def test_the_first_folder_that_has_it_wins(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    own, other = folder(tmp_path, "page: Tờ\n"), folder(tmp_path, "page: Trang\n", "other")
    assert read_wording([tmp_path / "empty", own, other], "bulletin")["page"].plain == "Tờ"


def test_the_house_has_all_of_its_phrases() -> None:
    phrases = read_wording([packaged("templates") / "bulletin"], "bulletin")
    assert phrases["contents"].plain == "Mục lục"
    assert all(text.at.line for text in phrases.values())


@pytest.mark.parametrize(
    ("words", "rule", "line"),
    [("a: [\n", "BT01", 1), ("page: Trang\nnote: [a, b]\n", "BT04", 2), ("page:\n", "BT04", 1)],
)
def test_what_cannot_be_used_is_a_finding_with_its_line(tmp_path: Path, words: str, rule: str, line: int) -> None:
    with pytest.raises(ContentError) as caught:
        read_wording([folder(tmp_path, words)], "bulletin")
    assert [(f.rule.id, f.place) for f in caught.value.findings] == [(rule, Place(NAME, line))]


def test_no_wording_at_all_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_wording([tmp_path], "bulletin")
    assert [(f.rule.id, f.place.file) for f in caught.value.findings] == [("BT01", NAME)]
    with pytest.raises(ContentError, match="không đọc được"):
        read_wording([folder(tmp_path, "")], "bulletin")


def test_what_a_copy_lacks_comes_from_the_packaged_wording(tmp_path: Path) -> None:
    own, brought = tmp_path / "own", tmp_path / "brought"
    for folder, words in ((own, "contents: Trong số\n"), (brought, "contents: Mục lục\nsample: (mẫu)\n")):
        folder.mkdir()
        (folder / "wording.yaml").write_text(words, "utf-8")
    phrases = read_wording([own, brought], "bulletin")
    assert {key: text.plain for key, text in phrases.items()} == {"contents": "Trong số", "sample": "(mẫu)"}
