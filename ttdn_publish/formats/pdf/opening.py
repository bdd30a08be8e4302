"""Opening PDF files that come from anywhere, and what all modules that change them need."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_

PT_PER_MM = 72 / 25.4


BROKEN = N_("tệp PDF hỏng, không mở lại được")


class BadPdf(PublishError):
    """A file that is not a PDF or is damaged."""


class LockedPdf(BadPdf):
    """A file that opens with a password only."""


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Any]:
    """A PDF, open while the block lasts. Raises :class:`BadPdf`, :class:`LockedPdf`."""
    try:
        pdf = pikepdf.open(path)
    except pikepdf.PasswordError as error:
        raise LockedPdf(N_("tệp PDF có mật khẩu mở")) from error
    except (pikepdf.PdfError, RuntimeError, OSError) as error:  # RuntimeError: qpdf's own, on torn files
        raise BadPdf(BROKEN) from error
    with pdf:
        try:
            yield pdf
        except (pikepdf.PdfError, OSError) as error:
            raise BadPdf(BROKEN) from error


def drop(dictionary: Any, *names: str) -> None:
    """Take entries out of a dictionary that may not have them."""
    for name in names:
        if name in dictionary:
            del dictionary[name]
