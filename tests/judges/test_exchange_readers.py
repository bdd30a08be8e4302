"""Our exchange files before other programs: translate-toolkit, Java's regular expressions, OmegaT without a screen."""

from __future__ import annotations

import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.language.segments import GOLDEN, read, shown
from ttdn_publish.formats.omegat import tag_text
from ttdn_publish.formats.srx import write_srx
from ttdn_publish.formats.tbx import Term, TermEntry, write_tbx
from ttdn_publish.formats.tmx import TranslationUnit, Variant, read_tmx, write_tmx
from ttdn_publish.formats.xliff.document import Content, Document, File, Mrk, Pc, Ph, Segment, Unit
from ttdn_publish.formats.xliff.older import read_xliff12, write_xliff12
from ttdn_publish.formats.xliff.writer import write
from ttdn_publish.language.segmentation import LANGUAGES, breaks

BOLD: Content = ("Có ", Pc("b1", ("năm",), "fmt", "xlf:b", "**", "**"), " cửa khẩu", Ph("note-1", data="[^1]"), ".")
BOLD_EN: Content = (
    "There are ",
    Pc("b1", ("five",), "fmt", "xlf:b", "**", "**"),
    " gates",
    Ph("note-1", data="[^1]"),
    ".",
)
#: A unit's segments: source and its translation in the memory.
UNITS: dict[str, list[tuple[Content, Content]]] = {
    "u1": [(("Chợ nổi Cái Bè",), ("Cai Be floating market",))],
    "u2": [(BOLD, BOLD_EN)],
    "u3": [(("Câu một.",), ("Sentence one.",)), (("Câu hai & ba < bốn.",), ("Sentence two & three < four.",))],
    "u4": [((Pc("i1", ("Cả câu ", Pc("b2", ("nghiêng",))), "fmt", "xlf:i"), Ph("n2")), (Pc("i1", ("All ", Pc("b2", ("italic",))), "fmt", "xlf:i"), Ph("n2")))],
    "u5": [((Ph("figure-1"), " tỷ đồng cho ", Mrk("m1", ("xuất khẩu",), "term")), (Ph("figure-1"), " billion for exports"))],
    "u6": [(("Hai  dấu cách, rồi hết. ",), ("Two  spaces, then the end. ",))],
    "u7": [(("Câu này chưa ai dịch.",), ())],
}  # fmt: skip


def document(translated: bool) -> Document:
    units = []
    for key, pairs in UNITS.items():
        segments: list[Segment] = []
        for number, (source, target) in enumerate(pairs, 1):
            if segments:
                segments.append(Segment(f"g{number}", (" ",), (" ",) if translated else None, ignorable=True))
            done = translated and target != ()
            segments.append(Segment(str(number), source, target if done else None, "translated" if done else "initial"))
        units.append(Unit(key, tuple(segments)))
    return Document("vi", "en", (File("f1", "articles/cho-noi.md", tuple(units)),))


def memory() -> list[TranslationUnit]:
    return [
        TranslationUnit((Variant("vi", source), Variant("en", target)), f"{key}-{number}", "vi")
        for key, pairs in UNITS.items()
        for number, (source, target) in enumerate(pairs)
        if target != ()
    ]


def words(content: Content) -> str:
    return "".join(run if isinstance(run, str) else words(getattr(run, "children", ())) for run in content)


def said(part: str) -> dict[str, str]:
    """The words of each unit, in the source or the target, as a reader should see them."""
    side = 0 if part == "source" else 1
    return {key: " ".join(words(pair[side]) for pair in pairs) for key, pairs in UNITS.items()}


# ---- translate-toolkit ----


def toolkit(name: str) -> Any:
    return pytest.importorskip(
        f"translate.storage.{name}", reason="translate-toolkit, the other reader, is not installed"
    )


def test_the_toolkit_reads_xliff_12() -> None:
    store = toolkit("xliff").xlifffile.parsestring(write_xliff12(document(translated=True)))
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("vi", "en")
    units = {unit.getid().rpartition("\x04")[2]: unit for unit in store.units}
    assert {key: str(unit.source) for key, unit in units.items()} == said("source")
    assert {key: str(unit.target or "") for key, unit in units.items()} == said("target")
    assert [key for key, unit in units.items() if not unit.target] == ["u7"]


def test_the_toolkit_reads_xliff_21() -> None:
    store = toolkit("xliff2").Xliff2File.parsestring(write(document(translated=True)))
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("vi", "en")
    found = [str(unit.source) for unit in store.units if not unit.isheader()]
    wanted = [words(source) for pairs in UNITS.values() for source, _ in pairs]
    assert [text for text in found if text.strip()] == wanted


def test_the_toolkit_reads_our_memory() -> None:
    store = toolkit("tmx").tmxfile(BytesIO(write_tmx(memory(), "vi")), "vi", "en")
    assert [unit.getid() for unit in store.units] == [unit.id for unit in memory()]
    assert [(_words(unit.source), _words(unit.target)) for unit in store.units] == [
        (words(unit.variants[0].content), words(unit.variants[1].content)) for unit in memory()
    ]


def _words(text: object) -> str:
    """What the toolkit says of a segment, without the native codes, which it takes for words."""
    return str(text).replace("**", "").replace("[^1]", "")


def test_the_toolkit_reads_our_terms() -> None:
    entries = [
        TermEntry("c1", {"vi": (Term("biển đảo", "preferred"),), "en": (Term("seas and islands", "preferred"),)}),
        TermEntry("c2", {"vi": (Term("Ủy ban nhân dân"),), "en": (Term("People’s Committee"), Term("PC"))}, note="x"),
    ]
    store = toolkit("tbx").tbxfile.parsestring(write_tbx(entries, version=2))
    assert [unit.source for unit in store.units] == ["biển đảo", "Ủy ban nhân dân"]
    assert [unit.target for unit in store.units] == ["seas and islands", "People’s Committee"]


# ---- java.util.regex ----


@pytest.mark.slow
def test_java_cuts_by_our_rules_as_we_do(tmp_path: Path) -> None:
    """The engine inside OmegaT, LanguageTool and Okapi: it takes no lookbehind without an obvious limit."""
    if shutil.which("javac") is None:
        pytest.skip("javac is not installed (apt-get install default-jdk-headless)")
    texts = [(language, read(written)[0]) for language in LANGUAGES for written in GOLDEN[language]]
    texts = [(language, text) for language, text in texts if "\n" not in text]
    (tmp_path / "rules.srx").write_bytes(write_srx())
    (tmp_path / "texts").write_text("".join(f"{language}\t{text}\n" for language, text in texts), "utf-8")
    program = Path(__file__).with_name("SrxCut.java")
    command = ["java", "-Dfile.encoding=UTF-8", str(program), str(tmp_path / "rules.srx"), str(tmp_path / "texts")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr[-2000:]
    found = [json.loads(line) for line in done.stdout.splitlines()]
    for (language, text), places in zip(texts, found, strict=True):
        spaces = [len(text[place:]) - len(text[place:].lstrip()) for place in places]
        begun = tuple(place + space for place, space in zip(places, spaces, strict=True) if place + space < len(text))
        assert shown(text, begun) == shown(text, breaks(text, language))


# ---- OmegaT ----

_JAR = Path("/usr/share/omegat/OmegaT.jar")
_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
<dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>vi</source_lang><target_lang>en</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """An empty project. Skips where OmegaT cannot run."""
    if shutil.which("java") is None:
        pytest.skip("java is not installed (apt-get install default-jre-headless)")
    if not _JAR.exists():
        pytest.skip("OmegaT is not installed (apt-get install omegat)")
    root = tmp_path / "project"
    for name in ("source", "target", "tm/enforce", "glossary", "dictionary", "omegat"):
        (root / name).mkdir(parents=True)
    (root / "omegat.project").write_text(_PROJECT, "utf-8")
    return root


def translate(project: Path) -> None:
    """Let OmegaT write the target folder, with what its memory knows."""
    command = ["java", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-jar", str(_JAR), str(project)]
    command += ["--mode=console-translate", f"--config-dir={project.parent / 'config'}", "--no-team", "--quiet"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.slow
def test_omegat_translates_our_xliff_with_our_memory(project: Path) -> None:
    sent = document(translated=False)
    (project / "source" / "a.xlf").write_bytes(write_xliff12(sent, for_tool="omegat3"))
    (project / "tm" / "enforce" / "ours.tmx").write_bytes(write_tmx(tag_text(memory(), "vi", "en"), "vi"))
    translate(project)
    back = read_xliff12((project / "target" / "a.xlf").read_bytes())
    assert back == document(translated=True)

    level2 = project / f"{project.name}-level2.tmx"
    learned = {words(unit.variants[0].content) for unit in read_tmx(level2.read_bytes())}
    assert {"Câu một.", "Chợ nổi Cái Bè"} <= learned


@pytest.mark.slow
def test_omegat_gives_back_untouched_what_it_does_not_know(project: Path) -> None:
    sent = document(translated=False)
    (project / "source" / "a.xlf").write_bytes(write_xliff12(sent, for_tool="omegat3"))
    translate(project)
    assert read_xliff12((project / "target" / "a.xlf").read_bytes()) == sent
