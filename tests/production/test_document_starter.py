"""The folder of a new document: what was typed is read back word for word, nothing is overwritten, nothing secret is written."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats import word_files as word
from ttdn_publish.cli.document_new import new
from ttdn_publish.cli.interface import Interface
from ttdn_publish.documents.recognising.recognised import Typed
from ttdn_publish.errors import ContentError, EnvironmentProblem, SecrecyStop
from ttdn_publish.findings import Findings, Severity
from ttdn_publish.formats.files import windows_safe
from ttdn_publish.formats.typed.line import TypedLine, TypedRun, TypedTable
from ttdn_publish.formats.typed.reader import read_typed
from ttdn_publish.language.levels import Level, marker
from ttdn_publish.model.body import Paragraph, Table
from ttdn_publish.model.document import Document, DocumentBlock, Provision
from ttdn_publish.model.text import Emphasis, Strong, Text
from ttdn_publish.production.document_keys import KEYS
from ttdn_publish.production.document_starter import MadeDocument, Wanted, make_document, type_ids
from ttdn_publish.production.document_text import body_text, line_text
from ttdn_publish.readers.document import read_document, read_provisions
from ttdn_publish.readers.source import Source
from ttdn_publish.readers.structure import authored_fields
from ttdn_publish.regulations.documents import document_rules, rule_sets

TODAY = dt.date(2026, 3, 2)
PLAN = "plan-2018.txt"
ANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_back(folder: Path) -> tuple[Document, list[str]]:
    """The document in a folder as its reader sees it; no error is allowed."""
    findings = Findings()
    document = read_document(Source(folder, folder, findings))
    assert document is not None, [f.what() for f in findings]
    assert [f.what() for f in findings.errors] == []
    return document, [f.rule.id for f in findings]


def spoken(blocks: Iterable[DocumentBlock]) -> list[str]:
    """Every word and figure of a body as it was read, in order."""
    words: list[str] = []
    for block in blocks:
        match block:
            case Provision(label=label, text=text):
                words += tokens(f"{label} {text.plain}")
            case Paragraph(text=text):
                words += tokens(text.plain)
            case Table(header=header, rows=rows):
                words += [word for row in (header, *rows) for cell in row for word in tokens(cell.plain)]
    return words


def typed_words(blocks: Iterable[Typed]) -> list[str]:
    return [word for block in blocks for line in lines_of(block) for word in tokens(line.text)]


def lines_of(block: Typed) -> list[TypedLine]:
    return list(block.lines()) if isinstance(block, TypedTable) else [block]


def tokens(text: str) -> list[str]:
    """Words, figures and every sign but those of labels (a title's label loses the point that closed it)."""
    return re.findall(r"\w+|[^\w\s.:–-]", text)


def make(
    tmp_path: Path, text: str | bytes, type_id: str = "ke-hoach", name: str = "a.txt", **options: object
) -> MadeDocument:
    source = tmp_path / name
    source.write_bytes(text.encode() if isinstance(text, str) else text)
    wanted = Wanted(type_id, source, tmp_path / "made", **options)  # type: ignore[arg-type]
    return make_document(wanted, today=TODAY)


# ---- the province's real plan ----


@pytest.fixture
def plan(shared: Path, tmp_path: Path) -> MadeDocument:
    return make_document(Wanted("ke-hoach", shared / PLAN, tmp_path / "ke-hoach"), today=TODAY)


def plan_lines(shared: Path) -> list[str]:
    text = unicodedata.normalize("NFC", (shared / PLAN).read_text("utf-8"))
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_every_line_of_the_plan_stands_in_the_folder(plan: MadeDocument, shared: Path) -> None:
    typed = plan_lines(shared)
    body = (plan.folder / "noi-dung.md").read_text("utf-8")
    assert [line for line in body.splitlines() if line] == typed[2:]
    declared = (plan.folder / "document.yaml").read_text("utf-8")
    assert typed[0] == "KẾ HOẠCH"
    assert typed[1] in declared, "in capitals, as a comment"
    assert "công tác thông tác thông tin" in body
    assert "tuyên tuyền về lịch sử" in body


def test_the_plan_reads_back_with_all_its_levels(plan: MadeDocument, shared: Path) -> None:
    document, noticed = read_back(plan.folder)
    assert noticed == []
    assert spoken(document.body) == [word for line in plan_lines(shared)[2:] for word in tokens(line)]
    provisions = [block for block in document.body if isinstance(block, Provision)]
    counts = {level: sum(one.level is level for one in provisions) for level in Level}
    assert {level: count for level, count in counts.items() if count} == {
        Level.HEADING: 4,
        Level.CLAUSE: 3 + 13,
        Level.POINT: 7 + 2,
        Level.DASH: 74,
        Level.PLUS: 7,
    }
    labels = {level: [one.label for one in provisions if one.level is level] for level in Level}
    assert labels[Level.HEADING] == ["I.", "II.", "III.", "IV."]
    assert labels[Level.CLAUSE] == ["1.", "2.", "3.", *(f"{n}." for n in range(1, 14))]
    assert labels[Level.POINT] == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "a)", "b)"]
    assert all(one.titled for one in provisions if one.level in (Level.HEADING, Level.CLAUSE))
    plain = [block.text.plain for block in document.body if isinstance(block, Paragraph)]
    assert [words.split()[0] for words in plain] == ["Tổ", "Nguồn", "Phối", "Trên"]
    assert plain[-1].endswith("được hướng dẫn, giải quyết./.")


def test_the_declarations_of_the_plan(plan: MadeDocument) -> None:
    document, _ = read_back(plan.folder)
    assert (document.type, document.issuer, document.rules_as_of) == ("ke-hoach", "ubnd-tinh", dt.date(2018, 1, 1))
    assert document.abstract.plain == "Hoạt động thông tin đối ngoại năm 2018"
    assert (document.number, document.symbol, document.date, document.signers) == (None, "", None, ())
    assert (document.classification, document.archive, document.bases) == ("noi_bo", "VT", ())
    assert [text.plain for text in document.recipients] == [
        "Sở Thông tin và Truyền thông",
        "Sở Ngoại vụ",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Trung tâm Xúc tiến Đầu tư - Thương mại - Du lịch",
        "Sở Công Thương",
        "Công an tỉnh",
        "Sở Tài chính",
        "Sở Nội vụ",
        "Sở Kế hoạch và Đầu tư",
        "Bộ Chỉ huy Quân sự tỉnh",
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
        "Đài Phát thanh và Truyền hình tỉnh",
        "Báo Ấp Bắc",
        "Các sở, ban, ngành, đoàn thể tỉnh",
        "UBND cấp huyện",
    ]
    written = (plan.folder / "document.yaml").read_text("utf-8")
    assert "# Suy ra từ “năm 2018” trong trích yếu." in written
    assert "# Suy đoán: nội dung nói “trên địa bàn tỉnh Tiền Giang”" in written
    assert "Chưa quyết định thì là noi_bo" in written


def test_what_was_guessed_of_the_plan_is_said(plan: MadeDocument) -> None:
    told = {(finding.rule.id, finding.severity) for finding in plan.findings}
    assert told == {
        ("BT06", Severity.NOTICE),
        ("VB-I02", Severity.NOTICE),
        ("VB-I04", Severity.WARNING),
        ("VB-I04", Severity.NOTICE),
        ("VB-I05", Severity.NOTICE),
        ("VB-I06", Severity.NOTICE),
    }


def test_rules_of_another_day_and_issuer_for_the_plan(shared: Path, tmp_path: Path) -> None:
    wanted = Wanted("ke-hoach", shared / PLAN, tmp_path / "b", "so-ngoai-vu", dt.date(2019, 5, 1))
    document, _ = read_back(make_document(wanted, today=TODAY).folder)
    assert (document.issuer, document.rules_as_of) == ("so-ngoai-vu", dt.date(2019, 5, 1))


def plan_in_word(lines: list[str], *, counted: bool) -> bytes:
    """The plan as somebody would type it in Word; ``counted`` lets Word count what its lists can count."""
    document = docx.Document()
    for line in lines[:2]:
        word.centred(document, line)
    depths = {Level.HEADING: 0, Level.CLAUSE: 1, Level.POINT: 2, Level.DASH: 3, Level.PLUS: 4}
    spelt = 'w:val="custom" w:format="a, b, c, d, đ, e, g, h, i, k"'
    use = word.add_list(document, word.PROVISIONS)
    if counted:
        for level in document.part.numbering_part.element.iter(qn("w:lvl")):
            if level.find(qn("w:lvlText")).get(qn("w:val")) == "%3)":
                form = level.find(qn("w:numFmt"))
                level.replace(form, parse_xml(f"<w:numFmt {word.NAMESPACES} {spelt}/>"))
    for line in lines[2:]:
        found = marker(line)
        if counted and found is not None:
            word.counted(document, found.words, use, depths[found.level])
        else:
            document.add_paragraph().add_run(line).bold = found is not None and found.level is Level.HEADING
    return word.saved(document)


@pytest.mark.parametrize("counted", [False, True])
def test_the_plan_typed_in_word_gives_the_same_folder(
    plan: MadeDocument, shared: Path, tmp_path: Path, counted: bool
) -> None:
    source = tmp_path / "plan-2018.docx"
    source.write_bytes(plan_in_word(plan_lines(shared), counted=counted))
    made = make_document(Wanted("ke-hoach", source, tmp_path / "word"), today=TODAY)
    for name in ("document.yaml", "noi-dung.md"):
        assert (made.folder / name).read_text("utf-8") == (plan.folder / name).read_text("utf-8")


# ---- any text ----

SIGNS = st.text("\\`*_[]{}|:-+#&<>!\"'.,()/^~ aàbđĐ1 \u00a0\u200b", max_size=14)
WORDS = st.one_of(
    st.text(max_size=12), SIGNS, st.sampled_from(["Sở Ngoại vụ", "{số: a/2018}", "[a](b)", "**", "---", "{người: x}"])
)
LABELS = st.sampled_from(
    ["", "", "I. ", "1. ", "1.", "2.1. ", "a) ", "đ) ", "- ", "-", "+ ", "+", "• ", "Điều 1. ", "Chương II", "Chương I. ", "Mục 2\t",
     "| ", "::: ", ":::", "\\", "> ", "# ", "Căn cứ ", "Kính gửi: ", "Số: 1/", "TM. ", "Nơi nhận:", "- Lưu: VT", "Phụ lục I",
     "KẾ HOẠCH", "PHỤ LỤC", "Tiền Giang, ngày 1 tháng 2 năm 2018", "GIÁM ĐỐC", "./.", "\t", "A      ", "V/v "]
)  # fmt: skip
LINES = st.lists(st.builds(lambda label, words: label + words, LABELS, WORDS), max_size=25)


@given(LINES, st.sampled_from(["ke-hoach", "cong-van", "quyet-dinh", "giay-moi", "bien-ban", "thu-cong"]))
@ANY
def test_any_typed_lines_are_read_back_word_for_word(lines: list[str], type_id: str) -> None:
    data = "\n".join(lines).encode("utf-8", "replace").replace(b"\0", b"")
    with tempfile.TemporaryDirectory() as folder:
        try:
            made = make(Path(folder), data, type_id)
        except SecrecyStop:
            return
        found = made.recognised
        assert found is not None
        document, _ = read_back(made.folder)
        assert spoken(document.body) == typed_words(found.body)
        for read, annex in zip(document.annexes, found.annexes, strict=True):
            assert spoken(read.body) == typed_words(annex.body)
        for field in ("abstract", "place", "decides"):
            assert getattr(document, field).plain == getattr(found.document, field).plain
        for field in ("bases", "recipients", "addressees"):
            assert [one.plain for one in getattr(document, field)] == [
                one.plain for one in getattr(found.document, field)
            ]
        # Every word of the file is in the body or accounted for, and the body is in the order of the file.
        typed = list(read_typed(Path(folder) / "a.txt").lines())
        assert sorted(w for one in found.understood for w in tokens(one.words)) == sorted(
            w for t in typed for w in tokens(t.text)
        )
        numbers = [line.line for block in found.body for line in lines_of(block)]
        assert numbers == sorted(numbers)


RUNS = st.lists(st.builds(TypedRun, st.one_of(WORDS, SIGNS), st.booleans(), st.booleans()), max_size=4)


@given(st.lists(st.tuples(LABELS, RUNS), max_size=8), st.lists(st.lists(WORDS, min_size=2, max_size=2), max_size=3))
@settings(ANY, max_examples=50)
def test_bold_and_italic_never_cost_a_word(lines: list[tuple[str, list[TypedRun]]], rows: list[list[str]]) -> None:
    document = docx.Document()
    allowed = re.compile("[^\x00-\x1f\ud800-\udfff\ufffe\uffff]")
    for label, runs in lines:
        paragraph = document.add_paragraph("".join(allowed.findall(label)))
        for run in runs:
            part = paragraph.add_run("".join(allowed.findall(run.text)))
            part.bold, part.italic = run.bold, run.italic
    table = document.add_table(len(rows), 2)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = "".join(allowed.findall(text))
    with tempfile.TemporaryDirectory() as folder:
        try:
            made = make(Path(folder), word.saved(document), name="a.docx")
        except SecrecyStop:
            return
        found = made.recognised
        assert found is not None
        read, _ = read_back(made.folder)
        assert spoken(read.body) == typed_words(found.body)


def back(text: str) -> tuple[DocumentBlock, ...]:
    findings = Findings()
    from ttdn_publish.findings import Place

    blocks = read_provisions(text, Place("noi-dung.md", 1), Source(Path(), Path(), findings))
    assert list(findings) == []
    return blocks


def test_looks_inside_a_line_are_kept_and_whole_labelled_lines_follow_their_level() -> None:
    mixed = TypedLine("1. Hạn: ngày 30", 1, runs=(TypedRun("1. "), TypedRun("Hạn:", True), TypedRun(" ngày 30")))
    assert line_text(mixed) == "1. **Hạn:** ngày 30"
    (clause,) = back(line_text(mixed))
    assert isinstance(clause, Provision)
    assert isinstance(clause.text.inlines[0], Strong)
    assert line_text(TypedLine("I. MỞ ĐẦU", 1, bold=True)) == "I. MỞ ĐẦU"
    assert line_text(TypedLine("(Số liệu đến tháng 3)", 1, italic=True)) == "*(Số liệu đến tháng 3)*"
    (note,) = back(line_text(TypedLine("(Số liệu đến tháng 3)", 1, italic=True)))
    assert isinstance(note, Paragraph)
    assert isinstance(note.text.inlines[0], Emphasis)
    counted = TypedLine("a) Hạn nộp", 1, label="a)", runs=(TypedRun("Hạn", True), TypedRun(" nộp")))
    assert line_text(counted) == "a) **Hạn** nộp"


def test_tables_are_markdown_tables_between_empty_lines() -> None:
    def cell(*words: str) -> tuple[TypedLine, ...]:
        return tuple(TypedLine(text, 1) for text in words)

    table = TypedTable(((cell("Cột|1"), cell("Cột 2")), (cell(), cell("một", "hai *"))), 1)
    written = body_text([TypedLine("Bảng:", 1), table, table])
    assert written.splitlines()[1:6] == ["", "| Cột\\|1 | Cột 2 |", "|---|---|", "|  | một hai \\* |", ""]
    _, first, second = back(written)
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert [text.plain for text in first.header] == ["Cột|1", "Cột 2"]
    assert [[text.plain for text in row] for row in first.rows] == [["", "một hai *"]]


# ---- an empty document ----


@pytest.mark.parametrize("day", [dt.date(2018, 1, 1), TODAY])
def test_every_type_has_a_starter_that_reads_without_errors(tmp_path: Path, day: dt.date) -> None:
    for type_id, kind in document_rules(day).types.items():
        folder = tmp_path / type_id
        made = make_document(Wanted(type_id, None, folder, "ubnd-tinh", day), today=TODAY)
        document, noticed = read_back(folder)
        assert noticed == []
        assert document.sample, "a skeleton is no document yet"
        assert document.body
        required = {rule.key for rule in (*kind.form.details, *kind.form.after) if rule.required}
        assert {detail.key for detail in document.details} == required
        written = (folder / "document.yaml").read_text("utf-8")
        assert all(f"key: {rule.key}" in written for rule in (*kind.form.details, *kind.form.after))
        assert bool(document.parties) == kind.form.parties
        assert bool(document.addressees) == (kind.form.addressees == "must")
        assert made.recognised is None
        assert "…" in (folder / "noi-dung.md").read_text("utf-8")


def test_a_starter_names_nobody_and_takes_no_number(tmp_path: Path) -> None:
    made = make_document(Wanted("ke-hoach", None, tmp_path / "a", "ubnd-tinh"), today=TODAY)
    document, _ = read_back(made.folder)
    assert (document.number, document.date) == (None, None)
    (signer,) = document.signers
    assert [line.plain for line in signer.authority] == ["TM. ỦY BAN NHÂN DÂN"]
    assert (signer.post, signer.name, signer.person) == (Text(), Text(), "")


def test_every_key_of_a_document_is_explained_in_the_file(tmp_path: Path) -> None:
    assert {key.name for key in KEYS} == set(authored_fields(Document)) - {"at"}
    made = make_document(Wanted("giay-moi", None, tmp_path / "a"), today=TODAY)
    written = (made.folder / "document.yaml").read_text("utf-8").splitlines()
    for key in KEYS:
        at = next(n for n, line in enumerate(written) if re.match(rf"(# )?{key.name}:", line))
        assert f"# {key.about}" in written[:at]


def test_examples_in_comments_are_yaml_that_the_reader_takes(tmp_path: Path) -> None:
    made = make_document(Wanted("ke-hoach", None, tmp_path / "a", "ubnd-tinh"), today=TODAY)
    path = made.folder / "document.yaml"
    for key in KEYS:
        text = path.read_text("utf-8")
        if f"# {key.name}:" in text:
            path.write_text(text.replace(f"# {key.name}:", f"{key.name}:"), "utf-8")
            read_back(made.folder)
            path.write_text(text, "utf-8")


# ---- the folder ----


def test_nothing_is_overwritten_and_nothing_half_made_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "a.txt").write_text("của tôi", "utf-8")
    with pytest.raises(EnvironmentProblem, match="không ghi đè"):
        make_document(Wanted("ke-hoach", None, taken), today=TODAY)
    assert [path.name for path in taken.iterdir()] == ["a.txt"]

    from ttdn_publish.production import document_starter

    def fail(path: Path, data: object) -> None:
        if path.name == "noi-dung.md":
            raise EnvironmentProblem("đĩa đầy")
        path.write_text(str(data), "utf-8")

    monkeypatch.setattr(document_starter, "write_atomic", fail)
    with pytest.raises(EnvironmentProblem, match="đĩa đầy"):
        make_document(Wanted("ke-hoach", None, tmp_path / "half"), today=TODAY)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["taken"]


def test_what_lies_beside_the_folder_is_left_alone(tmp_path: Path) -> None:
    beside = tmp_path / "ttdn-cua-toi"
    beside.mkdir()
    os.utime(beside, (0, 0))
    make_document(Wanted("ke-hoach", None, tmp_path / "a"), today=TODAY)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "ttdn-cua-toi"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(EnvironmentProblem, match="Không ghi được"):
        make_document(Wanted("ke-hoach", None, tmp_path / "file" / "a"), today=TODAY)


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    made = make_document(Wanted("ke-hoach", None, tmp_path / "a"), today=TODAY)
    assert sorted(path.name for path in made.folder.iterdir()) == ["document.yaml", "noi-dung.md"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a"]


@pytest.mark.parametrize("name", ["con", "a?b", "a."])
def test_names_that_windows_refuses_are_refused(tmp_path: Path, name: str) -> None:
    assert not windows_safe(name)
    with pytest.raises(EnvironmentProblem, match="Windows"):
        make_document(Wanted("ke-hoach", None, tmp_path / name), today=TODAY)


@pytest.mark.parametrize(
    ("name", "folder"), [("Kế hoạch 2018.txt", "ke-hoach-2018"), ("計画.txt", "ke-hoach"), ("con.txt", "ke-hoach")]
)
def test_a_folder_that_nobody_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, folder: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text("KẾ HOẠCH\nViệc năm 2018\n1. Việc.\n", "utf-8")
    assert make_document(Wanted("ke-hoach", Path(name)), today=TODAY).folder == Path(folder)
    assert (tmp_path / folder / "document.yaml").is_file()


def test_unknown_issuers_types_of_other_days_and_unreadable_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="ubnd-tinh"):
        make_document(Wanted("ke-hoach", None, tmp_path / "a", "khong-co"), today=TODAY)
    with pytest.raises(ContentError, match="30/2020"):
        make_document(Wanted("giay-di-duong", None, tmp_path / "a"), today=TODAY)
    with pytest.raises(ContentError, match=r"khong-co\.txt"):
        make_document(Wanted("ke-hoach", tmp_path / "khong-co.txt", tmp_path / "a"), today=TODAY)
    assert not (tmp_path / "a").exists()
    assert set(type_ids()) == {name for rules in rule_sets() for name in rules.types}


# ---- secrecy ----


def stamped(place: str) -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("Việc bình thường")
    if place == "line":
        document.add_paragraph("TỐI MẬT")
    elif place == "cell":
        document.add_table(1, 2).rows[0].cells[1].text = "MẬT"
    elif place == "box":
        word.insert_xml(paragraph, word.text_box("TUYỆT MẬT"))
    elif place == "header":
        document.sections[0].header.paragraphs[0].text = "MẬT"
    else:
        gone = document.add_paragraph()
        word.insert_xml(gone, '<w:del w:id="1" w:author="a"><w:r><w:delText>MẬT</w:delText></w:r></w:del>')
    return word.saved(document)


@pytest.mark.parametrize("place", ["line", "cell", "box", "header", "deleted"])
def test_a_secrecy_stamp_stops_before_anything_is_written(tmp_path: Path, place: str) -> None:
    with pytest.raises(SecrecyStop) as stop:
        make(tmp_path, stamped(place), name="a.docx")
    assert "bình thường" not in str(stop.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx"]


@pytest.mark.parametrize(
    "text", ["KẾ HOẠCH\nMẬT\n", "UBND\tTỐI MẬT\n", "KẾ HOẠCH\nĐộ mật: Mật\n", "KẾ HOẠCH\nTUYỆT\nMẬT\n"]
)
def test_a_secrecy_stamp_in_plain_text_stops(tmp_path: Path, text: str) -> None:
    with pytest.raises(SecrecyStop):
        make(tmp_path, text)
    assert not (tmp_path / "made").exists()


def test_words_about_secrecy_are_ordinary_words(tmp_path: Path) -> None:
    make(tmp_path, "KẾ HOẠCH\nViệc năm 2018\nThực hiện chế độ bảo mật thông tin; mật ong Tiền Giang.\n")


# ---- the command ----


def run(capsys: pytest.CaptureFixture[str], *arguments: str, as_json: bool = False) -> tuple[int, str]:
    code = new.main(list(arguments), standalone_mode=False, obj=Interface("vi", as_json=as_json))
    return int(code), capsys.readouterr().out


def test_the_command_says_what_was_understood_and_what_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Một dòng lạ\nKẾ HOẠCH\nViệc năm 2018\nI. NỘI DUNG\n1. Việc.\na) Một./.\n", "utf-8")
    out = tmp_path / "made"
    code, said = run(capsys, "--type", "ke-hoach", "--from", str(source), "--out", str(out))
    assert code == 0
    assert "  tên loại: KẾ HOẠCH\n" in said
    assert "  nội dung: 1 mục lớn (I.), 1 khoản (1.), 1 điểm (a), 1 đoạn không đánh số" in said
    assert "Chưa rõ dòng “Một dòng lạ” là gì" in said
    assert "Còn để trống: cơ quan ban hành, số, ngày, nơi nhận, người ký." in said
    assert said.rstrip().endswith(f"Dựng thử: ttdn build {out}")


def test_the_command_gives_data_and_refuses_an_unknown_type(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = run(capsys, "--type", "cong-van", "--out", str(tmp_path / "a"), as_json=True)
    data = json.loads(said)
    assert (code, data["exit"], data["path"]) == (0, 0, str(tmp_path / "a"))
    assert data["blank"] == ["cơ quan ban hành", "số", "ngày", "trích yếu", "người ký"]
    from click import BadParameter

    with pytest.raises(BadParameter, match="ke-hoach"):
        run(capsys, "--type", "khong-co")


def test_text_of_old_fonts_ends_with_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.txt"
    source.write_text("KÕ ho¹ch ho¹t ®éng th«ng tin ®èi ngo¹i cña tØnh TiÒn Giang n¨m 2018\n" * 3, "utf-8")
    code, _ = run(capsys, "--type", "ke-hoach", "--from", str(source), "--out", str(tmp_path / "made"))
    assert code == 1
