"""The files of fixed phrases: whole, with sources, changed by staff, and every mistake in them told with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.documents.letters.made import FOREIGN, LANGUAGES, phrases
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import Finding
from ttdn_publish.model.letter import LetterKind, PartName
from ttdn_publish.readers.letter_phrases import FAMILY, read_letter_phrases
from ttdn_publish.workspace import packaged

HERE = packaged("templates") / FAMILY


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_tells_its_source_or_waits_for_a_reader(language: str) -> None:
    said = phrases(language)
    formulas = [formula for section in said.sections().values() for formula in section]
    assert formulas
    assert all(bool(formula.source) != formula.verify for formula in formulas)
    assert len(said.anniversary.sentences) == len(phrases("vi").anniversary.sentences) == 3


@pytest.mark.parametrize("language", FOREIGN)
def test_every_kind_of_letter_has_its_parts(language: str) -> None:
    for kind in LetterKind:
        parts = [look.part for look in phrases(language).parts if not look.kind or kind in look.kind]
        assert len(set(parts)) == len(parts), kind
        wanted = {PartName.BODY, PartName.NUMBER, PartName.ENCLOSURES, PartName.COPIES}
        assert wanted <= set(parts), kind
        # A note is not signed; Chinese ones name the sender where others have the seal alone.
        assert (PartName.SIGNATURE in parts) == (kind is not LetterKind.NOTE_VERBALE or language == "zh-Hans")


def test_a_copy_in_the_workspace_wins_as_a_whole_file(tmp_path: Path) -> None:
    own = tmp_path / FAMILY
    own.mkdir()
    text = (HERE / "en.yaml").read_text("utf-8").replace('"Dear {call},"', '"Dear {call}!"', 1)
    (own / "en.yaml").write_text(text, "utf-8")
    assert read_letter_phrases([own, HERE], "en").salutations[0].words == "Dear {call}!"
    assert read_letter_phrases([own, HERE], "fr") == phrases("fr")
    shutil.rmtree(own)
    assert read_letter_phrases([own, HERE], "en") == phrases("en")


def wrong(tmp_path: Path, old: str, new: str, language: str = "en") -> list[Finding]:
    """What is found in a file with ``old`` replaced; it must be refused."""
    text = (HERE / f"{language}.yaml").read_text("utf-8")
    assert old in text
    (tmp_path / f"{language}.yaml").write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        read_letter_phrases([tmp_path, HERE], language)
    return list(caught.value.findings)


def line_of(text: str, language: str = "en") -> int:
    return (HERE / f"{language}.yaml").read_text("utf-8").splitlines().index(text) + 1


@pytest.mark.parametrize(
    ("old", "new", "message", "way_out"),
    [
        ('  - {words: "Dear {call},", verify: true}', '  - {words: "Dear {call},"}', "chưa ghi nguồn", "verify: true"),
        ('  - {words: "Dear {call},", verify: true}', '  - {words: "Dear {cal},", verify: true}', "{cal}", "{call}"),
        (
            '  - {words: "Dear {call},", verify: true}',
            '  - {words: "Dear {call,", verify: true}',
            "Dear {call,",
            "ngoặc",
        ),
        (
            '  - {words: "Dear {call},", verify: true}',
            '  - {words: "Dear [{call},", verify: true}',
            "Dear [{call},",
            "ngoặc",
        ),
        (
            '  - {words: "Dear {call},", verify: true}',
            '  - {words: "Dear {call},", part: head, verify: true}',
            "part",
            "labels",
        ),
        (
            '  - {words: "Dear {call},", verify: true}',
            '  - {words: "Dear {call},", rank: [king], verify: true}',
            "king",
            "ambassador",
        ),
        ('  - {words: "Dear {call},", verify: true}', '  - {wrods: "x", verify: true}', "wrods", "words"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, message: str, way_out: str) -> None:
    findings = wrong(tmp_path, old, new)
    (finding,) = [f for f in findings if f.place.line == line_of(old)]
    assert finding.place.file == "templates/letters/en.yaml"
    assert message in finding.what()
    assert way_out in finding.way_out()


def test_two_phrases_for_one_case_are_told(tmp_path: Path) -> None:
    line = '  - {rank: [ambassador, minister], words: "{call},", verify: true}'
    again = '\n  - {rank: [minister, mayor], words: "Dear {call},", verify: true}'
    (finding,) = wrong(tmp_path, line, line + again)
    assert finding.place.line == line_of(line) + 1
    assert f"dòng {line_of(line)}" in finding.what()


def test_a_section_without_a_phrase_for_everybody_is_told(tmp_path: Path) -> None:
    (finding,) = wrong(tmp_path, '  - {words: "Dear {call},", verify: true}\n', "")
    assert "salutations" in finding.what()


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    text = (HERE / "en.yaml").read_text("utf-8")
    text = text.replace("Dear {call}", "Dear {cal}", 1).replace(
        "{part: subject, bold: true", "{part: sujbect, bold: true", 1
    )
    text = text.replace("language: en", "language: fr", 1)
    (tmp_path / "en.yaml").write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        read_letter_phrases([tmp_path], "en")
    assert ["sujbect" in finding.what() for finding in caught.value.findings] == [True]
    (tmp_path / "en.yaml").write_text(text.replace("sujbect", "subject"), "utf-8")
    with pytest.raises(ContentError) as caught:
        read_letter_phrases([tmp_path], "en")
    assert len(caught.value.findings) == 2


@pytest.mark.parametrize("text", ["", "a: [", "a: *b\n"])
def test_a_file_that_is_no_yaml_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "en.yaml").write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        read_letter_phrases([tmp_path], "en")
    assert [finding.place.file for finding in caught.value.findings] == ["templates/letters/en.yaml"]


def test_a_language_without_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        read_letter_phrases([tmp_path, HERE], "de")
    assert [finding.place.file for finding in caught.value.findings] == ["templates/letters/de.yaml"]
