"""PDF files that other programs made, as if at the beginning of a given day: the same pages give the same bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pikepdf

from ttdn_publish.formats.pdf.metadata import Claims, describe
from ttdn_publish.formats.pdf.opening import drop, opened


def dated(source: Path, target: Path, day: dt.date, made_of: bytes) -> None:
    """Write ``source`` to ``target`` with ``day`` as its dates and identifiers made from ``made_of``. Raises :class:`BadPdf`."""
    with opened(source) as pdf:
        for name in ("/CreationDate", "/ModDate"):
            pdf.docinfo[name] = pikepdf.String(f"D:{day:%Y%m%d}")
        document = hashlib.sha256(made_of).hexdigest()
        describe(pdf, Claims((), document, document))
        drop(pdf.trailer, "/ID", "/DocChecksum")
        pdf.save(target, deterministic_id=True)
