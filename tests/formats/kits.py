"""Review kits as people and programs change them: by hand in the XML, as Word writes it, through LibreOffice."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from ttdn_publish.formats.ooxml import pack
from ttdn_publish.formats.review_docx.left import W, w

MAIN = "word/document.xml"
NAMESPACES = {"w": W, "w14": "http://schemas.microsoft.com/office/word/2010/wordml"}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
WHO = 'w:author="Trần Thị Mẫu" w:date="2018-03-05T09:00:00Z"'


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    return pack(parts(data) | {name: content})


def edited(data: bytes, change: Callable[[Any], None], name: str = MAIN) -> bytes:
    """The kit with ``change`` done to the root of a part."""
    root = etree.fromstring(parts(data)[name])
    change(root)
    return with_part(data, name, etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def xml(text: str) -> list[Any]:
    """Elements written with the prefixes ``w`` and ``w14``."""
    return list(etree.fromstring(f"<x {_DECLARED}>{text}</x>"))


def rows(root: Any) -> dict[int, Any]:
    """The rows of a kit by number."""
    found = {}
    for row in root.iter(w("tr")):
        for tag in row.iter(w("tag")):
            value = tag.get(w("val"))
            if value.startswith("ttdn:"):
                found[int(value.split(":")[1])] = row
    return found


def cells(row: Any) -> list[Any]:
    return list(row.iter(w("tc")))


def target(row: Any) -> Any:
    """The paragraph in which the translation stands."""
    return cells(row)[2].find(w("p"))


def write(row: Any, content: str) -> None:
    """Put ``content`` (XML of runs) in the place of the translation."""
    paragraph = target(row)
    for child in list(paragraph):
        if child.tag != w("pPr"):
            paragraph.remove(child)
    paragraph.extend(xml(content))


def retype(number: int, content: str) -> Callable[[Any], None]:
    return lambda root: write(rows(root)[number], content)


def words(text: str) -> str:
    """A run as XML."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def tick(row: Any) -> None:
    """Tick the box as Word does."""
    state = cells(row)[3]
    for checked in state.iter(f"{{{NAMESPACES['w14']}}}checked"):
        checked.set(f"{{{NAMESPACES['w14']}}}val", "1")
    for text in state.iter(w("t")):
        text.text = text.text.replace("☐", "☒")


def as_word_saves(data: bytes, seed: int = 0) -> bytes:
    """The kit as Word might write it back: runs cut and marked with the session, proof marks and bookmarks between them."""
    chance = random.Random(seed)

    def change(root: Any) -> None:
        for number, paragraph in enumerate(root.iter(w("p"))):
            paragraph.set(w("rsidR"), "00AB12CD")
            for run in list(paragraph.iter(w("r"))):
                content = [child for child in run if child.tag != w("rPr")]
                if [child.tag for child in content] != [w("t")]:
                    continue
                text = content[0]
                run.set(w("rsidRPr"), "00AB12CD")
                if len(text.text or "") > 3:
                    cut = chance.randrange(1, len(text.text) - 1)
                    second = deepcopy(run)
                    second.find(w("t")).text, text.text = text.text[cut:], text.text[:cut]
                    between = xml(
                        f'<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="{number}" w:name="_x{number}"/>'
                        f'<w:bookmarkEnd w:id="{number}"/>'
                    )
                    for extra in (second, *between):
                        run.addnext(extra)
            for text in paragraph.iter(w("t")):
                if text.text and text.text == text.text.strip():
                    text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)

    return edited(data, change)


def through_libreoffice(data: bytes, folder: Path) -> bytes:
    """The kit opened and saved by LibreOffice; skips the test where there is none."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    (folder / "kit.docx").write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "saved"),
        str(folder / "kit.docx"),
    ]
    done = subprocess.run(command, capture_output=True, timeout=180, check=False)
    saved = folder / "saved" / "kit.docx"
    assert saved.is_file(), done.stderr
    return saved.read_bytes()
