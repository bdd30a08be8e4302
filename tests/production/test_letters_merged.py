"""The sample merges: 500 invitations and the 13 letters of 2018, from lists that are in the repository.

``python -m tests.production.test_letters_merged`` writes the lists anew.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from functools import cache
from pathlib import Path

import docx
import pytest

from tests.audit import audit
from ttdn_publish.documents.letters.rows import letter_rows, sender_cells
from ttdn_publish.findings import Findings
from ttdn_publish.language.names import slug
from ttdn_publish.model.correspondent import Correspondent, CorrespondentForm, Rank
from ttdn_publish.model.letter import LetterKind
from ttdn_publish.model.registers import Registers
from ttdn_publish.production.anniversaries import anniversaries
from ttdn_publish.production.merge_work import Kind, lint
from ttdn_publish.production.merging import merge
from ttdn_publish.readers.letter_phrases import read_letter_phrases
from ttdn_publish.readers.registers import read_registers
from ttdn_publish.readers.source import Source
from ttdn_publish.workspace import packaged

TEMPLATES, LISTS = packaged("templates") / "documents", packaged("content") / "documents" / "mau-tron-thu"
DAY = dt.date(2018, 3, 1)
WITH_ARTICLE = {"United Kingdom": "the United Kingdom", "Netherlands": "the Netherlands"}
INVITATION = (
    "Sở Ngoại vụ tỉnh Tiền Giang trân trọng kính mời Quý đơn vị cử đại biểu dự lớp tập huấn về công tác thông tin đối ngoại (mẫu).\n"
    "Thời gian, địa điểm: theo giấy mời (mẫu).\n"
    "Rất mong Quý đơn vị thu xếp tham dự."
)


@cache
def registers() -> Registers:
    content = packaged("content")
    return read_registers(Source(content, content, Findings()))


def invitations() -> str:
    """500 sample guests of one training course."""
    phrases = read_letter_phrases([packaged("templates") / "letters"], "vi")
    guests = [
        Correspondent(
            id=f"don-vi-mau-{n:03d}",
            country="VN",
            rank=Rank.HEAD,
            vi=CorrespondentForm(post="Thủ trưởng đơn vị", body=f"Đơn vị mẫu số {n:03d}"),
        )
        for n in range(1, 501)
    ]
    common = {
        **sender_cells(registers(), "so-ngoai-vu", DAY, phrases),
        "so": "\u00a0" * 6 + "/SNgV-VP",
        "ngay": "ngày      tháng      năm 2018",
        "trich_yeu": "mời dự lớp tập huấn (mẫu)",
        "noi_dung": INVITATION,
        "nguoi_ky.chuc_vu": "GIÁM ĐỐC",
    }
    return letter_rows(guests, LetterKind.INVITATION, phrases, common).csv()


def congratulations() -> str:
    """The letters to the 13 countries that the plan of 2018 names, in English."""
    phrases = read_letter_phrases([packaged("templates") / "letters"], "en")
    named = [day for day in anniversaries(2018, packaged("content").parent) if day.named]
    common = {
        **sender_cells(registers(), "ubnd-tinh", DAY, phrases),
        "nguoi_ky.chuc_vu": "Chairman (sample)",
    }
    rows: list[list[str]] = []
    for day in sorted(named, key=lambda day: slug(day.relation.name)):
        country = WITH_ARTICLE.get(day.relation.country_en, day.relation.country_en)
        someone = Correspondent(
            id=slug(day.relation.name),
            country=day.relation.country_code,
            rank=Rank.AMBASSADOR,
            en=CorrespondentForm(post="Ambassador", body=f"Embassy of {country} in Viet Nam (sample)"),
        )
        body = f"This year marks {day.years} years of diplomatic relations between Viet Nam and {country}."
        made = list(
            csv.reader(
                io.StringIO(
                    letter_rows([someone], LetterKind.CONGRATULATION, phrases, {**common, "noi_dung": body}).csv()
                )
            )
        )
        rows += made if not rows else made[1:]
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


MADE = {"khach-moi.csv": invitations, "chuc-mung-2018.csv": congratulations}
USED = {"khach-moi.csv": ("thu-moi.vi.docx", 500), "chuc-mung-2018.csv": ("chuc-mung.en.docx", 13)}


@pytest.mark.parametrize("name", MADE)
def test_the_list_is_what_the_registers_give(name: str) -> None:
    assert (LISTS / name).read_text("utf-8") == MADE[name]()


@pytest.mark.parametrize("name", USED)
def test_every_row_becomes_a_letter_of_its_own(name: str, tmp_path: Path) -> None:
    template, count = USED[name]
    assert [f.what() for f in lint(TEMPLATES / template, LISTS / name).findings if f.severity == "error"] == []
    done = merge(TEMPLATES / template, LISTS / name, tmp_path / "thu", allow_blank=["*"])
    assert (done.made, done.failed, dict(done.slow)) == (count, False, {})
    with (LISTS / name).open(encoding="utf-8", newline="") as stream:
        bodies = [row["nguoi_nhan.co_quan"] for row in csv.DictReader(stream)]
    for path, body in zip(done.results, bodies, strict=True):
        words = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
        assert body in words
        assert sum(other in words for other in bodies) == 1
    assert audit([done.results[0], done.results[-1]]) == {}


def test_all_invitations_in_one_file(tmp_path: Path) -> None:
    out = tmp_path / "tat-ca.docx"
    template, count = USED["khach-moi.csv"]
    assert merge(TEMPLATES / template, LISTS / "khach-moi.csv", out, Kind.ONE_FILE, allow_blank=["*"]).made == count
    assert len(docx.Document(str(out)).sections) == count


if __name__ == "__main__":
    LISTS.mkdir(parents=True, exist_ok=True)
    for name, make in MADE.items():
        (LISTS / name).write_text(make(), "utf-8")
