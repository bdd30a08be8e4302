"""Recognising typed documents: every part of the head and the foot, levels untouched, guesses said, nothing lost."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from tests.documents.samples import MOMENT, SAMPLES, written
from tests.formats import word_files as word
from ttdn_publish.documents.recognising.recognised import RecognisedDocument, Role
from ttdn_publish.documents.recognising.recogniser import Request, recognise
from ttdn_publish.documents.recognising.words import (
    bodies,
    is_basis,
    is_name,
    looks_old,
    number_line,
    place_date,
    sentence_case,
)
from ttdn_publish.findings import Findings, Severity
from ttdn_publish.formats.typed.line import TypedFile, TypedLine, TypedTable
from ttdn_publish.formats.typed.reader import read_plain, read_typed
from ttdn_publish.formats.typed.word import read_word
from ttdn_publish.language.levels import TITLED, Level
from ttdn_publish.model.body import Paragraph, Table
from ttdn_publish.model.calendar import PartialDate
from ttdn_publish.model.document import DocumentBlock, Provision, Signer
from ttdn_publish.model.registers import Registers
from ttdn_publish.readers.document import read_document
from ttdn_publish.readers.registers import read_registers
from ttdn_publish.readers.source import Source
from ttdn_publish.regulations.documents import document_rules
from ttdn_publish.workspace import packaged

TODAY = dt.date(2018, 3, 1)


@functools.cache
def registers() -> Registers:
    return read_registers(Source(packaged("content"), packaged("content"), Findings()))


def recognised(file: TypedFile | str, type_id: str = "ke-hoach", **options: object) -> RecognisedDocument:
    typed = read_plain(file.encode()) if isinstance(file, str) else file
    request = Request(type_id, "a.txt", TODAY, **options)  # type: ignore[arg-type]
    return recognise(typed, request, registers())


def body(found: RecognisedDocument) -> list[str]:
    return [line.text for block in found.body for line in ([block] if isinstance(block, TypedLine) else block.lines())]


def rules_of(found: RecognisedDocument) -> list[str]:
    return sorted({finding.rule.id for finding in found.findings})


def plain(texts: Sequence[object]) -> list[str]:
    return [text.plain for text in texts]  # type: ignore[attr-defined]


def signer(one: Signer) -> tuple[list[str], str, str]:
    return plain(one.authority), one.post.plain, one.name.plain


LETTER = """\
UBND TỈNH TIỀN GIANG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NGOẠI VỤ                         Độc lập - Tự do - Hạnh phúc
--------                            ---------------
Số:     /SNgV-HTQT              Tiền Giang, ngày     tháng 3 năm 2018
V/v phối hợp đón đoàn khách
quốc tế năm 2018

Kính gửi:
- Sở Thông tin và Truyền thông;
- Báo Ấp Bắc.

Sở Ngoại vụ đề nghị các cơ quan phối hợp như sau:
1. Cử cán bộ đầu mối.
Rất mong sự phối hợp của quý cơ quan./.

Nơi nhận:                              KT. GIÁM ĐỐC
- Như trên;                            PHÓ GIÁM ĐỐC
- UBND tỉnh (để báo cáo,
theo dõi);
- Lưu: VT, HTQT.                    (Đã ký)
NVM.(02)
                                       Nguyễn Văn Mẫu
"""


def test_a_letter_in_two_columns_of_plain_text() -> None:
    found = recognised(LETTER, "cong-van")
    document = found.document
    assert (document.issuer, document.drafted_by, document.number, document.symbol) == ("so-ngoai-vu", "HTQT", None, "")
    assert document.date == PartialDate(2018, 3)
    assert document.abstract.plain == "Phối hợp đón đoàn khách quốc tế năm 2018"
    assert plain(document.addressees) == ["Sở Thông tin và Truyền thông", "Báo Ấp Bắc"]
    assert plain(document.recipients) == ["Như trên", "UBND tỉnh (để báo cáo, theo dõi)"]
    assert (document.archive, document.drafter) == ("VT, HTQT", "NVM.(02)")
    assert [signer(one) for one in document.signers] == [(["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Nguyễn Văn Mẫu")]
    assert body(found) == [
        "Sở Ngoại vụ đề nghị các cơ quan phối hợp như sau:",
        "1. Cử cán bộ đầu mối.",
        "Rất mong sự phối hợp của quý cơ quan./.",
    ]
    assert [finding.what() for finding in found.findings] == [
        "“(Đã ký)” là dấu vết của bản đã ký, không đưa vào văn bản mới."
    ]


DECISION = """\
ỦY BAN NHÂN DÂN
TỈNH TIỀN GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/QĐ-UBND
Tiền Giang, ngày 05 tháng 01 năm 2018
HỎA TỐC
QUYẾT ĐỊNH
Về việc thành lập Ban Tổ chức
ngày hội mẫu
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TIỀN GIANG
Căn cứ Luật Tổ chức chính quyền địa phương;
Theo đề nghị của Giám đốc Sở Ngoại vụ,
QUYẾT ĐỊNH:
Điều 1. Thành lập Ban Tổ chức.
Điều 2. Giám đốc Sở Ngoại vụ chịu trách nhiệm thi hành./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
TRẦN THỊ MẪU
PHỤ LỤC I
DANH SÁCH
BAN TỔ CHỨC
(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2018)
1. Ông Nguyễn Văn Mẫu.
PHỤ LỤC III: PHÂN CÔNG
1. Lễ tân.
"""


def test_a_decision_line_by_line_with_its_annexes() -> None:
    found = recognised(DECISION, "quyet-dinh")
    document = found.document
    assert (document.issuer, document.number, document.symbol) == ("ubnd-tinh", 12, "")
    assert (document.date, document.rules_as_of) == (PartialDate(2018, 1, 5), None)
    assert (document.urgency, document.place.plain) == ("hoa-toc", "")
    assert document.abstract.plain == "Về việc thành lập Ban Tổ chức ngày hội mẫu"
    assert document.decides.plain == "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TIỀN GIANG"
    assert plain(document.bases) == [
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "Theo đề nghị của Giám đốc Sở Ngoại vụ",
    ]
    assert body(found) == [
        "Điều 1. Thành lập Ban Tổ chức.",
        "Điều 2. Giám đốc Sở Ngoại vụ chịu trách nhiệm thi hành./.",
    ]
    assert [signer(one) for one in document.signers] == [
        (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", "TRẦN THỊ MẪU")
    ]
    first, second = found.annexes
    assert (first.annex.title.plain, [line.text for line in first.body if isinstance(line, TypedLine)]) == (
        "DANH SÁCH BAN TỔ CHỨC",
        ["1. Ông Nguyễn Văn Mẫu."],
    )
    assert second.annex.title.plain == "PHÂN CÔNG"
    assert [finding.what() for finding in found.findings] == [
        "“PHỤ LỤC III: PHÂN CÔNG” là phụ lục thứ 2 trong tệp; số phụ lục in theo thứ tự."
    ]


def test_a_word_file_with_the_usual_tables_at_head_and_foot() -> None:
    document = docx.Document()
    word.heading_table(
        document,
        ["ỦY BAN NHÂN DÂN", "TỈNH TIỀN GIANG", "Số:       /TTr-UBND"],
        ["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập – Tự do – Hạnh phúc", "Tiền Giang, ngày    tháng    năm 2018"],
    )
    word.centred(document, "TỜ TRÌNH")
    word.centred(document, "Về việc ban hành Kế hoạch mẫu")
    document.add_paragraph("Kính gửi: Bộ Ngoại giao.")
    use = word.add_list(document, word.PROVISIONS)
    word.counted(document, "SỰ CẦN THIẾT", use)
    word.counted(document, "Lý do", use, 1)
    word.counted(document, "Một là.", use, 2)
    table = document.add_table(2, 2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"ô {at}"
    document.add_paragraph("Kính trình xem xét./.")
    word.heading_table(
        document,
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT, NC."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "", "Lê Văn Mẫu"],
    )
    found = recognised(read_word(word.saved(document)), "to-trinh")
    read = found.document
    assert (read.issuer, read.symbol, read.number, read.date) == ("ubnd-tinh", "", None, PartialDate(2018))
    assert read.abstract.plain == "Về việc ban hành Kế hoạch mẫu"
    assert plain(read.addressees) == ["Bộ Ngoại giao"]
    assert body(found) == [
        "I. SỰ CẦN THIẾT",
        "1. Lý do",
        "a) Một là.",
        "ô 0",
        "ô 1",
        "ô 2",
        "ô 3",
        "Kính trình xem xét./.",
    ]
    assert isinstance(found.body[3], TypedTable)
    assert (plain(read.recipients), read.archive) == (["Như trên"], "VT, NC")
    assert [signer(one) for one in read.signers] == [(["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH", "Lê Văn Mẫu")]
    assert found.findings == ()


def test_addressees_in_a_table() -> None:
    document = docx.Document()
    word.centred(document, "TỜ TRÌNH")
    word.heading_table(document, ["Kính gửi:"], ["- Bộ Ngoại giao;", "- Bộ Thông tin và Truyền thông."])
    document.add_paragraph("Nội dung trình./.")
    found = recognised(read_word(word.saved(document)), "to-trinh")
    assert plain(found.document.addressees) == ["Bộ Ngoại giao", "Bộ Thông tin và Truyền thông"]
    assert body(found) == ["Nội dung trình./."]


def test_the_lines_of_an_invitation() -> None:
    found = recognised(
        "SỞ NGOẠI VỤ\nGIẤY MỜI\nDự họp mặt\nSở Ngoại vụ trân trọng kính mời:\n- Báo Ấp Bắc\n- Đài mẫu\nTới dự: Họp mặt\n"
        "Thời gian: 8 giờ 00\nĐịa điểm: Hội trường\nĐề nghị đúng giờ./.\nGIÁM ĐỐC\nLê Văn Mẫu\n",
        "giay-moi",
    )
    details = {one.key: (one.text.plain, plain(one.items)) for one in found.document.details}
    assert details == {
        "kinh-moi": ("", ["Báo Ấp Bắc", "Đài mẫu"]),
        "toi-du": ("Họp mặt", []),
        "thoi-gian": ("8 giờ 00", []),
        "dia-diem": ("Hội trường", []),
    }
    assert body(found) == ["Đề nghị đúng giờ./."]
    assert [signer(one) for one in found.document.signers] == [([], "GIÁM ĐỐC", "Lê Văn Mẫu")]


def test_minutes_are_signed_side_by_side() -> None:
    found = recognised(
        "BIÊN BẢN\nHọp tổ\nĐịa điểm: phòng họp\n1. Thảo luận.\nCuộc họp kết thúc vào 11 giờ./.\n"
        "THƯ KÝ              CHỦ TỌA\nTrần Thị Mẫu              Lê Văn Mẫu\n",
        "bien-ban",
    )
    assert [signer(one) for one in found.document.signers] == [
        ([], "THƯ KÝ", "Trần Thị Mẫu"),
        ([], "CHỦ TỌA", "Lê Văn Mẫu"),
    ]
    assert {one.key: one.text.plain for one in found.document.details} == {
        "dia-diem": "phòng họp",
        "ket-thuc": "11 giờ",
    }
    assert body(found) == ["1. Thảo luận."]


def test_what_a_regulation_is_issued_with() -> None:
    found = recognised(
        "QUY CHẾ\nPhối hợp đón tiếp\n(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2018 của Ủy ban nhân dân "
        "tỉnh)\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nViệc làm trên địa bàn tỉnh Tiền Giang./.\n",
        "quy-che",
    )
    attached = found.document.attached
    assert attached is not None
    assert (attached.type, attached.number, attached.symbol, attached.date) == (
        "quyet-dinh",
        15,
        "",
        PartialDate(2018, 1, 5),
    )
    assert found.document.archive == ""
    assert body(found)[0] == "Chương I"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["TM. ỦY BAN NHÂN DÂN", "TỈNH TIỀN GIANG", "CHỦ TỊCH"],
            (["TM. ỦY BAN NHÂN DÂN", "TỈNH TIỀN GIANG"], "CHỦ TỊCH", ""),
        ),
        (["ĐẠI DIỆN BÊN A", "GIÁM ĐỐC", "Lê Văn Mẫu"], (["ĐẠI DIỆN BÊN A"], "GIÁM ĐỐC", "Lê Văn Mẫu")),
        (["Q. GIÁM ĐỐC", "LÊ VĂN MẪU"], ([], "Q. GIÁM ĐỐC", "LÊ VĂN MẪU")),
        (
            ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "(Đã ký)", "Lê Văn Mẫu"],
            (["TL. CHỦ TỊCH"], "CHÁNH VĂN PHÒNG", "Lê Văn Mẫu"),
        ),
        (["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG TỔNG HỢP", "____"], (["TUQ. GIÁM ĐỐC"], "TRƯỞNG PHÒNG TỔNG HỢP", "")),
    ],
)
def test_who_signs(lines: list[str], expected: tuple[list[str], str, str]) -> None:
    found = recognised("KẾ HOẠCH\nViệc năm 2018\n1. Việc./.\n" + "\n".join(lines) + "\n")
    assert [signer(one) for one in found.document.signers] == [expected]
    assert body(found) == ["1. Việc./."]


def test_a_copy_below_the_foot_is_left_as_it_stands() -> None:
    found = recognised(
        "KẾ HOẠCH\nViệc năm 2018\n1. Việc./.\nNơi nhận:\n- Sở Ngoại vụ;\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Mẫu\n"
        "Số: 02/SY-SNgV\nNơi nhận:\n- Các phòng;\n- Lưu: VT, VP.\n"
    )
    assert (plain(found.document.recipients), found.document.archive) == (["Sở Ngoại vụ"], "VT")
    assert body(found)[1:] == ["Số: 02/SY-SNgV", "Nơi nhận:", "- Các phòng;", "- Lưu: VT, VP."]


#: Parts that are recognised as lines of the body only: sides of an agreement, rebuttals, the block of a copy.
ONLY_LINES = ("parties", "rebuttals", "copy")


@pytest.mark.parametrize("name", SAMPLES)
def test_what_we_write_ourselves_is_recognised_again(name: str, tmp_path: Path) -> None:
    findings = Findings()
    source = read_document(Source(SAMPLES[name], SAMPLES[name], findings))
    assert source is not None
    file = read_typed(written(name, tmp_path))
    request = Request(source.type, "a.docx", source.day(MOMENT.date()), rules_as_of=source.rules_as_of)
    found = recognise(file, request, registers())
    again = found.document
    for field in ("issuer", "number", "symbol", "drafted_by", "date", "urgency", "circulation", "drafter"):
        assert getattr(again, field) == getattr(source, field), field
    begins = document_rules(source.day(MOMENT.date())).types[source.type].form.abstract_begins
    assert again.abstract.plain.lower().removeprefix(begins.lower()).strip() == source.abstract.plain.lower()
    assert plain(again.bases) == [text.plain.rstrip(" ;.") for text in source.bases]
    assert plain(again.addressees) == [text.plain.rstrip(" ;.") for text in source.addressees]
    listed = [text.plain.rstrip(" ;.") for text in source.recipients]
    assert plain(again.recipients)[-len(listed) :] == listed or not listed
    assert len(plain(again.recipients)) - len(listed) in (0, 1)
    assert [(plain(one.authority), one.post.plain) for one in again.signers] == [
        (plain(one.authority), one.post.plain) for one in source.signers
    ]
    assert {one.key: one.text.plain.rstrip(".") for one in again.details} == {
        one.key: one.text.plain.rstrip(".") for one in source.details
    }
    assert len(found.annexes) == len(source.annexes)
    if not any(getattr(source, field) for field in ONLY_LINES):
        words = [word for line in body(found) for word in line.replace("./.", ".").split()]
        expected = [word for block in source.body for word in written_words(block)]
        assert [word.rstrip(".") for word in words] == [word.rstrip(".") for word in expected]


def written_words(block: DocumentBlock) -> list[str]:
    match block:
        case Provision(label=label, text=text):
            big = block.level in TITLED or block.level is Level.HEADING
            return f"{label} {text.plain.upper() if big else text.plain}".split()
        case Paragraph(text=text):
            return text.plain.split()
        case Table(header=header, rows=rows):
            return [word for row in (header, *rows) for cell in row for word in cell.plain.split()]


# ---- what is guessed is said, what is not known stays ----


def test_unknown_lines_of_head_and_foot_stay_in_the_body_in_order() -> None:
    found = recognised(
        "CÔNG TY MẪU\nMột dòng lạ\nKẾ HOẠCH\nLàm việc năm 2018\n1. Việc./.\nNơi nhận:\n- Như trên;\nMột dòng lạ ở cuối rất dài.\n"
    )
    assert body(found) == ["CÔNG TY MẪU", "Một dòng lạ", "1. Việc./.", "Một dòng lạ ở cuối rất dài."]
    told = [finding.place.line for finding in found.findings if finding.rule.id == "VB-I01"]
    assert told == [1, 2, 8]


def test_every_line_is_accounted_for_once() -> None:
    for text, type_id in ((LETTER, "cong-van"), (DECISION, "quyet-dinh")):
        found = recognised(text, type_id)
        typed = [word for line in text.splitlines() for word in line.split()]
        assert sorted(word for one in found.understood for word in one.words.split()) == sorted(typed)


def test_the_abstract_keeps_names_big_and_only_changes_case() -> None:
    text = "KẾ HOẠCH\nHỢP TÁC VỚI ASEAN VÀ PALAU CỦA TỈNH TIỀN GIANG\nNĂM 2018\nVề Cộng đồng ASEAN và nước Cộng hòa Palau.\n"
    found = recognised(text)
    assert found.document.abstract.plain == "Hợp tác với ASEAN và Palau của tỉnh Tiền Giang năm 2018"
    assert found.document.abstract.plain.upper() == "HỢP TÁC VỚI ASEAN VÀ PALAU CỦA TỈNH TIỀN GIANG NĂM 2018"
    assert "VB-I02" in rules_of(found)
    assert "HỢP TÁC VỚI ASEAN" in found.remarks["abstract"]


def test_type_and_abstract_on_one_line() -> None:
    assert recognised("KẾ HOẠCH ĐỐI NGOẠI NĂM 2018\n1. Việc.\n").document.abstract.plain == "Đối ngoại năm 2018"


@pytest.mark.parametrize(
    ("text", "as_of", "remark"),
    [
        ("KẾ HOẠCH\nĐối ngoại năm 2017\nA.\n", dt.date(2017, 1, 1), "năm 2017"),
        ("KẾ HOẠCH\nĐối ngoại\nA.\n", None, ""),
        ("Tiền Giang, ngày 02 tháng 3 năm 2016\nKẾ HOẠCH\nĐối ngoại năm 2017\nA.\n", None, ""),
    ],
)
def test_the_day_of_the_rules(text: str, as_of: dt.date | None, remark: str) -> None:
    found = recognised(text)
    assert found.document.rules_as_of == as_of
    assert remark in found.remarks.get("rules_as_of", "")
    asked = recognised(text, rules_as_of=dt.date(2019, 5, 1))
    assert asked.document.rules_as_of == dt.date(2019, 5, 1)


REPORTED = "KẾ HOẠCH\nĐối ngoại năm 2018\nCác đơn vị báo cáo Ủy ban nhân dân tỉnh.\n"


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (REPORTED, "ubnd-tinh"),
        ("KẾ HOẠCH\nĐối ngoại năm 2018\nViệc làm trên địa bàn tỉnh Tiền Giang.\n", "ubnd-tinh"),
        ("Số: 02/KH-SNgV\nKẾ HOẠCH\nĐối ngoại năm 2018\nA.\n", "so-ngoai-vu"),
        ("KẾ HOẠCH\nĐối ngoại năm 2018\nA./.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", "ubnd-tinh"),
        ("UBND TỈNH TIỀN GIANG\nSỞ NGOẠI VỤ\n" + REPORTED, "so-ngoai-vu"),
        ("KẾ HOẠCH\nĐối ngoại năm 2018\nViệc làm trên địa bàn huyện.\n", ""),
    ],
)
def test_the_issuer_by_the_strongest_evidence(text: str, issuer: str) -> None:
    assert recognised(text).document.issuer == issuer


def test_the_issuer_that_is_asked_for_wins_and_a_contradiction_is_said() -> None:
    found = recognised(REPORTED, issuer="so-ngoai-vu")
    assert found.document.issuer == "so-ngoai-vu"
    assert any(f.rule.id == "VB-I05" and "ubnd-tinh" in f.what() for f in found.findings)


def test_a_head_of_other_days_names_the_issuer_and_is_said() -> None:
    found = recognised("ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP\nKẾ HOẠCH\nĐối ngoại năm 2018\nA.\n")
    assert found.document.issuer == "ubnd-tinh"
    assert any("2018-01-01" in f.what() for f in found.findings if f.rule.id == "VB-I05")


TASKS = """\
KẾ HOẠCH
Đối ngoại năm 2018
I. NỘI DUNG
1. Sở Xây dựng
II. TỔ CHỨC THỰC HIỆN
1. Sở Ngoại vụ
- Chủ trì, phối hợp với Sở Tài chính.
2. Sở Văn hóa, Thể thao và Du lịch, Công an tỉnh và Báo Ấp Bắc
3. Giao Sở Nội vụ hướng dẫn thực hiện.
4. Các tổ công tác; đề nghị Tỉnh đoàn
5. Ủy ban nhân dân tỉnh
Các đơn vị báo cáo Ủy ban nhân dân tỉnh./.
"""


def test_recipients_are_only_bodies_that_are_charged_with_tasks() -> None:
    found = recognised(TASKS)
    assert plain(found.document.recipients) == [
        "Sở Ngoại vụ",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Công an tỉnh",
        "Báo Ấp Bắc",
        "Tỉnh đoàn",
    ]
    assert found.document.archive == "VT"
    told = [(f.place.line, f.severity, f.what()) for f in found.findings if f.rule.id == "VB-I04"]
    assert [(line, severity) for line, severity, _ in told] == [(6, Severity.WARNING), (10, Severity.NOTICE)]
    assert "Các tổ công tác" in told[1][2]


def test_a_list_of_recipients_in_the_file_is_not_added_to() -> None:
    found = recognised(TASKS + "Nơi nhận:\n- Sở Ngoại vụ;\n- Lưu: VT.\n")
    assert plain(found.document.recipients) == ["Sở Ngoại vụ"]
    assert "VB-I04" not in rules_of(found)


def test_another_type_name_in_the_file_is_said_and_stays() -> None:
    found = recognised("BÁO CÁO\nKết quả năm 2018\n1. Việc.\n")
    assert body(found) == ["BÁO CÁO", "Kết quả năm 2018", "1. Việc."]
    assert [f.what() for f in found.findings if f.rule.id == "VB-I07"] == [
        "Tệp mang tên loại “BÁO CÁO”, còn --type là ke-hoach."
    ]


def test_what_of_a_word_file_is_not_carried_over_is_said() -> None:
    document = docx.Document()
    word.centred(document, "KẾ HOẠCH")
    paragraph = document.add_paragraph("Việc ")
    word.insert_xml(
        paragraph,
        f'<w:ins w:id="1" w:author="a">{word.run("thêm")}</w:ins>'
        + word.run("gạch", "<w:strike/>")
        + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        + word.text_box("Khung"),
    )
    document.sections[0].header.paragraphs[0].text = "Bản thảo lần hai"
    found = recognised(read_word(word.saved(document)))
    told = [f.what() for f in found.findings if f.rule.id in ("VB-I03", "VB-I09")]
    assert told == [
        "Thay đổi đang theo dõi: giữ 1 chỗ thêm, bỏ 0 chỗ xóa.",
        "Không đưa vào dòng đầu trang hoặc chân trang “Bản thảo lần hai”.",
        "Không đưa vào ký hiệu “Wingdings F0FC” của phông ký hiệu.",
        "Chữ gạch ngang “gạch” được giữ như chữ thường.",
        "1 hộp chữ và 0 chú thích thành dòng thường, sau đoạn mà chúng đi kèm.",
    ]


def test_bullets_of_word_become_dashes_and_that_is_said() -> None:
    document = docx.Document()
    word.centred(document, "KẾ HOẠCH")
    document.add_paragraph("Việc thứ nhất.", style="List Bullet")
    found = recognised(read_word(word.saved(document)))
    assert "VB-I08" in rules_of(found)


def test_text_for_fonts_before_unicode_is_an_error() -> None:
    old = "KÕ ho¹ch ho¹t ®éng th«ng tin ®èi ngo¹i cña tØnh TiÒn Giang n¨m 2018 vµ nh÷ng n¨m tiÕp theo\n" * 3
    found = recognised(old)
    assert [f.severity for f in found.findings if f.rule.id == "VB-I10"] == [Severity.ERROR]
    assert not looks_old("Kế hoạch hoạt động thông tin đối ngoại, § 3, giá 5 ½ đồng, «lời dẫn» của tỉnh Tiền Giang")


def test_a_lying_annex_and_its_untitled_table() -> None:
    document = docx.Document()
    word.centred(document, "KẾ HOẠCH")
    document.add_paragraph("Việc năm 2018./.")
    word.lying_section(document)
    word.centred(document, "Phụ lục")
    word.centred(document, "Danh mục việc")
    document.add_table(1, 2).rows[0].cells[0].text = "Việc"
    (annex,) = recognised(read_word(word.saved(document))).annexes
    assert (annex.annex.title.plain, annex.annex.landscape) == ("Danh mục việc", True)
    assert isinstance(annex.body[0], TypedTable)


# ---- words ----


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("Số: 05/KH-UBND", 5, "KH-UBND"),
        ("Số:      /KH-UBND", None, "KH-UBND"),
        ("Số ……/TTr-SNgV", None, "TTr-SNgV"),
        ("SỐ: 12/QyĐ-UBND", 12, "QyĐ-UBND"),
        ("Số: 06\u2011NQ/TW", None, None),
        ("Số lượng/đơn vị nhiều", None, None),
    ],
)
def test_number_lines(text: str, number: int | None, symbol: str | None) -> None:
    found = number_line(text)
    assert (found.number, found.symbol) == (number, symbol) if found else symbol is None


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Tiền Giang, ngày 05 tháng 01 năm 2018", "Tiền Giang", PartialDate(2018, 1, 5)),
        ("Tiền Giang, ngày … tháng … năm 20…", "Tiền Giang", None),
        ("Phường Mỹ Tho, ngày   tháng 7 năm 2025", "Phường Mỹ Tho", PartialDate(2025, 7)),
    ],
)
def test_place_and_date(text: str, place: str, date: PartialDate | None) -> None:
    found = place_date(text)
    assert found is not None
    assert (found.place, found.date) == (place, date)


@pytest.mark.parametrize(
    "text", ["Tiền Giang, ngày 31 tháng 02 năm 2018", "Tiền Giang, ngày 5 tháng … năm 2018", "ngày 5 tháng 6 năm 2018"]
)
def test_days_that_do_not_exist_or_say_half_are_not_taken(text: str) -> None:
    assert place_date(text) is None


def test_a_basis_is_a_line_of_its_own_and_no_opening_sentence() -> None:
    assert is_basis("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;")
    assert not is_basis("Căn cứ Kế hoạch mẫu, Ủy ban nhân dân tỉnh xây dựng kế hoạch như sau:")
    assert not is_basis("- Căn cứ khả năng cân đối ngân sách bố trí kinh phí.")


def test_names_of_people() -> None:
    assert is_name("Nguyễn Văn Mẫu")
    assert not is_name("Phòng họp số 2")
    assert not is_name("Các sở, ngành")


def test_bodies_part_at_names_only() -> None:
    title = "Đài Phát thanh và Truyền hình tỉnh, các Trang thông tin điện tử của các sở, ngành, địa phương; đề nghị Báo Ấp Bắc"
    assert list(bodies(title)) == [
        ("Đài Phát thanh và Truyền hình tỉnh", True),
        ("các Trang thông tin điện tử của các sở, ngành, địa phương", False),
        ("Báo Ấp Bắc", True),
    ]
    assert list(bodies("Các sở, ban, ngành, đoàn thể tỉnh và UBND cấp huyện")) == [
        ("Các sở, ban, ngành, đoàn thể tỉnh", True),
        ("UBND cấp huyện", True),
    ]


def test_small_letters_keep_names_that_the_text_writes_big() -> None:
    running = ["Tuyên truyền về Biển Đông và UNESCO.", "Sở Thông tin và Truyền thông chủ trì công tác thông tin."]
    made = sentence_case("THÔNG TIN VỀ BIỂN ĐÔNG VÀ UNESCO TẠI TIỀN GIANG", ["Tiền Giang"], running)
    assert made == "Thông tin về Biển Đông và UNESCO tại Tiền Giang"


def test_roles_follow_the_order_of_the_file() -> None:
    found = recognised(DECISION, "quyet-dinh")
    numbers = [one.line for one in found.understood]
    assert numbers == sorted(numbers)
    assert found.understood[-1].role is Role.BODY
