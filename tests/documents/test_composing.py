"""What is printed of a document, component by component, under both rule sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.made import lines, make
from ttdn_publish.documents.components import Item

PLAN = """\
type: ke-hoach
issuer: ubnd-tinh
rules_as_of: 2018-01-01
abstract: Hoạt động thông tin đối ngoại năm 2018
recipients: [Sở Thông tin và Truyền thông, "Sở Ngoại vụ;"]
archive: VT, VX
"""


def test_an_unnumbered_plan_invents_nothing(tmp_path: Path) -> None:
    body = "I. Mục đích\n1. Mục đích chung\na) Quảng bá;\n- Trên báo\nTrên đây là Kế hoạch.\n"
    assert lines(make(tmp_path, PLAN, body)) == [
        "[trái] ỦY BAN NHÂN DÂN",
        "[trái] TỈNH TIỀN GIANG",
        "[trái] Số: ______/KH-UBND",
        "[phải] Tiền Giang, ngày ______ tháng ______ năm ________",
        "KẾ HOẠCH",
        "Hoạt động thông tin đối ngoại năm 2018",
        "(heading) I. MỤC ĐÍCH",
        "(clause-title) 1. Mục đích chung",
        "(point) a) Quảng bá;",
        "(dash) - Trên báo",
        "(body) Trên đây là Kế hoạch./.",
        "[ký] TM. ỦY BAN NHÂN DÂN / _",
        "[nơi nhận] - Sở Thông tin và Truyền thông;",
        "[nơi nhận] - Sở Ngoại vụ;",
        "[nơi nhận] - Lưu: VT, VX.",
    ]


def test_no_break_spaces_of_the_author_are_printed_where_they_stand(tmp_path: Path) -> None:
    front = PLAN.replace("năm 2018", "năm\u00a02018")
    body = "1.\u00a0Mục đích\nHọp trong 5\u00a0ngày;\n\n| Việc | Hạn |\n|---|---|\n| Họp\u00a0báo | **5\u00a0ngày** |\n\nHết\u00a0.\n"
    made = make(tmp_path, front, body)
    assert [line for line in lines(made) if line.startswith(("Hoạt", "("))] == [
        "Hoạt động thông tin đối ngoại năm_2018",
        "(clause-title) 1. Mục đích",
        "(body) Họp trong 5_ngày;",
        "(bảng) Việc | Hạn",
        "(hàng) Họp_báo | 5_ngày",
        "(body) Hết_./.",
    ]
    flow = made.body[1]
    assert isinstance(flow, Item)
    assert [span.text for span in flow.line] == ["Họp trong 5\u00a0ngày;"], "one run of words, as if it were a blank"


def test_a_letter_of_the_department(tmp_path: Path) -> None:
    front = """\
type: cong-van
issuer: so-ngoai-vu
drafted_by: HTQT
number: 5
date: 2018-02-03
abstract: Phối hợp cung cấp tin, bài cho bản tin
addressees: [Báo Ấp Bắc, Đài Phát thanh và Truyền hình tỉnh]
signers:
  - {authority: [KT. Giám đốc], post: Phó Giám đốc, person: tran-thi-mau}
archive: VT, HTQT
drafter: TM.(20)
urgency: khan
contact: true
"""
    assert lines(make(tmp_path, front, "Sở Ngoại vụ đề nghị phối hợp. Trân trọng./.\n")) == [
        "[trái] UBND TỈNH TIỀN GIANG",
        "[trái] SỞ NGOẠI VỤ",
        "[trái] Số: 05/SNgV-HTQT",
        "[trái] V/v phối hợp cung cấp tin, bài cho bản tin",
        "[phải] Tiền Giang, ngày 03 tháng 02 năm 2018",
        "[dấu] KHẨN",
        "[kính gửi] Báo Ấp Bắc",
        "[kính gửi] Đài Phát thanh và Truyền hình tỉnh",
        "(body) Sở Ngoại vụ đề nghị phối hợp. Trân trọng./.",
        "[ký] KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Trần Thị Mẫu (mẫu)",
        "[nơi nhận] - Như trên;",
        "[nơi nhận] - Lưu: VT, HTQT.",
        "[soạn thảo] TM.(20)",
        "[chân trang] Địa chỉ: Số 63, đường 30 tháng 4, phường 1, thành phố Mỹ Tho",
        "[chân trang] Điện thoại: 0273 397 1223",
        "[chân trang] Trang thông tin điện tử: songoaivu.tiengiang.gov.vn",
    ]


def test_a_decision_of_2026_with_annexes_and_a_copy(tmp_path: Path) -> None:
    front = """\
type: quyet-dinh
issuer: ubnd-tinh
date: 2026-09
abstract: ban hành Quy chế phối hợp
bases: [Căn cứ Luật Tổ chức chính quyền địa phương, "Theo đề nghị của Sở Văn hóa, Thể thao và Du lịch;"]
signers:
  - {authority: [TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH], post: PHÓ CHỦ TỊCH}
recipients: [Chủ tịch và các Phó Chủ tịch UBND tỉnh]
copy: {kind: trich-sao, issuer: so-van-hoa-the-thao-du-lich, signer: {post: Giám đốc}, recipients: [Các phòng thuộc Sở]}
"""
    annex = "---\ntitle: Danh mục nhiệm vụ\n---\n| Việc | Cơ quan |\n|---|---|\n| Tập huấn | Sở Nội vụ |\n"
    body = "Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.\nĐiều 2. Trách nhiệm thi hành.\n"
    made = make(tmp_path, front, body, **{"1": annex, "2": annex.replace("Danh mục", "Lịch")})
    assert lines(made) == [
        "[trái] ỦY BAN NHÂN DÂN",
        "[trái] TỈNH ĐỒNG THÁP",
        "[trái] Số: ______/QĐ-UBND",
        "[phải] Đồng Tháp, ngày ______ tháng 9 năm 2026",
        "QUYẾT ĐỊNH",
        "Về việc ban hành Quy chế phối hợp",
        "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP",
        "[căn cứ] Căn cứ Luật Tổ chức chính quyền địa phương;",
        "[căn cứ] Theo đề nghị của Sở Văn hóa, Thể thao và Du lịch.",
        "QUYẾT ĐỊNH:",
        "(article) Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.",
        "(article) Điều 2. Trách nhiệm thi hành./.",
        "[ký] TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / _",
        "[nơi nhận] - Như Điều 2;",
        "[nơi nhận] - Chủ tịch và các Phó Chủ tịch UBND tỉnh;",
        "[nơi nhận] - Lưu: VT.",
        "[phụ lục] Phụ lục I | DANH MỤC NHIỆM VỤ | (Kèm theo Quyết định số ______/QĐ-UBND ngày ______ tháng 9 năm 2026 của Ủy ban nhân dân tỉnh Đồng Tháp)",
        "(bảng) Việc | Cơ quan",
        "(hàng) Tập huấn | Sở Nội vụ",
        "[phụ lục] Phụ lục II | LỊCH NHIỆM VỤ | (Kèm theo Quyết định số ______/QĐ-UBND ngày ______ tháng 9 năm 2026 của Ủy ban nhân dân tỉnh Đồng Tháp)",
        "(bảng) Việc | Cơ quan",
        "(hàng) Tập huấn | Sở Nội vụ",
        "[bản sao] TRÍCH SAO",
        "[trái] UBND TỈNH ĐỒNG THÁP",
        "[trái] SỞ VĂN HÓA,",
        "[trái] THỂ THAO VÀ DU LỊCH",
        "[trái] Số: ______/TrS-SVHTTDL",
        "[phải] Đồng Tháp, ngày ______ tháng ______ năm ________",
        "[ký] GIÁM ĐỐC / _",
        "[nơi nhận] - Các phòng thuộc Sở;",
        "[nơi nhận] - Lưu: VT.",
    ]


def test_the_lines_that_a_form_asks_for_stand_in_its_order(tmp_path: Path) -> None:
    front = """\
type: giay-moi
issuer: so-ngoai-vu
rules_as_of: 2018-03-01
abstract: Dự lớp tập huấn
details:
  - {key: dia-diem, text: Hội trường Sở (mẫu)}
  - {key: kinh-moi, items: [Các sở, Báo Ấp Bắc]}
  - {key: toi-du, text: Lớp tập huấn}
  - {key: thoi-gian, text: Theo thư mời (mẫu)}
"""
    printed = lines(make(tmp_path, front, "Rất mong sự có mặt.\n"))
    assert printed[printed.index("Dự lớp tập huấn") + 1 :] == [
        "(body) Sở Ngoại vụ tỉnh Tiền Giang trân trọng kính mời:",
        "(dash) - Các sở",
        "(dash) - Báo Ấp Bắc",
        "(body) Tới dự: Lớp tập huấn",
        "(body) Thời gian: Theo thư mời (mẫu)",
        "(body) Địa điểm: Hội trường Sở (mẫu)",
        "(body) Rất mong sự có mặt./.",
        "[ký]  / _",
    ]


@pytest.mark.parametrize(
    ("abstract", "printed"),
    [
        ("ban hành quy chế", "Về việc ban hành quy chế"),
        ("Ban hành quy chế", "Về việc ban hành quy chế"),
        ("Về việc ban hành quy chế", "Về việc ban hành quy chế"),
        ("UBND tỉnh ủy quyền", "Về việc UBND tỉnh ủy quyền"),
    ],
)
def test_the_abstract_of_a_decision_begins_as_the_form_wants(tmp_path: Path, abstract: str, printed: str) -> None:
    front = f"type: quyet-dinh\nissuer: ubnd-tinh\nrules_as_of: 2018-03-01\nabstract: {abstract}\n"
    assert printed in lines(make(tmp_path, front))


def test_a_text_that_comes_with_a_decision_has_no_number_of_its_own(tmp_path: Path) -> None:
    front = """\
type: quy-che
issuer: ubnd-tinh
rules_as_of: 2026-09-01
abstract: Phối hợp cung cấp thông tin
attached: {type: quyet-dinh}
"""
    printed = lines(make(tmp_path, front, "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n"))
    assert printed[2:] == [
        "QUY CHẾ",
        "Phối hợp cung cấp thông tin",
        "(Kèm theo Quyết định số ______/QĐ-UBND ngày ______ tháng ______ năm ________ của Ủy ban nhân dân tỉnh Đồng Tháp)",
        "(chapter) Chương I",
        "(part-title) QUY ĐỊNH CHUNG",
        "(article) Điều 1. Phạm vi./.",
    ]


def test_an_old_letter_keeps_the_old_abbreviation(tmp_path: Path) -> None:
    front = "type: ban-ghi-nho\nissuer: so-ngoai-vu\nrules_as_of: {}\nabstract: Hợp tác\n"
    old = lines(make(tmp_path, front.format("2018-03-01")))
    new = lines(make(tmp_path, front.format("2021-03-01")))
    assert ["[trái] Số: ______/GN-SNgV" in old, "[trái] Số: ______/BGN-SNgV" in new] == [True, True]
