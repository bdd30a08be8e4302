"""SVG drawings from outside: size, and refusal of what could reach out of the file."""

from __future__ import annotations

import math
import re
from pathlib import Path
from xml.parsers import expat

from ttdn_publish.errors import PublishError
from ttdn_publish.findings import N_

MAX_BYTES = 8 * 1024 * 1024
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*(px|mm|cm|pt|in)?\s*")
_MAX_RATIO = 50.0
_UNIT_MM = {None: 25.4 / 96, "px": 25.4 / 96, "mm": 1.0, "cm": 10.0, "pt": 25.4 / 72, "in": 25.4}
_INSIDE = re.compile(r"\s*(?:#|$)")
_EMBEDDED = re.compile(r"(?i)\s*data:image/(?:png|jpeg);base64,")


class BadDrawing(PublishError):
    """An SVG file that is damaged or asks for something outside itself."""


def check_svg(path: Path) -> tuple[float, float]:
    """Width and height in mm (or the view box's proportions). Raises :class:`BadDrawing`.

    Refused: document types and entities, scripts, foreign objects, event handlers, and references out of the file.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadDrawing(N_("hình vẽ quá lớn (trên 8 MB)"))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise BadDrawing(N_("không có tệp ảnh này")) from error
    except OSError as error:
        raise BadDrawing(N_("không mở được tệp")) from error
    sizes: list[tuple[float, float]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2].lower()
        if not sizes:
            if local != "svg":
                raise BadDrawing(N_("không phải hình vẽ SVG"))
            sizes.append(_size(attributes))
        if local in ("script", "foreignobject", "iframe", "handler", "listener"):
            raise BadDrawing(N_("hình vẽ có mã lệnh hoặc nội dung nhúng"))
        for key, value in attributes.items():
            if key.lower().startswith("on"):
                raise BadDrawing(N_("hình vẽ có mã lệnh hoặc nội dung nhúng"))
            if key.lower().endswith(("href", "src")) and not _INSIDE.match(value) and not _EMBEDDED.match(value):
                raise BadDrawing(N_("hình vẽ trỏ ra ngoài tệp"))
            if "url(" in value.lower() and not re.search(r"(?i)url\(\s*['\"]?#", value):
                raise BadDrawing(N_("hình vẽ trỏ ra ngoài tệp"))

    def text(content: str) -> None:
        if "@import" in content.lower() or re.search(r"(?i)url\(\s*['\"]?(?!#|['\"])", content):
            raise BadDrawing(N_("hình vẽ trỏ ra ngoài tệp"))

    def doctype(*_: object) -> None:
        raise BadDrawing(N_("hình vẽ có khai báo DOCTYPE"))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError) as error:  # LookupError: an encoding that nobody knows
        raise BadDrawing(N_("hình vẽ SVG không đúng cú pháp")) from error
    width, height = sizes[0]
    if not 1 / _MAX_RATIO <= width / height <= _MAX_RATIO:
        raise BadDrawing(N_("hình vẽ quá dài hoặc quá hẹp"))
    return width, height


def _size(attributes: dict[str, str]) -> tuple[float, float]:
    width, height = (_length(attributes.get(key, "")) for key in ("width", "height"))
    if width and height:
        return width, height
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        _, _, box_width, box_height = (float(number) for number in box)
    except ValueError:
        return 100.0, 100.0
    return (box_width, box_height) if 0 < box_width < math.inf and 0 < box_height < math.inf else (100.0, 100.0)


def _length(written: str) -> float:
    match = _LENGTH.fullmatch(written)
    return float(match[1]) * _UNIT_MM[match[2]] if match else 0.0
