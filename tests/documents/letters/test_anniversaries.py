"""Round anniversaries of a year, and the letters drafted for them: whole, honest, never written over another."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.documents.letters.made import MOMENT, correspondents, phrases
from ttdn_publish.cli.anniversaries import command
from ttdn_publish.cli.interface import Interface
from ttdn_publish.documents.anniversaries import round_anniversaries
from ttdn_publish.documents.letters.checking import check_letter
from ttdn_publish.documents.letters.congratulation import POST, addressee, country_name
from ttdn_publish.documents.letters.parts import letter_parts
from ttdn_publish.documents.letters.word import letter_document
from ttdn_publish.errors import ContentError
from ttdn_publish.findings import Findings
from ttdn_publish.language.codes import LANGUAGES
from ttdn_publish.model.anniversary import Relation
from ttdn_publish.model.document import Document
from ttdn_publish.model.text import State
from ttdn_publish.model.walk import texts
from ttdn_publish.production.anniversaries import anniversaries, draft_letters
from ttdn_publish.production.content import Content, document_edition_of, read_content
from ttdn_publish.readers.anniversaries import read_relations
from ttdn_publish.readers.source import Source
from ttdn_publish.translation.termbase import load_termbase
from ttdn_publish.workspace import Workspace, packaged

NAMED = {
    "uc": ("en", 45),
    "bi": ("fr", 45),
    "y": ("en", 45),
    "malaysia": ("en", 45),
    "ha-lan": ("en", 45),
    "phap": ("fr", 45),
    "israel": ("en", 25),
    "singapore": ("en", 45),
    "palau": ("en", 10),
    "canada": ("en", 45),
    "vuong-quoc-anh": ("en", 45),
    "nhat-ban": ("ja", 45),
    "nam-phi": ("en", 25),
}


def workspace(tmp_path: Path, table: str | None = None) -> Path:
    """A workspace with the registers that letters lean on."""
    content = tmp_path / "ws" / "content"
    content.mkdir(parents=True)
    for path in packaged("content").iterdir():
        if path.suffix in (".yaml", ".csv"):
            shutil.copy(path, content)
    if table is not None:
        (content / "anniversaries.csv").write_text(table, "utf-8")
    return content.parent


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The letters of 2018."""
    out = workspace(tmp_path_factory.mktemp("nam")) / "content" / "documents" / "2018"
    done = draft_letters(2018, out)
    assert [finding.what() for finding in done.findings] == []
    assert {path.name for path in done.written} == set(NAMED)
    return out


def opened(folder: Path) -> tuple[Content, Document]:
    content = read_content(Workspace.around(folder), folder)
    assert [finding.what() for finding in content.findings] == []
    assert isinstance(content.publication, Document)
    return content, content.publication


# ---- the calendar ----


def test_2018_has_nineteen_round_anniversaries_thirteen_of_them_named_in_the_plan(tmp_path: Path) -> None:
    days = anniversaries(2018, tmp_path)
    assert len(days) == 19
    assert [day.day for day in days] == sorted(day.day for day in days)
    named = {day.relation.country_code: day.years for day in days if day.named}
    assert named == {
        **dict.fromkeys(("JP", "GB", "FR", "AU", "BE", "IT", "NL", "MY", "SG", "CA"), 45),
        **dict.fromkeys(("IL", "ZA"), 25),
        "PW": 10,
    }
    assert all(day.years % 5 == 0 and day.day.year == 2018 for day in days)


def test_the_plan_of_one_year_names_nobody_in_another(tmp_path: Path) -> None:
    days = anniversaries(2023, tmp_path)
    assert len(days) == 19
    assert not any(day.named for day in days)


def test_every_row_is_read_and_writes_in_a_language_of_the_house() -> None:
    content, findings = packaged("content"), Findings()
    relations = read_relations(Source(content, content, findings))
    assert len(relations) == 60
    assert [finding.what() for finding in findings] == []
    assert {relation.language for relation in relations} <= set(LANGUAGES[1:])


def relation(day: date, note: str = "") -> Relation:
    return Relation(country_code="XX", country_vi="Xứ Mẫu (thử)", country_en="Sample", established=day, note=note)


def test_the_day_of_a_leap_year() -> None:
    leap = relation(date(1992, 2, 29))
    assert [day.day for day in round_anniversaries([leap], 2017)] == [date(2017, 2, 28)]
    assert [day.day for day in round_anniversaries([leap], 2032)] == [date(2032, 2, 29)]


def test_the_year_itself_and_those_before_have_no_anniversary() -> None:
    one = relation(date(2018, 1, 1), "Named in the 2018 plan")
    assert [round_anniversaries([one], year) for year in (2013, 2018, 2019)] == [[], [], []]
    assert one.name == "Xứ Mẫu"
    assert (one.named_in(2018), one.named_in(2023)) == (True, False)


def test_a_mistake_in_the_calendar_is_told_with_its_line(tmp_path: Path) -> None:
    table = "country_code,country_vi,country_en,established,language,source,note\nJP,Nhật Bản,Japan,hôm qua,ja,,\n,,,,,,\nFR,Pháp,France,,fr,,\n"
    with pytest.raises(ContentError) as caught:
        anniversaries(2018, workspace(tmp_path, table))
    assert [finding.place.line for finding in caught.value.findings] == [2, 4]


# ---- the letters ----


@pytest.mark.parametrize("name", NAMED)
def test_a_draft_is_read_without_a_mistake_and_invents_nothing(name: str, drafts: Path) -> None:
    content, document = opened(drafts / name)
    language, years = NAMED[name]
    assert (document.type, document.classification, document.sample) == ("thu-cong", "noi_bo", True)
    assert (document.number, document.date, document.symbol) == (None, None, "")
    assert document.languages == ("vi", language)
    assert [(s.post.plain, s.person, s.name.plain) for s in document.signers] == [(POST, "", "")]
    assert document.letter is not None
    someone = correspondents()[document.letter.to]
    assert (someone.sample, someone.name, someone.gender) == (True, "", None)
    day = document.day(MOMENT.date())
    assert list(check_letter(document, content.registers, content.correspondents, phrases("vi"), day)) == []
    words = " ".join(getattr(block, "text").plain for block in document.body)  # noqa: B009
    assert f"{years} năm" in words
    assert "tỉnh Tiền Giang" in words
    figures = [part for part in words.replace(")", " ").split() if part.isdecimal()]
    established = next(
        d.relation.established for d in anniversaries(2018, drafts) if (drafts / name).name in _slug(d.relation)
    )
    assert figures == [str(years), f"{established.day}", f"{established.month}", f"{established.year}"]


def _slug(one: Relation) -> str:
    from ttdn_publish.language.names import slug

    return slug(one.name)


@pytest.mark.parametrize("name", NAMED)
def test_every_sentence_is_a_draft_in_the_language_of_the_country(name: str, drafts: Path) -> None:
    content, document = opened(drafts / name)
    language = NAMED[name][0]
    edition = document_edition_of(content, language, moment=MOMENT)
    assert edition is not None
    assert edition.draft
    sentences = [s for text in texts(edition.document) for s in text.sentences]
    assert {(s.status.state, s.status.origin) for s in sentences} == {(State.DRAFT, "memory")}
    assert len(sentences) == 6
    letter = letter_parts(document, edition, content.correspondents, phrases(language), phrases("vi"))
    assert {finding.rule.id for finding in letter.findings} <= {"VB-E06", "VB-E07"}
    assert letter_document(letter, MOMENT)[:2] == b"PK"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("vuong-quoc-anh", "between Viet Nam and the United Kingdom (11 September 1973), I have the honour"),
        ("ha-lan", "the people of the Netherlands"),
        ("palau", "10th anniversary of the establishment of diplomatic relations between Viet Nam and Palau"),
        (
            "phap",
            "45e anniversaire de l'établissement des relations diplomatiques entre le Viet Nam et la France (12 avril 1973)",
        ),
        ("bi", "entre le Viet Nam et la Belgique"),
        ("nhat-ban", "ベトナムと日本の外交関係樹立45周年（1973年9月21日）に当たり、ティエンザン省人民委員会を代表し"),
    ],
)
def test_the_name_of_the_country_is_that_of_the_glossary(name: str, words: str, drafts: Path) -> None:
    (path,) = (drafts / name).glob("editions/*/noi-dung.md.xlf")
    assert words in path.read_text("utf-8")


def test_nothing_is_overwritten(drafts: Path) -> None:
    before = {path: path.read_bytes() for path in drafts.rglob("*") if path.is_file()}
    done = draft_letters(2018, drafts)
    assert done.written == ()
    assert {path.name for path in done.kept} == set(NAMED)
    assert {path: path.read_bytes() for path in drafts.rglob("*") if path.is_file()} == before


def test_one_that_is_missing_is_written_again(drafts: Path, tmp_path: Path) -> None:
    root = tmp_path / "ws"
    shutil.copytree(drafts.parent.parent.parent, root)
    out = root / "content" / "documents" / "2018"
    shutil.rmtree(out / "palau")
    (out / "phap" / "noi-dung.md").write_text("Sửa tay.\n", "utf-8")
    done = draft_letters(2018, out)
    assert [path.name for path in done.written] == ["palau"]
    assert (out / "phap" / "noi-dung.md").read_text("utf-8") == "Sửa tay.\n"
    assert not [path for path in out.iterdir() if path.name.startswith("ttdn-")]


def test_everyone_gets_a_letter_when_it_is_asked_for(tmp_path: Path) -> None:
    out = workspace(tmp_path) / "content" / "documents" / "2018"
    done = draft_letters(2018, out, everyone=True)
    assert len(done.written) == 19
    lacking = [finding.rule.id for finding in done.findings]
    assert lacking.count("VB-E03") == 6
    assert lacking.count("VB-E09") == 1
    assert {finding.severity for finding in done.findings if finding.rule.id == "VB-E03"} == {"error"}
    content, document = opened(out / "luxembourg")
    assert document.letter is not None
    assert document.letter.to == ""
    edition = document_edition_of(content, "fr", moment=MOMENT)
    assert edition is not None
    states = [s.status.state for text in texts(edition.document) for s in text.sentences]
    assert State.MISSING in states


def test_a_language_that_the_house_does_not_write_is_told(tmp_path: Path) -> None:
    table = (
        "country_code,country_vi,country_en,established,language,source,note\n"
        "DE,Đức,Germany,1973-09-23,de,,Named in the 2018 plan\n"
    )
    out = workspace(tmp_path, table) / "content" / "documents"
    done = draft_letters(2018, out)
    assert done.written == ()
    assert [(finding.place.line, finding.rule.id) for finding in done.findings] == [(2, "BT04")]


# ---- who and which country ----


def test_a_real_ambassador_comes_before_a_sample() -> None:
    known = correspondents()
    real = known["dai-su-fr"].__class__(id="thuc", country="FR", rank=known["dai-su-fr"].rank, name="A")
    assert (found := addressee("FR", known.values())) is not None
    assert found.id == "dai-su-fr"
    assert (found := addressee("FR", [*known.values(), real])) is not None
    assert found.id == "thuc"
    assert addressee("XX", known.values()) is None


def test_names_of_countries_stand_with_their_article() -> None:
    termbase = load_termbase([packaged("glossaries")], Findings())
    names = {
        language: country_name("Netherlands", language, termbase, phrases(language).anniversary)
        for language in ("en", "zh-Hans", "ja", "ko")
    }
    assert names == {"en": "the Netherlands", "zh-Hans": "荷兰", "ja": "オランダ", "ko": "네덜란드"}
    assert country_name("Luxembourg", "fr", termbase, phrases("fr").anniversary) == ""


def test_every_country_written_to_in_french_has_its_article_where_the_glossary_knows_it() -> None:
    termbase = load_termbase([packaged("glossaries")], Findings())
    content = packaged("content")
    relations = read_relations(Source(content, content, Findings()))
    names = [
        country_name(r.country_en, "fr", termbase, phrases("fr").anniversary) for r in relations if r.language == "fr"
    ]
    assert all(name.startswith(("la ", "le ", "l'", "les ")) for name in names if name)


# ---- the command ----


def run(*arguments: str, as_json: bool = False) -> int:
    code: int = command.main(list(arguments), obj=Interface("vi", as_json=as_json), standalone_mode=False)
    return code


def test_the_command_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("2018", "--folder", str(tmp_path)) == 0
    *days, total = capsys.readouterr().out.splitlines()
    assert len(days) == 19
    assert "12/04/2018  Pháp: 45 năm (có trong kế hoạch)" in days
    assert "25/01/2018  Phần Lan: 45 năm" in days
    assert total == "19 ngày kỷ niệm tròn năm, 13 nước có trong kế hoạch."


def test_the_command_drafts_and_tells_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = workspace(tmp_path) / "content" / "documents"
    assert run("2018", "--draft", str(out), as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert (len(told["anniversaries"]), len(told["written"]), told["kept"], told["findings"]) == (19, 13, [], [])
    japan = next(day for day in told["anniversaries"] if day["country_code"] == "JP")
    assert (japan["date"], japan["years"], japan["named"], japan["language"]) == ("2018-09-21", 45, True, "ja")
