"""QR codes as plain SVG. The one door to segno."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

import segno

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_

QUIET_ZONE = 4
TOO_LONG = N_("Nội dung quá dài cho một mã QR ({bytes} byte). Hãy dùng địa chỉ ngắn hơn.")


def qr_svg(text: str, *, colour: str, size_mm: float) -> str:
    """A QR code that says ``text``, ``size_mm`` mm wide with its quiet zone of four modules; error correction level M.

    All dark modules are one path in ``colour``, on no background: place it on something light. One user unit is one
    module. Raises :class:`PublishError` for an empty or too long text.
    """
    rows = modules(text)
    side = len(rows) + 2 * QUIET_ZONE
    path = "".join(_row(row, y + QUIET_ZONE) for y, row in enumerate(rows))
    size = f"{size_mm:.2f}".rstrip("0").rstrip(".")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}mm" height="{size}mm" viewBox="0 0 {side} {side}">'
        f'<path d="{path}" fill={quoteattr(colour)}/></svg>\n'
    )


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the code without its quiet zone, ``True`` where it is dark."""
    if not text:
        raise PublishError(N_("Mã QR cần có nội dung."))
    try:
        code: Any = segno.make_qr(text, error="m", boost_error=False)
    except segno.DataOverflowError as error:
        raise PublishError(TOO_LONG.format(bytes=len(text.encode()))) from error
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def _row(row: tuple[bool, ...], y: int) -> str:
    """Runs of dark modules as rectangles."""
    path, start = "", None
    for x, dark in enumerate((*row, False)):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            path += f"M{start + QUIET_ZONE} {y}h{x - start}v1h-{x - start}z"
            start = None
    return path
