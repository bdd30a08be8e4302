"""Lists for merging letters abroad: the data of one kind of letter in one language, a row a correspondent."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from ttdn_publish.documents.letters.rows import LetterRows, letter_rows, sender_cells
from ttdn_publish.findings import Findings
from ttdn_publish.model.letter import LetterKind
from ttdn_publish.production.order import LETTERS
from ttdn_publish.readers.correspondents import read_correspondents
from ttdn_publish.readers.letter_phrases import read_letter_phrases
from ttdn_publish.readers.registers import ORGANISATIONS, read_registers
from ttdn_publish.readers.source import Source
from ttdn_publish.workspace import Workspace, packaged


def letter_list(
    workspace: Workspace,
    kind: LetterKind,
    language: str,
    issuer: str,
    day: date,
    common: Mapping[str, str],
    ids: Collection[str] = (),
) -> LetterRows:
    """The data for letters of ``kind`` in ``language`` from ``issuer`` on ``day`` to the correspondents ``ids`` (all, without any).

    ``common`` are further cells that all rows share (``noi_dung``, ``nguoi_ky.ten``, …). Raises :class:`ContentError` for
    unusable phrases, :class:`SecrecyStop`, and ``KeyError`` for an id or a column that is not known.
    """
    phrases = read_letter_phrases(workspace.template_folders(LETTERS), language)
    source = register_source(workspace, ORGANISATIONS, Findings())
    registers, known = read_registers(source), read_correspondents(source)
    wanted = [known[one] for one in ids] if ids else list(known.values())
    return letter_rows(wanted, kind, phrases, {**sender_cells(registers, issuer, day, phrases), **common})


def register_source(workspace: Workspace, name: str, findings: Findings) -> Source:
    """Where the register ``name`` is read from: the workspace that has one, or else what the package brings along."""
    content = workspace.content if (workspace.content / name).is_file() else packaged("content")
    return Source(content, content.parent, findings)
