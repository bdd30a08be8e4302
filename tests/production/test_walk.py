"""The walk in the README, word for word: from one changed Vietnamese sentence to six signed editions."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

from tests.conftest import ROOT
from ttdn_publish.model.text import State
from ttdn_publish.model.walk import texts
from ttdn_publish.production.content import edition_of
from ttdn_publish.production.desk import open_publication

README = (ROOT / "README.md").read_text("utf-8")
LANGUAGES = ("en", "fr", "zh-Hans", "ja", "ko")
OLD, NEW = "Tiếng máy nổ giòn", "Tiếng máy nổ vang"
#: What the reviewer writes in place of the outdated sentence, by language: the words before and after.
REWRITTEN = {
    "en": ("Crackling engines", "Ringing engines"),
    "fr": ("Le claquement des moteurs", "Le chant des moteurs"),
    "zh-Hans": ("马达", "响亮的马达"),
    "ja": ("エンジン", "響くエンジン"),
    "ko": ("엔진", "울리는 엔진"),
}


def commands() -> list[str]:
    """The lines of the walk: commands, and what people do between them (lines that begin with #)."""
    block = next(b for b in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) if "review approve" in b)
    return [line.strip() for line in block.splitlines() if line.strip()]


class Walk:
    """A folder in which the walk is made."""

    def __init__(self, folder: Path, fonts: Path) -> None:
        self.folder, self.fonts = folder, fonts
        self.issue = folder / "ban-tin" / "content" / "bulletins" / "mau"
        self.out = folder / "ban-tin" / "out" / "mau"
        self.said: dict[str, str] = {}

    def run(self, line: str) -> None:
        """One line of the README."""
        if line.startswith("#"):
            self._people[line.startswith("# sửa một câu")](self)
            return
        words = shlex.split(line)
        assert words[0] == "./ttdn"
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "ttdn_publish", *words[1:]],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        self.said[" ".join(words[1:3])] = done.stdout
        if words[1] == "new":
            cache = self.folder / "ban-tin" / ".ttdn"
            cache.mkdir(exist_ok=True)
            (cache / "fonts").symlink_to(self.fonts / "fonts", target_is_directory=True)

    def author(self) -> None:
        """Somebody changes one sentence."""
        path = self.issue / "articles" / "bai-mau.md"
        text = path.read_text("utf-8")
        assert OLD in text
        path.write_text(text.replace(OLD, NEW), "utf-8")

    def reviewer(self) -> None:
        """Somebody reads the kits, mends the outdated sentence, and ticks every row."""
        assert {self.states(language)[State.OUTDATED] for language in LANGUAGES} == {1}
        for language in LANGUAGES:
            kit = self.out / f"mau-{language}-soat.docx"
            with zipfile.ZipFile(kit) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
            xml = parts["word/document.xml"].decode("utf-8")
            rows = xml.split("</w:tr>")
            (outdated,) = (n for n, row in enumerate(rows) if NEW in row and OLD.split()[-1] in row)
            before, after = REWRITTEN[language]
            assert before in rows[outdated]
            rows[outdated] = rows[outdated].replace(before, after, 1)
            xml = "</w:tr>".join(rows).replace('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>')
            parts["word/document.xml"] = xml.encode("utf-8")
            with zipfile.ZipFile(kit, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, data in parts.items():
                    archive.writestr(name, data)

    _people: ClassVar[dict[bool, Callable[[Walk], None]]] = {True: author, False: reviewer}

    def states(self, language: str) -> dict[State, int]:
        """How many sentences of the issue and the wording are in which state."""
        content, _ = open_publication(self.issue)
        edition = edition_of(content, language)
        found = dict.fromkeys(State, 0)
        for text in texts((edition.issue, edition.wording)):
            for sentence in text.sentences:
                found[sentence.status.state] += 1
        return found


@pytest.mark.slow
def test_the_walk_ends_with_six_signed_editions(tmp_path: Path, cut_fonts: Path) -> None:
    walk = Walk(tmp_path, cut_fonts)
    for line in commands():
        walk.run(line)
    for language in ("vi", *LANGUAGES):
        counts = walk.states(language)
        assert {state for state, count in counts.items() if count} == {State.APPROVED}, language
        for version in ("screen", "print"):
            assert (walk.out / f"mau-{language}-{version}.pdf").is_file()
    assert not list(walk.out.glob("*-draft-*"))
    assert (walk.out / "mau-vi+en-parallel-print.pdf").is_file()
    assert (walk.out / "mau-en-proof.pdf").is_file()
    assert "1 đã cũ" in walk.said["translate ban-tin/content/bulletins/mau"]
