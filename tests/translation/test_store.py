"""Where translations lie: written whole, never over what could not be read, and nothing approved is lost in between."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from ttdn_publish.errors import ContentError, EnvironmentProblem, PublishError
from ttdn_publish.findings import Findings
from ttdn_publish.formats.xliff.document import GlossaryEntry
from ttdn_publish.formats.xliff.judge import judge
from ttdn_publish.model.text import Emphasis, FootnoteMark, Link, NoBreakSpace, Plain, Reference, inlines_of
from ttdn_publish.translation.codec import Codes
from ttdn_publish.translation.identity import align
from ttdn_publish.translation.library import aligned, names
from ttdn_publish.translation.store import MAX_BYTES, Collection, read_units
from ttdn_publish.translation.stored import SUPERSEDED, Claim, Comment, StoredSegment, StoredUnit, Translation
from ttdn_publish.translation.units import Extraction, SourceFile, SourceUnit
from ttdn_publish.translation.units_xliff import Hints

NAME = "content/bulletins/so-mau"
A, B, C = (f"{NAME}/articles/{letter}.md" for letter in "abc")
TABLE = f"{NAME}/data/gia.csv"


def segment(source: str, target: str | None = None, claim: Claim = Claim.REVIEWED, was: str = "") -> StoredSegment:
    if target is None:
        return StoredSegment((Plain(source),))
    return StoredSegment((Plain(source),), "", (Plain(target),), claim, (Plain(was),) if was else None)


def unit(unit_id: str, source: str, target: str | None = None) -> StoredUnit:
    return StoredUnit(unit_id, (segment(source, target),), "paragraph")


def source(name: str, *texts: str) -> SourceFile:
    return SourceFile(name, tuple(SourceUnit((Plain(text),), "paragraph") for text in texts))


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return Collection(NAME, tmp_path / "so-mau", Extraction())


def load(collection: Collection, language: str = "en") -> Translation:
    """What is stored, and that nothing is wrong with it: every file is read and is valid XLIFF."""
    findings = Findings()
    found = collection.load(language, findings)
    assert [f.what() for f in findings] == []
    for path in collection.folder.rglob("*.xlf"):
        assert judge(path.read_bytes()) == [], path
    return found


def pairs(translation: Translation) -> set[tuple[str, str]]:
    return {s.pair for s in translation.segments() if s.pair is not None}


#: Everything that can be said of a unit.
FULL = StoredUnit(
    "u1",
    (
        StoredSegment(
            (Plain("Xem "), Link("https://vi-du.vn/a", (Plain("bảng"),)), Plain(" và "), Emphasis((Plain("giá"),))),
            " ",
            (Emphasis((Plain("Prices"),)), Plain(" and "), Link("https://vi-du.vn/a", (Plain("table"),))),
            Claim.REVIEWED,
            None,
            "memory",
            "Người Mẫu",
            "2018-03-01T08:00:00+07:00",
            "Người Khác",
        ),
        StoredSegment(
            (Emphasis((Plain("Rồi"),)), Plain(" đạt "), Reference("indicator", "gao/2018"), FootnoteMark("1")),
            "\n",
            (Emphasis((Plain("Then"),)), Plain(" "), Reference("indicator", "gao/2017"), FootnoteMark("1")),
            Claim.REVIEWED,
            (Emphasis((Plain("Rồi"),)), Plain(" đạt "), Reference("indicator", "gao/2017"), FootnoteMark("1")),
        ),
        StoredSegment(
            (Plain("Chưa "), Link("#bai", (Plain("dịch"),)), Plain(".")),
        ),
        StoredSegment(
            (Plain("Thêm mã."),),
            "",
            (Emphasis((Plain("More"),)), Link("mailto:a@vi-du.vn", (Plain("x"),))),
            Claim.TRANSLATED,
        ),
    ),
    "paragraph",
    "Gạo/Giá",
    (Comment("Hỏi lại <cảng> & tàu", "Người Mẫu", "2018-03-02T09:00:00+07:00"), Comment("Xong")),
)


def test_all_that_is_said_of_a_unit_is_read_again_and_the_files_are_valid(collection: Collection) -> None:
    retired = (StoredUnit("u9", (segment("Cũ.", "Old."),), SUPERSEDED),)
    made = Translation("en", {A: (FULL,), TABLE: (unit("c1", "Gạo", "Rice"),)}, retired)
    written = collection.save(made, Translation("en"))
    assert [collection.path("en", A), collection.path("en", TABLE), collection.path("en")] == written
    assert load(collection) == made


def test_saving_again_writes_nothing_and_the_bytes_stay(collection: Collection) -> None:
    made = Translation("en", {A: (FULL,), B: (unit("p2", "Hết.", "End."),)}, (unit("r1", "Cũ.", "Old."),))
    collection.save(made, Translation("en"))
    before = {p: p.read_bytes() for p in collection.folder.rglob("*.xlf")}
    assert collection.save(load(collection), load(collection)) == []
    assert {p: p.read_bytes() for p in collection.folder.rglob("*.xlf")} == before


def test_a_file_with_no_break_spaces_of_the_time_before_keeps_its_translations(collection: Collection) -> None:
    """They were plain characters; read, they are the code, and the file is only written when something changes."""
    said = StoredSegment(inlines_of("Đạt 5\u00a0tấn."), "", inlines_of("5\u00a0tons."), Claim.REVIEWED)
    collection.save(Translation("en", {A: (StoredUnit("p1", (said,), "paragraph"),)}), Translation("en"))
    path = collection.path("en", A)
    before = re.sub(r"<originalData>.*</originalData>|<ph [^>]*>", _sign, path.read_text("utf-8"), flags=re.DOTALL)
    path.write_text(before, "utf-8")
    assert "<source>Đạt 5\u00a0tấn.</source>" in before
    stored = load(collection)
    assert stored.files[A][0].segments == (said,)
    text = SourceFile(A, (SourceUnit((Plain("Đạt 5"), NoBreakSpace(), Plain("tấn.")), "paragraph"),))
    assert align([text], stored) == stored
    assert collection.save(align([text], stored), stored) == []
    assert path.read_text("utf-8") == before


def _sign(match: re.Match[str]) -> str:
    return "\u00a0" if match[0].startswith("<ph") else ""


def test_only_what_changed_is_written(collection: Collection) -> None:
    collection.save(
        Translation("en", {A: (unit("p1", "Gạo.", "Rice."),), B: (unit("p2", "Hết.", "End."),)}), Translation("en")
    )
    before = load(collection)
    after = Translation("en", before.files | {B: (unit("p2", "Hết.", "Over."),)}, before.retired)
    assert collection.save(after, before) == [collection.path("en"), collection.path("en", B)]
    assert load(collection).files == after.files


def test_hints_stay_in_a_file_as_long_as_nothing_else_changes(collection: Collection) -> None:
    def hinting(stored: StoredUnit, codes: Codes) -> Hints:
        return Hints((GlossaryEntry("t1", "gạo", ("rice",)),))

    made = Translation("en", {A: (unit("p1", "Gạo."),), B: (unit("p2", "Hết."),)})
    collection.save(made, Translation("en"), hinting)
    assert b"glossEntry" in collection.path("en", A).read_bytes()
    before = load(collection)
    assert before == made
    assert collection.save(made, before, hinting) == []
    after = Translation("en", {A: (unit("p1", "Gạo.", "Rice."),), B: made.files[B]})
    assert collection.save(after, before) == [collection.path("en", A)]
    assert b"glossEntry" in collection.path("en", B).read_bytes()


def test_a_language_knows_nothing_of_another(collection: Collection) -> None:
    collection.save(Translation("en", {A: (unit("p1", "Gạo.", "Rice."),)}), Translation("en"))
    collection.save(Translation("fr", {A: (unit("p1", "Gạo.", "Riz."),)}), Translation("fr"))
    assert collection.languages() == ("en", "fr")
    assert load(collection, "fr").files[A][0].segments[0].target == (Plain("Riz."),)
    assert load(collection, "ja") == Translation("ja")


def test_a_vanished_source_takes_its_file_along_and_its_words_are_retired(collection: Collection) -> None:
    collection.save(
        Translation("en", {A: (unit("p1", "Gạo đi đường sông.", "Rice."),), B: (unit("p2", "Hết.", "End."),)}),
        Translation("en"),
    )
    before = load(collection)
    after = align([source(B, "Hết.")], before)
    assert collection.save(after, before) == [collection.path("en")]
    assert not collection.path("en", A).exists()
    assert [s.target for u in load(collection).retired for s in u.segments] == [(Plain("Rice."),)]
    back = align([source(A, "Gạo đi đường sông."), source(B, "Hết.")], load(collection))
    collection.save(back, load(collection))
    assert not collection.path("en").exists()
    assert load(collection).files == before.files


@pytest.mark.parametrize("name", [f"{NAME}/retired", "content/shared/gia.csv", f"{NAME}/_/a.md"])
def test_every_source_has_a_place_of_its_own(collection: Collection, name: str) -> None:
    """Outside the collection's folder, or named like a file of ours."""
    made = Translation(
        "en", {name: (unit("p1", "Gạo.", "Rice."),), A: (unit("p2", "Hết.", "End."),)}, (unit("r", "Cũ.", "O."),)
    )
    collection.save(made, Translation("en"))
    assert load(collection) == made
    assert collection.save(load(collection), load(collection)) == []
    assert len(list(collection.folder.rglob("*.xlf"))) == 3


# ---- what cannot be read ----

BAD = {
    "empty": b"",
    "truncated": None,
    "not XML": b"Rice goes by river.",
    "no XLIFF": b"<html/>",
    "entities": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0">&a;</xliff>',
    "another language": ("en", "fr"),
    "another source": ('srcLang="vi"', 'srcLang="fr"'),
    "unknown code": ("<source>", '<source><ph id="zz"/>'),
}


def spoil(path: Path, how: str) -> bytes:
    good, bad = path.read_bytes(), BAD[how]
    if bad is None:
        data = good[: len(good) // 2]
    elif how == "another language":
        data = good.replace(b'trgLang="en"', b'trgLang="fr"')
    elif isinstance(bad, tuple):
        data = good.replace(bad[0].encode(), bad[1].encode(), 1)
    else:
        data = bad
    assert data != good
    path.write_bytes(data)
    return data


@pytest.mark.parametrize("which", [A, ""], ids=["a file", "the retired"])
@pytest.mark.parametrize("how", BAD)
def test_a_file_that_cannot_be_read_is_noted_and_never_written_over(
    collection: Collection, how: str, which: str
) -> None:
    made = Translation(
        "en", {A: (unit("p1", "Gạo.", "Rice."),), B: (unit("p2", "Hết.", "End."),)}, (unit("r", "Cũ.", "O."),)
    )
    collection.save(made, Translation("en"))
    path = collection.path("en", which)
    data = spoil(path, how)
    findings = Findings()
    found = collection.load("en", findings)
    assert [f.rule.id for f in findings] == ["DT01"]
    assert (
        next(iter(findings)).place.file
        == f"{NAME}/editions/en/{path.relative_to(collection.folder / 'editions/en').as_posix()}"
    )
    assert (A in found.files) is bool(not which)
    others = {p: p.read_bytes() for p in collection.folder.rglob("*.xlf")}
    files = [source(A, "Gạo."), source(B, "Hết rồi.", "Thêm nữa.")]
    with pytest.raises(ContentError, match="không đọc được"):
        collection.save(align(files, found), found)
    assert {p: p.read_bytes() for p in collection.folder.rglob("*.xlf")} == others
    assert path.read_bytes() == data


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    with path.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(PublishError, match="quá lớn"):
        read_units(path, "en")


def test_a_folder_in_the_place_of_a_file_is_noted(collection: Collection) -> None:
    collection.path("en", A).mkdir(parents=True)
    findings = Findings()
    assert collection.load("en", findings) == Translation("en")
    assert [f.rule.id for f in findings] == ["DT01"]


@pytest.mark.parametrize("which", [A, ""], ids=["a file", "the retired"])
def test_what_somebody_else_wrote_meanwhile_is_not_written_over(collection: Collection, which: str) -> None:
    first = Translation("en", {A: (unit("p1", "Gạo.", "Rice."),)}, (unit("r", "Cũ.", "Old."),))
    collection.save(first, Translation("en"))
    mine = load(collection)
    theirs = (
        Translation("en", {A: (unit("p1", "Gạo.", "Rice!"),)}, mine.retired)
        if which
        else Translation("en", mine.files, (*mine.retired, unit("r2", "Cũ hơn.", "Older.")))
    )
    collection.save(theirs, load(collection))
    before = pairs(load(collection))
    with pytest.raises(ContentError, match="người khác"):
        collection.save(Translation("en", {A: (unit("p1", "Gạo.", "Rice?"),)}, mine.retired), mine)
    assert pairs(load(collection)) == before


# ---- reviewed words are not dropped by saving ----


def test_a_reviewed_sentence_that_the_caller_forgot_is_retired(collection: Collection) -> None:
    kept = segment("Gạo.", "Rice.")
    draft = segment("Hết.", "End.", Claim.TRANSLATED)
    collection.save(Translation("en", {A: (StoredUnit("p1", (kept, draft)),)}), Translation("en"))
    before = load(collection)
    collection.save(Translation("en", {B: (unit("p2", "Khác."),)}), before)
    assert pairs(load(collection)) == {kept.pair}


def test_replaced_words_are_kept_apart_and_do_not_come_back(collection: Collection) -> None:
    collection.save(Translation("en", {A: (unit("p1", "Gạo.", "Rise."),)}), Translation("en"))
    before = load(collection)
    collection.save(Translation("en", {A: (unit("p1", "Gạo.", "Rice."),)}), before)
    now = load(collection)
    assert [(u.role, [s.target for s in u.segments]) for u in now.retired] == [(SUPERSEDED, [(Plain("Rise."),)])]
    copied = align([source(A, "Gạo.", "Gạo.")], now)
    assert {s.target for u in copied.files[A] for s in u.segments} == {(Plain("Rice."),), None}


# ---- killed in between ----


@pytest.fixture
def replace_fails(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int | None, BaseException], list[int]]]:
    """``fail(k, error)``: the k-th replacing of a file from now on raises ``error``, and so do all after it: the process is
    gone. The list counts the calls."""
    real, removed = os.replace, Path.unlink
    calls = [0]

    def fail(at: int | None, error: BaseException) -> list[int]:
        calls[0] = 0

        def count() -> None:
            calls[0] += 1
            if at is not None and calls[0] >= at:
                raise error

        def replace(a: Path, b: Path) -> None:
            count()
            real(a, b)

        def unlink(path: Path, missing_ok: bool = False) -> None:
            if path.suffix == ".xlf" and not path.name.startswith("."):
                count()
            removed(path, missing_ok)

        monkeypatch.setattr(os, "replace", replace)
        monkeypatch.setattr(Path, "unlink", unlink)
        return calls

    yield fail
    monkeypatch.undo()


BEFORE = Translation(
    "en",
    {
        A: (
            unit("p1", "Gạo đi đường sông.", "Rice goes by river."),
            unit("p2", "Cảng đón mười tàu trong tháng ba.", "Ten ships."),
            StoredUnit("p3", (segment("Chợ họp sớm.", "The market is early."), segment("Rồi tan.", "Then it ends."))),
        ),
        B: (unit("p4", "Trái cây đi đường bộ.", "Fruit goes by road."), unit("p5", "Xem trang sau.", "See overleaf.")),
        TABLE: (unit("c1", "Mặt hàng", "Goods"),),
    },
    (
        unit("r1", "Người giữ lửa lò gốm.", "The keeper of the kiln."),
        unit("r2", "Hoàn toàn khác hẳn.", "Quite different."),
    ),
)
EDITS = {
    "a paragraph moves to another article": [
        source(A, "Gạo đi đường sông.", "Chợ họp sớm.Rồi tan."),
        source(B, "Trái cây đi đường bộ.", "Cảng đón mười tàu trong tháng ba.", "Xem trang sau."),
        source(TABLE, "Mặt hàng"),
    ],
    "two paragraphs change articles": [
        source(A, "Xem trang sau.", "Cảng đón mười tàu trong tháng ba.", "Chợ họp sớm.Rồi tan."),
        source(B, "Trái cây đi đường bộ.", "Gạo đi đường sông."),
        source(TABLE, "Mặt hàng"),
    ],
    "a retired paragraph comes back, another is retired": [
        source(A, "Gạo đi đường sông.", "Người giữ lửa lò gốm."),
        source(B, "Trái cây đi đường bộ.", "Xem trang sau."),
        source(TABLE, "Mặt hàng"),
    ],
    "all that was retired comes back": [
        source(A, "Gạo đi đường sông.", "Cảng đón mười tàu trong tháng ba.", "Chợ họp sớm.Rồi tan."),
        source(B, "Trái cây đi đường bộ.", "Xem trang sau.", "Người giữ lửa lò gốm.", "Hoàn toàn khác hẳn."),
        source(TABLE, "Mặt hàng"),
    ],
    "files are renamed and deleted": [
        source(C, "Gạo đi đường sông.", "Cảng đón mười hai tàu trong tháng ba.", "Hoàn toàn khác hẳn."),
    ],
    "everything is gone": [],
}


@pytest.mark.parametrize("killed", [False, True], ids=["disk full", "killed"])
@pytest.mark.parametrize("name", EDITS)
def test_a_save_that_breaks_off_loses_nothing(
    tmp_path: Path, name: str, killed: bool, replace_fails: Callable[[int | None, BaseException], list[int]]
) -> None:
    approved = pairs(BEFORE)
    at = 0
    while True:
        at += 1
        collection = Collection(NAME, tmp_path / str(at), Extraction())
        collection.save(BEFORE, Translation("en"))
        before = load(collection)
        error: BaseException = KeyboardInterrupt() if killed else OSError(errno.ENOSPC, "full")
        expected = (KeyboardInterrupt,) if killed else (EnvironmentProblem, OSError)
        calls = replace_fails(at, error)
        try:
            collection.save(align(EDITS[name], before), before)
        except expected:
            finished = False
        else:
            finished = True
        replace_fails(None, error)
        found = load(collection)
        assert approved <= pairs(found)
        again = align(EDITS[name], found)
        collection.save(again, found)
        whole = load(collection)
        assert approved <= pairs(whole)
        assert whole.files == align(EDITS[name], BEFORE).files
        assert collection.save(align(EDITS[name], whole), whole) == []
        if finished:
            assert calls[0] < at
            break
    assert at > 2, "nothing was written at all"


SENTENCES = [
    "Gạo đi đường sông.",
    "Trái cây đi đường bộ.",
    "Cảng đón mười tàu.",
    "Chợ họp sớm.",
    "Rồi tan.",
    "Xem trang sau.",
]
articles = st.dictionaries(
    st.sampled_from([A, B, C]), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), max_size=3
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=articles, then=articles, last=articles)
def test_a_save_that_breaks_off_anywhere_loses_nothing_whatever_changed(
    tmp_path_factory: pytest.TempPathFactory,
    replace_fails: Callable[[int | None, BaseException], list[int]],
    first: dict[str, Sequence[str]],
    then: dict[str, Sequence[str]],
    last: dict[str, Sequence[str]],
) -> None:
    """From one state of the sources over a second, which may retire something, to a third, which may bring it back."""
    files = [[source(name, *texts) for name, texts in sorted(state.items())] for state in (first, then, last)]
    count = iter(range(1000))

    def words(s: StoredSegment) -> StoredSegment:
        return StoredSegment(s.source, s.gap, (Plain(f"Sentence {next(count)}."),), Claim.REVIEWED)

    translated = {
        name: tuple(StoredUnit(u.id, tuple(words(s) for s in u.segments), u.role) for u in units)
        for name, units in align(files[0], Translation("en")).files.items()
    }
    start = align(files[1], Translation("en", translated))
    approved = pairs(start)
    for at in range(1, 12):
        collection = Collection(NAME, tmp_path_factory.mktemp("killed"), Extraction())
        collection.save(start, Translation("en"))
        before = load(collection)
        replace_fails(at, KeyboardInterrupt())
        try:
            collection.save(align(files[2], before), before)
        except KeyboardInterrupt:
            finished = False
        else:
            finished = True
        replace_fails(None, KeyboardInterrupt())
        found = load(collection)
        assert approved <= pairs(found)
        collection.save(align(files[2], found), found)
        assert approved <= pairs(load(collection))
        if finished:
            break
    else:
        raise AssertionError("never finished")


# ---- inherited translations ----


def test_inherited_files_are_read_one_by_one_and_never_written(tmp_path: Path) -> None:
    """The wording of a packaged template family; a save that broke off left only one file of the workspace's own."""
    brought = Collection(NAME, tmp_path / "package", Extraction())
    both = Translation("en", {A: (unit("p1", "Gạo.", "Rice."),), B: (unit("p2", "Hết.", "End."),)})
    brought.save(both, Translation("en"))
    packaged = {p: p.read_bytes() for p in brought.folder.rglob("*.xlf")}
    own = Collection(NAME, tmp_path / "own", Extraction(), brought.folder)
    assert own.languages() == ("en",)
    before = load(own)
    assert before == both
    after = Translation("en", {**both.files, B: (unit("p2", "Hết.", "Over."),)})
    own.save(after, before)
    assert load(own).files == after.files
    own.path("en", A).unlink()
    assert load(own).files == after.files
    assert {p: p.read_bytes() for p in brought.folder.rglob("*.xlf")} == packaged


# ---- the library asks for ids of another language only where it needs them ----


class Texts(Extraction):
    """An extraction of given files."""

    def __init__(self, *files: SourceFile) -> None:
        super().__init__()
        self._given = files

    @property
    def files(self) -> tuple[SourceFile, ...]:
        return self._given


@pytest.fixture
def read_languages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    real = Collection.load

    def spy(self: Collection, language: str, findings: Findings) -> Translation:
        seen.append(language)
        return real(self, language, findings)

    monkeypatch.setattr(Collection, "load", spy)
    return seen


def test_ids_of_another_language_are_read_only_for_units_that_are_new(
    tmp_path: Path, read_languages: list[str]
) -> None:
    old = Collection(NAME, tmp_path, Texts(source(A, "Cảng đón mười tàu trong tháng ba.")))
    for language in ("en", "fr"):
        old.save(aligned(old, language, Findings()), Translation(language))
    new = Collection(NAME, tmp_path, Texts(source(A, "Cảng đón mười hai tàu trong tháng ba.")))
    new.save(aligned(new, "en", Findings()), new.load("en", Findings()))
    read_languages.clear()
    (kept,) = aligned(new, "fr", Findings()).files[A]
    assert read_languages == ["fr"]
    read_languages.clear()
    (original,) = aligned(new, "vi", Findings()).files[A]
    assert read_languages == ["en"]
    (fresh,) = aligned(new, "ja", Findings()).files[A]
    assert kept.id == original.id == fresh.id
    assert names(new, "vi") == {(A, 0): kept.id}
