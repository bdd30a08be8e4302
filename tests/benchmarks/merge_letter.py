"""The letter of the merge benchmark, in each engine's dialect, and its recipients: all made up, the same every time.

A4, a head of two columns with a picture, nine paragraphs, a table of six rows from a list, a table to sign in, a header
from page two on, footers; 31 variables; runs with explicit properties and revision marks as Word writes them, and one
paragraph whose tags Word has cut. Styles as large as Word's own.
"""

from __future__ import annotations

import random
import re
from typing import Any

from tests.documents.merging import made
from ttdn_publish.formats.ooxml import pack

_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>'
_SIZE = '<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/>'

#: Paragraphs: plain words and names of variables in braces.
PARAGRAPHS = (
    "Kính gửi: {kinh_gui}, {chuc_vu} {co_quan_nhan}.",
    "Thực hiện {can_cu} về {trich_yeu}, {co_quan} đề nghị {ong_ba} {ho_ten} phối hợp các nội dung sau đây.",
    "1. Về thời gian: từ {gio} ngày {ngay_bat_dau} đến hết ngày {ngay_ket_thuc}, tại {dia_diem}, {dia_chi}.",
    "2. Về thành phần: {thanh_phan}; số lượng {so_luong} người, do {nguoi_dan_dau} làm trưởng đoàn.",
    "3. Về kinh phí: {kinh_phi} đồng (bằng chữ: {bang_chu}), chi từ nguồn {nguon_kinh_phi}.",
    "4. Danh mục tài liệu gửi kèm theo công văn này gồm các mục nêu trong bảng dưới đây:",
    "Chi tiết xin liên hệ {nguoi_lien_he}, điện thoại {dien_thoai}, thư điện tử {thu_dien_tu}.",
    "Hồ sơ {ma_ho_so} được trả lời trước ngày {han_tra_loi}.",
    "Trân trọng./.",
)
HEAD = ("{co_quan_chu_quan}", "{co_quan}", "Số: {so}/{ky_hieu}", "{dia_danh}, ngày {ngay} tháng {thang} năm {nam}")
SIGN = ("Nơi nhận:", "- Như trên;", "{quyen_han}", "{chuc_vu_ky}", "{nguoi_ky}")
ITEM = ("stt", "ten", "don_vi", "so_luong", "ghi_chu")


def template(style: str = "docxtpl") -> bytes:
    """The letter for ``docxtpl`` (and ours), ``docxtemplater``, or ``mailmerge``."""
    write = _Writer(style)
    head = _table([[write.words(line, bold=True) for line in (*HEAD[:3], _picture())], [write.words(HEAD[3])]])
    body = [head, *(write.paragraph(line) for line in PARAGRAPHS[:6]), write.items()]
    body += [write.paragraph(line) for line in PARAGRAPHS[6:]]
    body.append(_table([[write.words(line, bold=True) for line in SIGN[:2]], [write.words(line) for line in SIGN[2:]]]))
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    page += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    data = made.docx(
        *body,
        headers={"default": f"<w:p>{page}</w:p>"},
        footers={"default": write.words("Hồ sơ {ma_ho_so}"), "first": write.words("Hồ sơ {ma_ho_so} – {ho_ten}")},
        styles=_styles(),
        more={"word/settings.xml": f"<w:settings {made.NAMESPACES}/>"},
    )
    parts = made.parts_of(data) | {"word/media/dot.png": made.png(130, 200, random.Random(1).randbytes(26_000))}
    return pack({_numbered(name.encode()).decode(): _numbered(part) for name, part in parts.items()})


def _numbered(part: bytes) -> bytes:
    """Running lines and relationships called as Word does it: docx-mailmerge2 takes no others."""
    for name, number in (
        (b"header-default", b"header1"),
        (b"footer-default", b"footer1"),
        (b"footer-first", b"footer2"),
    ):
        part = part.replace(name, number)
    keys = (b"rIdDot", b"rIdStyles", b"rIdsettings", b"rIdheaderdefault", b"rIdfooterdefault", b"rIdfooterfirst")
    for count, key in enumerate(keys, 11):
        part = part.replace(b'"%s"' % key, b'"rId%d"' % count)
    return part


def recipients(count: int) -> list[dict[str, Any]]:
    """Made-up recipients, the same every time."""
    names = sorted(set(re.findall(r"\{(\w+)\}", " ".join((*PARAGRAPHS, *HEAD, *SIGN)))))
    made_up = random.Random(2018)
    words = [
        "Mẫu",
        "Sở",
        "Ngoại",
        "vụ",
        "tỉnh",
        "phối",
        "hợp",
        "tổ",
        "chức",
        "đoàn",
        "công",
        "tác",
        "hội",
        "nghị",
        "xúc",
        "tiến",
        "giao",
        "lưu",
        "hữu",
        "nghị",
        "văn",
        "hóa",
    ]
    rows = []
    for number in range(count):
        row: dict[str, Any] = {name: " ".join(made_up.choices(words, k=made_up.randint(2, 5))) for name in names}
        row |= {"ma_ho_so": f"HS{number:06}", "ho_ten": f"Nguyễn Văn Mẫu {number}"}
        row["hang"] = [
            {
                "stt": n,
                "ten": " ".join(made_up.choices(words, k=4)),
                "don_vi": "bộ",
                "so_luong": n * 3,
                "ghi_chu": "mẫu",
            }
            for n in range(1, 7)
        ]
        rows.append(row)
    return rows


class _Writer:
    def __init__(self, style: str) -> None:
        self.style = style

    def tag(self, name: str) -> str:
        """A variable in the engine's dialect."""
        if self.style == "mailmerge":
            return f"\0{name}\0"
        return f"{{{name}}}" if self.style == "docxtemplater" else f"{{{{ {name} }}}}"

    def words(self, line: str, *, bold: bool = False, prefix: str = "") -> str:
        """A paragraph, each variable in a run of its own with explicit properties."""
        if line.startswith("<w:p>"):
            return line
        runs = []
        for number, piece in enumerate(re.split(r"\{(\w+)\}", line)):
            if piece:
                runs.append(_run(self.tag(prefix + piece) if number % 2 else piece, bold=bold and not number % 2))
        return f'<w:p w:rsidR="00C73A51" w:rsidRDefault="004B2D17"><w:pPr>{_spacing()}</w:pPr>{"".join(runs)}</w:p>'

    def paragraph(self, line: str) -> str:
        """A paragraph; that with the file's number is cut inside its tags."""
        written = self.words(line)
        if "ma_ho_so" in line and self.style == "docxtpl":
            cut = '{{ ma</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00D00001"><w:t>_ho_so }}'
            written = written.replace("{{ ma_ho_so }}", cut, 1)
        return written

    def items(self) -> str:
        """The table of six rows from the list ``hang``."""
        head = [self.words(name.replace("_", " "), bold=True) for name in ITEM]
        if self.style == "docxtpl":
            first = [self.words("")] * 4
            return _table(
                [[head[n]] for n in range(5)],
                [[made.p("{%tr for x in hang %}")], *([one] for one in first)],
                [[self.words(f"{{{name}}}", prefix="x.")] for name in ITEM],
                [[made.p("{%tr endfor %}")], *([one] for one in first)],
            )
        if self.style == "docxtemplater":
            cells = [[self.words(f"{{{name}}}")] for name in ITEM]
            cells[0] = [cells[0][0].replace("{stt}", "{#hang}{stt}")]
            cells[4] = [cells[4][0].replace("{ghi_chu}", "{ghi_chu}{/hang}")]
            return _table([[one] for one in head], cells)
        return _table([[one] for one in head], [[self.words(f"{{hang_{name}}}")] for name in ITEM])


def _run(text: str, *, bold: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    if text.startswith("\0"):
        name = text.strip("\0")
        return (
            f'<w:fldSimple w:instr=" MERGEFIELD {name} \\* MERGEFORMAT "><w:r><w:rPr>{_FONT}{weight}{_SIZE}</w:rPr>'
            f"<w:t>«{name}»</w:t></w:r></w:fldSimple>"
        )
    return f'<w:r w:rsidRPr="00A77B3E"><w:rPr>{_FONT}{weight}{_SIZE}</w:rPr>{made.t(text)}</w:r>'


def _spacing() -> str:
    return f'<w:spacing w:before="120" w:after="120" w:line="288" w:lineRule="auto"/><w:jc w:val="both"/><w:rPr>{_FONT}{_SIZE}</w:rPr>'


def _table(*rows: list[list[str]]) -> str:
    return made.table(*([made.cell(*cell) for cell in row] for row in rows))


def _picture() -> str:
    return f"<w:p>{made.picture(1, 'Biểu trưng (mẫu)')}</w:p>"


def _styles() -> str:
    """As many styles as Word's own file has, so that unchanged parts weigh what they weigh."""
    one = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Mau{n}"><w:name w:val="Mẫu {n}"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:spacing w:before="{{n}}" w:after="120"/></w:pPr><w:rPr>{_FONT}{_SIZE}</w:rPr></w:style>'
    )
    return "".join(one.format(n=number) for number in range(100))
