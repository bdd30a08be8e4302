"""``ttdn exchange check``: any file is accepted, or refused with its place and a reason; never a traceback."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish import cli
from ttdn_publish.formats.exchange import check, check_file
from ttdn_publish.formats.tbx import Term, TermEntry, write_tbx
from ttdn_publish.formats.tmx import TranslationUnit, Variant, write_tmx
from ttdn_publish.formats.xml import MAX_XML_BYTES

CASES = Path(__file__).parent / "xliff_cases"
CORE = CASES / "core.xlf"
XLIFF12 = b"""<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="a" source-language="vi" target-language="en" datatype="plaintext"><body>
<trans-unit id="1"><source>A</source><target>B</target></trans-unit></body></file></xliff>"""
TERMS = [TermEntry("t1", {"vi": (Term("chợ nổi"),), "en": (Term("floating market"),)})]
TMX = write_tmx([TranslationUnit((Variant("vi", ("Chợ",)), Variant("en", ("Market",))))])


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main([str(argument) for argument in arguments])
    return ended.value.code, *capsys.readouterr()


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    file = tmp_path / "broken.xlf"
    file.write_text(CORE.read_text("utf-8").replace('<segment id="s2">', '<segment id="s1">'), "utf-8")
    return file


def test_accepted_files_are_said_with_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "exchange", "check", CORE, CASES / "its.xlf")
    assert (code, err) == (0, "")
    assert out == f"{CORE}: đạt (XLIFF 2.1)\n{CASES / 'its.xlf'}: đạt (XLIFF 2.1)\n"


def test_refused_files_are_said_with_place_reason_and_section(capsys: pytest.CaptureFixture[str], broken: Path) -> None:
    code, out, _ = run(capsys, "exchange", "check", CORE, broken)
    line = broken.read_text("utf-8").splitlines().index('        <segment id="s1">') + 1
    assert code == 1
    assert out.splitlines()[1:] == [
        f"{broken}:{line}: id “s1” của <segment> đã được dùng trong cùng phạm vi (mục “id”)"
    ]


def test_programs_get_json(capsys: pytest.CaptureFixture[str], broken: Path) -> None:
    code, out, _ = run(capsys, "--json", "exchange", "check", CORE, broken)
    answer = json.loads(out)
    assert (code, answer["exit"]) == (1, 1)
    assert [file["accepted"] for file in answer["files"]] == [True, False]
    (problem,) = answer["files"][1]["problems"]
    assert problem["standard"].endswith("xliff-core-v2.1-os.html#id")
    assert problem["line"] > 1


def test_missing_files_and_folders_are_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = run(capsys, "exchange", "check", tmp_path / "gone.xlf", tmp_path)
    assert code == 1
    assert out == f"{tmp_path / 'gone.xlf'}: không có tệp này\n{tmp_path}: không có tệp này\n"


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "exchange", "chek", CORE)
    assert code == 2
    assert "không có lệnh “chek”" in err
    code, _, err = run(capsys, "exchange", "check")
    assert code == 2
    code, out, _ = run(capsys, "exchange", "--help")
    assert code == 0
    assert "Kiểm tra tệp XLIFF, TMX, TBX" in out


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (XLIFF12, "XLIFF 1.2"),
        (TMX, "TMX"),
        (TMX.replace(b"<tmx", b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx', 1), "TMX"),
        (write_tbx(TERMS, version=2), "TBX"),
        (write_tbx(TERMS, version=3), "TBX"),
        (CORE.read_bytes(), "XLIFF 2.1"),
    ],
)
def test_each_format_is_recognised(data: bytes, kind: str) -> None:
    verdict = check(data)
    assert (verdict.kind, verdict.problems) == (kind, ())


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (XLIFF12.replace(b"<source>A</source>", b""), "XLIFF 1.2", ""),
        (TMX.replace(b"<seg>", b"<sg>").replace(b"</seg>", b"</sg>"), "TMX", ""),
        (write_tbx(TERMS).replace(b"<term>", b"<word>").replace(b"</term>", b"</word>"), "TBX", ""),
        (b"<html/>", "", "<html> không phải định dạng trao đổi bản dịch"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:3.0"/>', "", "<xliff> không phải định dạng"),
        (b"<tmx", "", "thẻ mở và thẻ đóng không khớp"),
        (b"", "", "tệp rỗng"),
    ],
)
def test_what_is_wrong_with_other_formats_is_said(data: bytes, kind: str, reason: str) -> None:
    verdict = check(data)
    assert verdict.kind == kind
    assert verdict.problems[0].reason.startswith(reason)
    assert verdict.problems[0].reason


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.xlf"
    with file.open("wb") as stream:
        stream.truncate(MAX_XML_BYTES + 1)
    assert check_file(file).problems[0].reason == "tệp XML lớn quá 64 MB"
    assert not check_file(Path("a\0b")).accepted


@given(
    st.binary(max_size=200) | st.builds(lambda a, b: CORE.read_bytes()[a:b], st.integers(0, 4000), st.integers(0, 5000))
)
@settings(max_examples=200)
def test_any_bytes_get_a_verdict(data: bytes) -> None:
    verdict = check(data)
    assert verdict.accepted == (data == CORE.read_bytes())
    assert all(re.search(r"\w", problem.reason) for problem in verdict.problems)
