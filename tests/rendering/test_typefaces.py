"""The typefaces of the house: what they can write, when they are made anew, and what a page made with them shows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
import time
import unicodedata
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from ttdn_publish.formats import fonts
from ttdn_publish.rendering import typefaces
from ttdn_publish.rendering.families import FAMILIES
from ttdn_publish.rendering.repertoires import CERTAIN, repertoire
from ttdn_publish.rendering.typefaces import FontSet, prepare

SIX = ("vi", "en", "fr", "zh-Hans", "ja", "ko")
LATIN = ("sans", "serif", "display")
ROOT = Path(__file__).parents[2]

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
TONED = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
VIETNAMESE = {letter for letter in [*TONED, *(letter.upper() for letter in TONED)] if ord(letter) > 0x7F}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def own_cache(cache: Path, six: FontSet, tmp_path: Path) -> Path:
    """A copy of the cache, to be damaged."""
    return shutil.copytree(cache, tmp_path / "own", copy_function=shutil.copyfile)


@pytest.fixture(scope="module")
def six(cache: Path) -> FontSet:
    return prepare(cache, languages=SIX)


def covered(path: Path) -> set[str]:
    return set(map(chr, fonts.coverage(path.read_bytes())))


def faces(fontset: FontSet, key: str) -> list[Path]:
    folder = fontset.families[key].split()[-1]
    return [path for path in fontset.files if path.parent.name == folder]


def run(code: str, *arguments: str) -> str:
    """What a new Python process prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", textwrap.dedent(code), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


# What they can write


def test_every_latin_face_writes_all_of_vietnamese(six: FontSet) -> None:
    assert len(VIETNAMESE) == 134
    for key in LATIN:
        assert len(faces(six, key)) == len(FAMILIES[key].faces)
        for path in faces(six, key):
            assert not VIETNAMESE - covered(path), path


def test_a_word_with_tones_stays_in_one_face_in_east_asian_text_too(six: FontSet) -> None:
    for key in ("sc", "jp", "kr"):
        for path in faces(six, key):
            assert not VIETNAMESE - covered(path), path


def test_certain_characters_are_in_every_latin_face(six: FontSet) -> None:
    for key in LATIN:
        for path in faces(six, key):
            shapes = {sign for sign in CERTAIN if unicodedata.category(sign)[0] not in "CZ"}
            assert not shapes - covered(path), path


@pytest.mark.parametrize(
    ("key", "codec", "first", "last", "count", "lacking"),
    [
        ("sc", "gb2312", 0x4E00, 0x9FFF, 6763, ""),
        ("jp", "shift_jis", 0x4E00, 0x9FFF, 6356, ""),  # 6,355 and 仝, which the standard lists among the signs
        ("jp", "shift_jis", 0x3041, 0x30FE, 177, ""),
        ("kr", "utf-8", 0xAC00, 0xD7A3, 11_172, ""),
        ("kr", "euc_kr", 0x4E00, 0x9FFF, 4620, "隙"),  # the package lacks one
    ],
)
def test_a_standard_is_covered_whole(
    six: FontSet, key: str, codec: str, first: int, last: int, count: int, lacking: str
) -> None:
    standard = {sign for sign in map(chr, range(first, last + 1)) if sign.encode(codec, "ignore")}
    assert len(standard) == count
    assert not standard - repertoire(key)
    for path in faces(six, key):
        assert standard - covered(path) == set(lacking)


def test_the_fixed_repertoires_have_their_size() -> None:
    sizes = {key: len(repertoire(key)) for key in ("latin", "signs", "sc", "jp", "kr", "tc")}
    assert sizes == {"latin": 723, "signs": 809, "sc": 8042, "jp": 7981, "kr": 17_562, "tc": 14_322}


def test_traditional_chinese_has_a_family_of_its_own(cache: Path) -> None:
    fontset = prepare(cache, languages=["zh-Hant"])
    assert fontset.stacks["zh-Hant"]["serif"].startswith("TTDN Han TC ")
    assert "灣" in covered(faces(fontset, "tc")[0])


# When they are made anew


def test_two_caches_give_equal_bytes(six: FontSet, tmp_path: Path) -> None:
    again = prepare(tmp_path, languages=SIX)
    assert again.key == six.key
    assert again.stacks == six.stacks
    assert [path.name for path in again.files] == [path.name for path in six.files]
    for one, other in zip(six.files, again.files, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_text_inside_the_repertoire_changes_nothing(cache: Path, six: FontSet) -> None:
    text = "Tỉnh Tiền Giang – “gạo” 1.234 ★ → ①\n前江省“经济”，ティエンザン省の「経済」띠엔장성 大韓\u2011\u202f\u200b"
    fontset = prepare(cache, languages=SIX, text=text)
    assert fontset == six


def test_a_character_outside_makes_a_wider_family_under_a_new_name(cache: Path, six: FontSet) -> None:
    fontset = prepare(cache, languages=SIX, text="1 ℓ")
    assert fontset.missing == ()
    assert {key for key in FAMILIES if fontset.families.get(key) != six.families.get(key)} == {"serif", "display"}
    assert fontset.key != six.key
    assert "ℓ" in covered(faces(fontset, "serif")[0])
    assert "ℓ" not in covered(faces(six, "serif")[0])


def test_a_rare_han_character_widens_the_east_asian_families(cache: Path, six: FontSet) -> None:
    fontset = prepare(cache, languages=SIX, text="朱镕基")
    assert "镕" not in repertoire("sc")
    assert fontset.families["sc"] != six.families["sc"]
    assert fontset.families["sans"] == six.families["sans"]
    assert "镕" in covered(faces(fontset, "sc")[0])


def test_a_missing_character_is_reported(cache: Path, six: FontSet) -> None:
    fontset = prepare(cache, languages=SIX, text="vi \U00013000 \ue000 \u2011 \ufe0f\u00ad")
    assert fontset.missing == ("\ue000", "\U00013000")
    assert fontset.families == six.families


def test_a_quotation_in_another_script_brings_its_family(cache: Path, six: FontSet) -> None:
    plain = prepare(cache, languages=["vi"])
    quoting = prepare(cache, languages=["vi"], text="Chợ Lớn (堤岸), 안녕")
    assert set(plain.families) == {"sans", "serif", "display", "signs"}
    assert set(quoting.families) - set(plain.families) == {"sc", "kr"}
    assert quoting.families["sc"] == six.families["sc"]
    assert quoting.missing == ()


def test_other_languages_of_the_issue_leave_a_vietnamese_page_alone(cache: Path) -> None:
    text = "Ж α ℓ Ⅻ ㎡ ﬃ"
    alone, among = (prepare(cache, languages=languages, text=text) for languages in (["vi"], SIX))
    for role, stack in alone.stacks["vi"].items():
        assert among.stacks["vi"][role].startswith(stack)


@pytest.mark.parametrize("damage", ["same size", "shorter", "gone", "no manifest"])
def test_a_damaged_file_is_made_again(own_cache: Path, damage: str) -> None:
    fontset = prepare(own_cache, languages=["vi"])
    victim = fontset.files[0]
    whole = victim.read_bytes()
    match damage:
        case "same size":
            victim.write_bytes(b"\0" * len(whole))
        case "shorter":
            victim.write_bytes(whole[:100])
        case "gone":
            victim.unlink()
        case "no manifest":
            (victim.parent / "ready.json").write_text("{broken", encoding="utf-8")
    assert prepare(own_cache, languages=["vi"]) == fontset
    assert victim.read_bytes() == whole


def test_a_copied_cache_is_still_good(own_cache: Path, six: FontSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "cut", lambda *_, **__: pytest.fail("a font was made"))
    copied = prepare(own_cache, languages=SIX)
    assert copied.key == six.key
    assert str(own_cache) in copied.fontconfig.read_text(encoding="utf-8")


PREPARE = """
    import sys
    from pathlib import Path
    from ttdn_publish.rendering.typefaces import prepare
    fontset = prepare(Path(sys.argv[1]), languages=sys.argv[2:], text="Tiền Giang ℓ")
    print(fontset.key, [name for name in ("uharfbuzz", "fontTools") if name in sys.modules])
"""


def test_a_second_run_loads_no_font_library(tmp_path: Path) -> None:
    first, second = run(PREPARE, str(tmp_path), "vi"), run(PREPARE, str(tmp_path), "vi")
    assert "['uharfbuzz', 'fontTools']" in first
    assert second == first.replace("['uharfbuzz', 'fontTools']", "[]")


def test_a_second_call_takes_milliseconds(cache: Path, six: FontSet) -> None:
    text = "Một bản tin dài. " * 10_000
    durations = []
    for _ in range(6):
        start = time.perf_counter()
        prepare(cache, languages=SIX, text=text)
        durations.append(time.perf_counter() - start)
    assert min(durations) < 0.01


def test_two_processes_may_do_it_at_once(tmp_path: Path) -> None:
    code = textwrap.dedent(PREPARE)
    command = [sys.executable, "-c", code, str(tmp_path), "vi"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) for _ in range(2)]
    answers = [process.communicate(timeout=60)[0].split()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert answers[0] == answers[1]
    assert not list(tmp_path.rglob(".tam-*"))
    assert prepare(tmp_path, languages=["vi"], text="Tiền Giang ℓ").key == answers[0]


def test_a_missing_package_is_a_kind_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typefaces._home.cache_clear()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    try:
        with pytest.raises(fonts.FontError, match="fontpkg-be-vietnam-pro"):
            prepare(tmp_path, languages=["vi"])
    finally:
        typefaces._home.cache_clear()


# How a page asks for them


def test_the_own_script_comes_first(six: FontSet) -> None:
    for role in LATIN:
        assert six.stacks["vi"][role].startswith(six.families[role])
        assert six.stacks["fr"] == six.stacks["vi"]
        for language, key in (("zh-Hans", "sc"), ("ja", "jp"), ("ko", "kr")):
            assert six.stacks[language][role].startswith(f"{six.families[key]}, {six.families[role]}")


def test_family_names_need_no_quotes(six: FontSet) -> None:
    for name in six.families.values():
        assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", word) for word in name.split())


def test_fontconfig_knows_our_folders_and_no_others(six: FontSet) -> None:
    content = six.fontconfig.read_text(encoding="utf-8")
    folders = {Path(found) for found in re.findall("<dir>(.*)</dir>", content)}
    assert folders == {path.parent for path in six.files}
    assert "<include" not in content


def test_a_folder_with_a_special_name_is_written_right(tmp_path: Path) -> None:
    target = typefaces.write_fontconfig(tmp_path / "a.conf", [tmp_path / "Tin & <bài>"], tmp_path)
    assert "Tin &amp; &lt;bài&gt;</dir>" in target.read_text(encoding="utf-8")


def test_the_plain_face_writes_a_watermark() -> None:
    assert set("BẢN NHÁP – LƯU HÀNH NỘI BỘ") <= covered(typefaces.plain_face())


# What a page shows

SAMPLES = {
    "vi": "Tỉnh Tiền Giang xuất bản bản tin “Đối ngoại” ★ → ①",
    "en": "The province publishes its bulletin on “external affairs”",
    "fr": "L’été à Mỹ Tho\u202f: « œuvre » 1\u202f234,5 € co\u2011édition",
    "zh-Hans": "前江省人民委员会发布“经济通讯”，2018年第1期",
    "ja": "ティエンザン省の情報誌「経済」、第1号を発行しました。髙﨑",
    "ko": "띠엔장성 인민위원회는 경제 소식지 제1호를 발행하였다. 뷁",
}
PAGE = """
    import json, os, sys
    page = json.loads(sys.argv[1])
    os.environ["FONTCONFIG_FILE"] = page["fontconfig"]
    import weasyprint
    weasyprint.HTML(string=page["html"]).write_pdf(page["target"])
"""
LINE, DPI = 12, 100  # mm from line to line, pixels an inch


@pytest.fixture(scope="module")
def pdf(six: FontSet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = []
    for number, (language, text) in enumerate(SAMPLES.items()):
        for column, role in enumerate(LATIN):
            for row, weight in enumerate((400, 700)):
                top = (number * 6 + column * 2 + row) * LINE / 2
                style = f"top:{top}mm;font:{weight} 11pt {six.stacks[language][role]}"
                lines.append(f'<p lang="{language}" style="{style}">{text}</p>')
    css = "@page{size:210mm 297mm;margin:0}body{margin:0}p{position:absolute;left:5mm;margin:0;white-space:nowrap}"
    target = tmp_path_factory.mktemp("page") / "six.pdf"
    page = {"fontconfig": str(six.fontconfig), "html": f"<style>{css}</style>{''.join(lines)}", "target": str(target)}
    try:
        run(PAGE, json.dumps(page))
    except AssertionError as error:
        if "cannot load library" in str(error):
            pytest.skip("Pango is not installed")
        raise
    return target


def ink(image: Image.Image, line: int) -> float:
    """The share of ink in one line of the page, from 0 to 1."""
    top, height = line * LINE / 2 / 25.4 * DPI, LINE / 2 / 25.4 * DPI
    strip = ImageChops.invert(image.crop((0, round(top), image.width, round(top + height))))
    return sum(level * count for level, count in enumerate(strip.histogram())) / (255 * strip.width * strip.height)


@pytest.mark.slow
def test_a_page_embeds_our_families_only(pdf: Path, six: FontSet) -> None:
    if shutil.which("pdffonts") is None:
        pytest.skip("pdffonts is not installed")
    listing = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    ours = [name.replace(" ", "-") for name in six.families.values()]
    embedded = [line.split()[0].split("+", 1)[1] for line in listing]
    assert all(any(name.startswith(our) for our in ours) for name in embedded)
    assert {our for our in ours if any(name.startswith(our) for name in embedded)} == set(ours)
    assert any(name == f"{ours[0]}-Bold" for name in embedded)


@pytest.mark.slow
def test_two_renderer_families_show_the_same_ink_and_bold_is_bold(pdf: Path, tmp_path: Path) -> None:
    if shutil.which("pdftoppm") is None or shutil.which("mutool") is None:
        pytest.skip("pdftoppm and mutool are not both installed")
    subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), "-singlefile", pdf, tmp_path / "poppler"], check=True)
    picture = tmp_path / "mupdf.png"
    mupdf = ["mutool", "draw", "-q", "-c", "gray", "-r", str(DPI), "-o", str(picture), str(pdf), "1"]
    subprocess.run(mupdf, check=True, stderr=subprocess.DEVNULL)
    with Image.open(tmp_path / "poppler.pgm") as poppler, Image.open(picture) as other:
        for number, language in enumerate(SAMPLES):
            for column in range(len(LATIN)):
                line = number * 6 + column * 2
                for image in (poppler, other):
                    regular, bold = ink(image, line), ink(image, line + 1)
                    assert regular > 0.01, (language, column)
                    assert bold > 1.15 * regular, (language, column)
                assert ink(other, line) == pytest.approx(ink(poppler, line), rel=0.2), (language, column)
