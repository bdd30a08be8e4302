"""Make the Word templates of letters beside this file: five kinds in six languages, ``<kind>.<language>.docx``.

Run it from the top of the repository, with the package on the path:

    python templates/documents/make.py

The same program and data write the same bytes. What stands in a letter and in which order is data: ``templates/letters/*.yaml``
for foreign languages, the regulation for Vietnamese ones. Staff edit copies of the templates in Word; this script never runs
on their copies. Variables of the tags: ``ttdn_publish/documents/letters/rows.py``.
"""

from __future__ import annotations

from pathlib import Path

from ttdn_publish.documents.letters.templates import template_document, template_name
from ttdn_publish.findings import Findings
from ttdn_publish.formats.files import write_atomic
from ttdn_publish.model.letter import LetterKind
from ttdn_publish.readers.letter_phrases import FAMILY, read_letter_phrases
from ttdn_publish.readers.registers import read_registers
from ttdn_publish.readers.source import Source
from ttdn_publish.workspace import packaged

HERE = Path(__file__).resolve().parent
LANGUAGES = ("vi", "en", "fr", "zh-Hans", "ja", "ko")


def main() -> None:
    """Write all templates."""
    content = packaged("content")
    registers = read_registers(Source(content, content, Findings()))
    for language in LANGUAGES:
        phrases = read_letter_phrases([packaged("templates") / FAMILY], language)
        for kind in LetterKind:
            write_atomic(HERE / template_name(kind, language), template_document(kind, phrases, registers))


if __name__ == "__main__":
    main()
