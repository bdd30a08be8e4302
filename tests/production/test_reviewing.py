"""Review kits, the whole way: out of an issue, through somebody's Word, and back into the translations."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.conftest import MiniWorkspace
from tests.formats import kits
from tests.formats.kits import edited, rows, target, words, write
from tests.production.walk import approve_everything
from ttdn_publish.cli import group
from ttdn_publish.cli.interface import Interface
from ttdn_publish.errors import ContentError, SecrecyStop
from ttdn_publish.findings import Findings
from ttdn_publish.formats.review_docx.left import w
from ttdn_publish.formats.review_docx.reader import read_kit
from ttdn_publish.formats.review_docx.spans import words as said
from ttdn_publish.model.text import VIETNAM_TIME, State, plain
from ttdn_publish.production.content import read_content
from ttdn_publish.production.reviewed import KitsTaken, review_in
from ttdn_publish.production.reviewing import review_out
from ttdn_publish.translation.library import aligned
from ttdn_publish.translation.stored import Claim, Comment, StoredSegment, StoredUnit
from ttdn_publish.workspace import Workspace

WHEN = datetime(2018, 3, 6, 8, tzinfo=VIETNAM_TIME)
BY = "Trần Thị Mẫu"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in no workspace: the checkout is one too."""
    monkeypatch.chdir(tmp_path)


def out(mini: MiniWorkspace, language: str = "en", **more: Any) -> Path:
    (made,) = review_out(mini.issue, [language], moment=WHEN, **more)
    assert made.path is not None
    return made.path


def change(path: Path, do: Callable[[Any], None]) -> Path:
    path.write_bytes(edited(path.read_bytes(), do))
    return path


def back(path: Path, **more: Any) -> KitsTaken:
    more.setdefault("by", BY)
    (taken,) = review_in([path], moment=WHEN, **more)
    return taken


def units(mini: MiniWorkspace, language: str = "en") -> dict[str, StoredUnit]:
    """The stored units of the issue, by id."""
    content = read_content(Workspace(mini.root), mini.issue)
    translation = aligned(content.library.collections[0], language, Findings())
    return {unit.id: unit for file in translation.files.values() for unit in file}


def stored(mini: MiniWorkspace, path: Path, number: int, language: str = "en") -> StoredSegment:
    """The sentence of a row of the kit, as it is stored now."""
    key = next(row.key for row in read_kit(path.read_bytes()).rows if row.key.number == number)
    return units(mini, language)[key.unit].segments[int(key.segment) - 1]


def everything(mini: MiniWorkspace) -> dict[str, bytes]:
    """All translations and records, byte by byte."""
    return {
        str(path.relative_to(mini.root)): path.read_bytes()
        for folder in ("content", "templates")
        for path in sorted((mini.root / folder).rglob("*"))
        if path.is_file()
    }


def row_with(path: Path, part: str) -> int:
    """The number of the first row whose translation has ``part`` in it."""
    return next(row.key.number for row in read_kit(path.read_bytes()).rows if part in said(row.target))


def test_a_kit_goes_out_and_comes_back_whole(mini: MiniWorkspace) -> None:
    path = out(mini)
    assert path == mini.root / "out" / "mau" / "mau-en-soat.docx"
    before = everything(mini)
    taken = back(path)
    assert (taken.changed, taken.read, taken.remarks, taken.findings, taken.written) == (0, 0, 0, (), ())
    assert taken.same > 150
    assert everything(mini) == before


def test_every_language_goes_out_and_comes_back(mini: MiniWorkspace) -> None:
    made = review_out(mini.issue, ["en", "fr", "zh-Hans", "ja", "ko"], moment=WHEN)
    before = everything(mini)
    taken = review_in([one.path for one in made if one.path], by=BY, moment=WHEN)
    assert [one.language for one in taken] == ["en", "fr", "zh-Hans", "ja", "ko"]
    assert all(one.changed == one.read == 0 and not one.findings for one in taken)
    assert everything(mini) == before


def test_what_a_reviewer_did_is_taken(mini: MiniWorkspace) -> None:
    path = out(mini)
    tien = row_with(path, "Tien River, a road")
    office = row_with(path, "⟦r1⟧")

    def review(root: Any) -> None:
        write(rows(root)[tien], words("The Tien, ") + f'<w:ins w:id="1" {kits.WHO}>{words("a way to the sea")}</w:ins>')
        kits.tick(rows(root)[office])

    old = stored(mini, path, office)
    taken = back(change(path, review))
    assert (taken.changed, taken.read, taken.language, taken.by) == (1, 1, "en", (BY,))
    new = stored(mini, path, tien)
    assert (plain(new.target or ()), new.claim, new.by, new.origin) == (
        "The Tien, a way to the sea",
        Claim.REVIEWED,
        BY,
        "person",
    )
    assert new.at == "2018-03-06T08:00:00+07:00"
    read = stored(mini, path, office)
    assert (read.target, read.origin, read.claim, read.by) == (old.target, old.origin, Claim.REVIEWED, BY)


def test_the_fixed_phrases_can_be_reviewed_too(mini: MiniWorkspace) -> None:
    path = out(mini)
    phrase = row_with(path, "Contents")
    taken = back(change(path, lambda root: write(rows(root)[phrase], words("In this number"))))
    assert taken.changed == 1
    assert {file.relative_to(mini.root).parts[:3] for file in taken.written} == {("templates", "bulletin", "editions")}


def test_a_second_kit_shows_what_the_first_brought(mini: MiniWorkspace) -> None:
    path = out(mini)
    number = row_with(path, "Tien River, a road")

    def review(root: Any) -> None:
        kits.tick(rows(root)[number])

    data = path.read_bytes()
    comment = f'<w:comment w:id="0" {kits.WHO}><w:p><w:r><w:t>Hay.</w:t></w:r></w:p></w:comment>'
    text = kits.parts(data).get("word/comments.xml")
    assert text is None  # no comments yet: the part is made when there are
    path.write_bytes(_with_first_comment(edited(data, review), comment, number))
    taken = back(path)
    assert (taken.remarks, taken.read) == (1, 1)
    assert [f.rule.id for f in taken.findings] == ["DT49"]
    again = out(mini)
    assert again.name == "mau-en-soat-2.docx"  # the first one has been worked in
    row = next(row for row in read_kit(again.read_bytes()).rows if row.key.number == number)
    assert [(r.text, r.by) for r in row.remarks] == [("Hay.", BY)]
    assert units(mini)[row.key.unit].comments == (Comment("Hay.", BY, "2018-03-05T09:00:00"),)
    assert back(again).remarks == 0


def _with_first_comment(data: bytes, comment: str, number: int) -> bytes:
    space = f'xmlns:w="{kits.NAMESPACES["w"]}"'
    found = kits.parts(data)
    found["word/comments.xml"] = f"<w:comments {space}>{comment}</w:comments>".encode()
    relations = found["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    link = f'<Relationship Id="rC" Type="{kind}" Target="comments.xml"/></Relationships>'
    found["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", link).encode()
    types = found["[Content_Types].xml"].decode()
    override = '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>'
    found["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    from ttdn_publish.formats.ooxml import pack

    reference = kits.xml('<w:r><w:commentReference w:id="0"/></w:r>')
    return edited(pack(found), lambda root: target(rows(root)[number]).extend(reference))


def test_a_kit_that_nobody_touched_is_written_over(mini: MiniWorkspace) -> None:
    first = out(mini)
    assert out(mini) == first
    change(first, lambda root: kits.tick(rows(root)[1]))
    kept = first.read_bytes()
    second = out(mini)
    assert second != first
    assert first.read_bytes() == kept


# ---- nothing is lost ----


def test_damage_in_one_row_of_one_kit_stops_everything(mini: MiniWorkspace) -> None:
    english, french = out(mini), out(mini, "fr")
    change(english, lambda root: write(rows(root)[1], words("Something good")))
    office = row_with(french, "⟦r1⟧")

    def harm(root: Any) -> None:
        write(rows(root)[office], words("Sans code"))
        next(kits.cells(rows(root)[2])[1].iter(w("t"))).text = "Câu khác"

    change(french, harm)
    before = everything(mini)
    with pytest.raises(ContentError) as refused:
        review_in([english, french], by=BY, moment=WHEN)
    assert [(f.rule.id, str(f.place)) for f in refused.value.findings] == [("DT41", "mau-fr-soat.docx:2")]
    assert everything(mini) == before
    change(
        french, lambda root: next(kits.cells(rows(root)[2])[1].iter(w("t"))).__setattr__("text", _source(mini, french))
    )
    with pytest.raises(ContentError) as refused:
        review_in([english, french], by=BY, moment=WHEN)
    assert [(f.rule.id, f.place.line) for f in refused.value.findings] == [("DT43", office)]
    assert everything(mini) == before


def _source(mini: MiniWorkspace, path: Path) -> str:
    return plain(stored(mini, path, 2, "fr").source)


def test_an_approved_sentence_is_kept(mini: MiniWorkspace) -> None:
    approve_everything(mini.issue, ["en"])
    path = out(mini)
    number = row_with(path, "Tien River, a road")
    old = stored(mini, path, number)
    change(path, lambda root: write(rows(root)[number], words("Another headline")))
    taken = back(path)
    assert [(f.rule.id, f.place.line) for f in taken.findings] == [("DT45", number)]
    assert (taken.changed, stored(mini, path, number)) == (0, old)
    over = back(path, over_approved=True)
    assert over.changed == 1
    assert plain(stored(mini, path, number).target or ()) == "Another headline"


def test_what_changed_at_home_meanwhile_is_kept(mini: MiniWorkspace) -> None:
    one, two = out(mini), mini.root / "ban-hai.docx"
    number = row_with(one, "Tien River, a road")
    two.write_bytes(one.read_bytes())
    change(one, lambda root: write(rows(root)[number], words("Theirs")))
    change(two, lambda root: write(rows(root)[number], words("Ours")))
    assert back(two).changed == 1
    taken = back(one)
    assert [(f.rule.id, f.place.line) for f in taken.findings] == [("DT46", number)]
    assert plain(stored(mini, one, number).target or ()) == "Ours"


def test_a_source_that_was_edited_meanwhile(mini: MiniWorkspace) -> None:
    path = out(mini, articles=["bai-mau"])
    number = row_with(path, "Tien River, a road")
    change(path, lambda root: write(rows(root)[number], words("The Tien, a way to the sea")))
    mini.edit("articles/bai-mau.md", "Sông Tiền, con đường mở ra biển", "Sông Tiền, con đường ra biển lớn")
    taken = back(path)
    assert ("DT47", number) in [(f.rule.id, f.place.line) for f in taken.findings]
    new = stored(mini, path, number)
    assert (plain(new.target or ()), new.outdated) == ("The Tien, a way to the sea", True)


# ---- who, where, which ----


def test_the_name_of_the_reviewer(mini: MiniWorkspace) -> None:
    path = change(out(mini), lambda root: kits.tick(rows(root)[1]))
    for nobody in ("", "Microsoft Office User", "ttdn_publish", "1234", "<b>"):
        with pytest.raises(ContentError) as refused:
            back(path, by=nobody)
        assert "--by" in refused.value.findings[0].what()
    core = kits.parts(path.read_bytes())["docProps/core.xml"].decode()
    saved = core.replace("<cp:lastModifiedBy/>", f"<cp:lastModifiedBy>{BY}</cp:lastModifiedBy>").replace(
        "<cp:lastModifiedBy></cp:lastModifiedBy>", f"<cp:lastModifiedBy>{BY}</cp:lastModifiedBy>"
    )
    path.write_bytes(kits.with_part(path.read_bytes(), "docProps/core.xml", saved.encode()))
    assert back(path, by="").by == (BY,)


def properties(path: Path, old: str, new: str) -> Path:
    text = kits.parts(path.read_bytes())["docProps/custom.xml"].decode()
    assert old in text
    path.write_bytes(kits.with_part(path.read_bytes(), "docProps/custom.xml", text.replace(old, new).encode()))
    return path


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (">en<", ">xx<", "ngôn ngữ"),
        (">en<", ">vi<", "ngôn ngữ"),
        (">en<", ">fr<", "danh sách hàng"),
        ("content/bulletins/mau|", "content/bulletins/khac|", "danh sách hàng"),
    ],
)
def test_a_kit_that_says_it_is_of_something_else(mini: MiniWorkspace, old: str, new: str, reason: str) -> None:
    path = properties(out(mini), old, new)
    before = everything(mini)
    with pytest.raises(ContentError) as refused:
        back(path)
    assert [f.rule.id for f in refused.value.findings][:1] in (["DT40"], ["DT41"])
    assert everything(mini) == before


def test_a_kit_of_another_workspace(mini: MiniWorkspace, tmp_path: Path) -> None:
    path = out(mini)
    other = tmp_path / "khac"
    (other / "content" / "bulletins").mkdir(parents=True)
    with pytest.raises(ContentError) as refused:
        back(path, workspace=other)
    assert "content/bulletins/mau" in refused.value.findings[0].what()


def test_bad_files_change_nothing(mini: MiniWorkspace, tmp_path: Path) -> None:
    good = change(out(mini), lambda root: write(rows(root)[1], words("New")))
    before = everything(mini)
    bad = tmp_path / "hong.docx"
    for content in (b"", b"x", good.read_bytes()[:900]):
        bad.write_bytes(content)
        with pytest.raises(ContentError) as refused:
            review_in([good, bad, tmp_path / "khong-co.docx"], by=BY, moment=WHEN)
        assert [(f.rule.id, f.place.file) for f in refused.value.findings] == [
            ("DT40", "hong.docx"),
            ("DT40", "khong-co.docx"),
        ]
        assert everything(mini) == before


# ---- what goes out ----


def test_only_what_is_asked_for(mini: MiniWorkspace) -> None:
    whole = read_kit(out(mini).read_bytes())
    article = read_kit(out(mini, articles=["bai-mau"]).read_bytes())
    assert 0 < len(article.rows) < len(whole.rows)
    (none,) = review_out(mini.issue, ["en"], only=[State.APPROVED], moment=WHEN)
    assert (none.path, none.sentences) == (None, 0)
    with pytest.raises(ContentError, match="khong-co"):
        out(mini, articles=["khong-co"])


def xml(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


def test_what_is_not_public_stays_in_the_house(mini: MiniWorkspace) -> None:
    mini.edit("articles/bai-mau.md", "classification: cong_khai", "classification: noi_bo")
    (made,) = review_out(mini.issue, ["en"], moment=WHEN)
    assert [f.rule.id for f in made.findings] == ["BT24"]
    assert made.path is not None
    assert "con đường mở ra biển" not in xml(made.path)
    inside = out(mini, internal=True)
    assert "con đường mở ra biển" in xml(inside)


def test_a_secret_stops_the_run(mini: MiniWorkspace) -> None:
    mini.edit("articles/bai-mau.md", "classification: cong_khai", "classification: mat")
    with pytest.raises(SecrecyStop):
        out(mini, internal=True)
    assert not (mini.root / "out").exists()


# ---- the command line ----


def run(*arguments: str, language: str = "vi", as_json: bool = False) -> tuple[int, str]:
    interface = Interface(language, as_json=as_json)
    done = CliRunner().invoke(
        group, ["--json"] * as_json + ["--ui", language, *arguments], standalone_mode=False, obj=interface
    )
    if done.exception is not None:
        raise done.exception
    return done.return_value, done.stdout


def test_the_commands(mini: MiniWorkspace) -> None:
    code, said_ = run("review", "out", str(mini.issue), "--lang", "en,fr", "--only", "draft")
    assert code == 0
    assert "out/mau/mau-en-soat.docx" in said_
    path = mini.root / "out" / "mau" / "mau-en-soat.docx"
    change(path, lambda root: write(rows(root)[1], words("A new title")))
    code, said_ = run("review", "in", str(path), "--by", BY)
    assert code == 0
    assert "1 câu có lời mới" in said_
    code, said_ = run("review", "in", str(path), "--by", BY, as_json=True)
    assert json.loads(said_)["taken"][0]["changed"] == 0


@pytest.mark.slow
def test_through_libreoffice(mini: MiniWorkspace, tmp_path: Path) -> None:
    path = out(mini)
    number = row_with(path, "Tien River, a road")

    def review(root: Any) -> None:
        write(rows(root)[number], words("The Tien, ") + f'<w:ins w:id="1" {kits.WHO}>{words("a way")}</w:ins>')
        kits.tick(rows(root)[number + 1])

    path.write_bytes(kits.through_libreoffice(edited(path.read_bytes(), review), tmp_path))
    taken = back(path)
    assert (taken.changed, taken.read, taken.findings) == (1, 1, ())
    assert plain(stored(mini, path, number).target or ()) == "The Tien, a way"
