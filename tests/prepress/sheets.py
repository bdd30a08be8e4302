"""Small PDF files made by hand, right in every way that preflight knows: what the corpus spoils in one way each."""

from __future__ import annotations

import functools
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

MM = 72 / 25.4
#: Words that every page carries: black, overprinting, far from the edge.
WORDS = "Tiền Giang, bưởi và sông nước"
_LETTERS = WORDS + " ABCDEFGHIKLMNOPQRSTUVXY abcdeghiklmnopqrstuvxy 0123456789 đặc sản"


def profile(space: bytes = b"CMYK", kind: bytes = b"prtr", version: int = 2, size: int = 200) -> bytes:
    """An ICC profile that is nothing but its head."""
    head = bytearray(size)
    head[:4] = size.to_bytes(4, "big")
    head[8], head[12:16], head[16:20], head[20:24], head[36:40] = version, kind, space, b"Lab ", b"acsp"
    return bytes(head)


@functools.cache
def _face() -> tuple[bytes, dict[int, int], dict[int, int], float]:
    """A small TrueType font with its glyph by letter, width by glyph (per 1000) and cap height (per 1000)."""
    folder = Path(next(iter(fontpkg_be_vietnam_pro.__path__)))
    path = next(folder.rglob("*Regular.ttf"))
    font = TTFont(path)
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[])
    cutter = subset.Subsetter(options)
    cutter.populate(text=_LETTERS)
    cutter.subset(font)
    out = io.BytesIO()
    font.save(out)
    em, order = font["head"].unitsPerEm, font.getReverseGlyphMap()
    glyphs = {code: order[name] for code, name in font.getBestCmap().items()}
    widths = {order[name]: round(width * 1000 / em) for name, (width, _) in font["hmtx"].metrics.items()}
    return out.getvalue(), glyphs, widths, font["OS/2"].sCapHeight * 1000 / em


def encoded(words: str) -> str:
    """``words`` as a hexadecimal string of glyphs for a content stream."""
    _, glyphs, _, _ = _face()
    return "<" + "".join(f"{glyphs[ord(letter)]:04X}" for letter in words) + ">"


def width_of(words: str, size: float) -> float:
    """How wide ``words`` are, in pt."""
    _, glyphs, widths, _ = _face()
    return sum(widths[glyphs[ord(letter)]] for letter in words) * size / 1000


def jpeg(mode: str, size: tuple[int, int], quality: int = 92, dark: float = 0.0) -> bytes:
    """A photograph of noise; ``dark`` is the share of its rows that need far too much ink (CMYK)."""
    rough = random.Random(7)
    small = Image.new(mode, (16, 16))
    channels = len(small.getbands())
    top = 150 if mode == "CMYK" else 255
    pixels = [tuple(rough.randrange(top) for _ in range(channels)) for _ in range(256)]
    small.putdata([pixel[0] for pixel in pixels] if channels == 1 else pixels)
    picture = small.resize(size, Image.Resampling.BILINEAR)
    if dark:
        picture.paste((240, 230, 230, 240), (0, 0, size[0], round(size[1] * dark)))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


@dataclass
class Page:
    """What a page is made of: operators (origin at the trimmed page's lower left corner, in mm until ``raw``) and resources."""

    content: str = ""
    resources: dict[str, dict[str, Any]] = field(default_factory=dict)


class Maker:
    """Builds a file page by page; ``width`` and ``height`` of the trimmed page in mm, 3 mm of bleed, 5 mm of slug."""

    def __init__(self, width: float = 148, height: float = 210, bleed: float = 3, slug: float = 5) -> None:
        self.pdf = pikepdf.new()
        self.width, self.height, self.bleed, self.slug = width, height, bleed, slug
        self.info: dict[str, str] = {
            "Title": "Bản mẫu",
            "Author": "Cơ quan Mẫu",
            "Creator": "kiểm thử",
            "Producer": "kiểm thử",
        }
        self.trapped: str | None = "False"
        self.version = "PDF/X-4"
        self.xmp_title = "Bản mẫu"
        self.dates = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")
        self._font: Any = None

    # ---- parts ----

    def add(self, data: bytes, **entries: Any) -> Stream:
        """A stream of the file."""
        stream = Stream(self.pdf, data)
        for key, value in entries.items():
            stream[f"/{key}"] = value
        return stream

    def font(self) -> Any:
        """The font of all words, embedded, with its map."""
        if self._font is None:
            data, glyphs, widths, cap = _face()
            file = self.pdf.make_indirect(self.add(data, Length1=len(data)))
            descriptor = Dictionary(
                Type=Name.FontDescriptor, FontName=Name("/AAAAAA+Mau"), Flags=4, FontBBox=Array([0, -200, 1000, 900]),
                ItalicAngle=0, Ascent=900, Descent=-200, CapHeight=round(cap), StemV=80, FontFile2=file,
            )  # fmt: skip
            flat: list[Any] = []
            for glyph, width in sorted(widths.items()):
                flat += [glyph, Array([width])]
            child = Dictionary(
                Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/AAAAAA+Mau"), CIDToGIDMap=Name.Identity,
                CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
                FontDescriptor=self.pdf.make_indirect(descriptor), DW=500, W=Array(flat),
            )  # fmt: skip
            pairs = "\n".join(f"<{glyph:04X}> <{code:04X}>" for code, glyph in sorted(glyphs.items()))
            cmap = (
                f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(glyphs)} beginbfchar\n{pairs}\nendbfchar"
            )
            self._font = self.pdf.make_indirect(
                Dictionary(
                    Type=Name.Font,
                    Subtype=Name.Type0,
                    BaseFont=Name("/AAAAAA+Mau"),
                    Encoding=Name("/Identity-H"),
                    DescendantFonts=Array([self.pdf.make_indirect(child)]),
                    ToUnicode=self.add(cmap.encode()),
                )
            )
        return self._font

    def image(self, data: bytes, width: int, height: int, space: Any, bits: int = 8, **entries: Any) -> Stream:
        """A picture; without a Filter among ``entries`` its pixels are written as they are."""
        return self.add(
            data, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, ColorSpace=space,
            BitsPerComponent=bits, **entries,
        )  # fmt: skip

    def photo(self, ppi: float = 300, width: float = 40, height: float = 30, **wanted: Any) -> Stream:
        """A CMYK JPEG for a place of ``width`` × ``height`` mm."""
        size = round(width / 25.4 * ppi), round(height / 25.4 * ppi)
        data = jpeg("CMYK", size, **wanted)
        return self.image(data, *size, Name.DeviceCMYK, Filter=Name.DCTDecode, Decode=Array([1, 0] * 4))

    # ---- pages ----

    def page(self, content: str = "", *, words: bool = True, ground: bool = True, **resources: dict[str, Any]) -> Any:
        """A page: a tint to the end of its bleed, a line, words, then ``content`` (origin at the trim, in mm)."""
        edge = -self.bleed
        parts = []
        if ground:
            wide, high = self.width + 2 * self.bleed, self.height + 2 * self.bleed
            parts.append(f"0.1 0 0.15 0 k {edge} {edge} {wide} {high} re f 0 0 0 1 K 0.18 w 20 150 m 100 150 l S")
        if words:
            parts.append("/Over gs " + self.words(WORDS, 20, 160) + " /Knock gs")
        parts.append(content)
        box = self.boxes()
        found: dict[str, dict[str, Any]] = {
            "Font": {"F": self.font()},
            "ExtGState": {
                "Over": Dictionary(OP=True, op=True, OPM=1),
                "Knock": Dictionary(OP=False, op=False),
            },
        }
        for kind, more in resources.items():
            found.setdefault(kind, {}).update(more)
        origin = (self.slug + self.bleed) * MM
        stream = f"q {MM:.5f} 0 0 {MM:.5f} {origin:.4f} {origin:.4f} cm {' '.join(parts)} Q"
        page = Dictionary(
            Type=Name.Page, **box, Contents=self.add(stream.encode()),
            Resources=Dictionary({f"/{k}": Dictionary({f"/{n}": v for n, v in e.items()}) for k, e in found.items()}),
        )  # fmt: skip
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
        return self.pdf.pages[-1].obj

    def boxes(self) -> dict[str, Any]:
        """Media-, Bleed- and TrimBox."""
        found = {}
        for name, away in (("MediaBox", 0.0), ("BleedBox", self.slug), ("TrimBox", self.slug + self.bleed)):
            total = 2 * (self.slug + self.bleed)
            found[name] = Array([
                round(value * MM, 4)
                for value in (away, away, self.width + total - away, self.height + total - away)
            ])  # fmt: skip
        return found

    @staticmethod
    def words(words: str, x: float, y: float, size: float = 10, colour: str = "0 0 0 1 k") -> str:
        """``words`` at a place in mm, their size in pt."""
        return f"BT {colour} /F {size / MM:.5f} Tf {x} {y} Td {encoded(words)} Tj ET"

    # ---- the file ----

    def save(self, path: Path, **options: Any) -> Path:
        """Finish and write the file."""
        pdf = self.pdf
        for key, value in self.info.items():
            pdf.docinfo[f"/{key}"] = value
        if self.trapped:
            pdf.docinfo["/Trapped"] = Name(f"/{self.trapped}")
        if "/Metadata" not in pdf.Root:
            pdf.Root["/Metadata"] = self.add(self._packet().encode(), Type=Name.Metadata, Subtype=Name.XML)
        if "/OutputIntents" not in pdf.Root:
            pdf.Root["/OutputIntents"] = Array([self.intent()])
        settings: dict[str, Any] = {"static_id": True, "object_stream_mode": pikepdf.ObjectStreamMode.disable}
        pdf.save(path, **(settings | options))
        pdf.close()
        return path

    def intent(self, data: bytes | None = None, count: int = 4) -> Any:
        """An output intent."""
        stream = self.add(profile() if data is None else data, N=count)
        return Dictionary(
            Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("MAU"), Info=String("Mẫu"),
            RegistryName=String("http://www.color.org"), DestOutputProfile=self.pdf.make_indirect(stream),
        )  # fmt: skip

    def _packet(self) -> str:
        dates = "".join(f"<{name}>2018-03-30T08:00:00+07:00</{name}>" for name in self.dates)
        version = f"<pdfxid:GTS_PDFXVersion>{self.version}</pdfxid:GTS_PDFXVersion>" if self.version else ""
        title = f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{self.xmp_title}</rdf:li></rdf:Alt></dc:title>'
        spaces = (
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
            'xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"'
        )
        return (
            '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            f'<rdf:Description rdf:about="" {spaces}>{title if self.xmp_title else ""}{dates}{version}</rdf:Description>'
            '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
        )


def lzw(data: bytes) -> bytes:
    """``data`` in LZW as PDF has it: single bytes with the table cleared before codes grow."""
    bits: list[str] = []
    for start in range(0, len(data), 200):
        bits.append(f"{256:09b}")
        bits += [f"{byte:09b}" for byte in data[start : start + 200]]
    bits.append(f"{257:09b}")
    whole = "".join(bits)
    whole += "0" * (-len(whole) % 8)
    return bytes(int(whole[i : i + 8], 2) for i in range(0, len(whole), 8))


def flat(colour: Sequence[int], pixels: int) -> bytes:
    """Pixels of two shades, so that the picture is not of one colour."""
    other = bytes(max(0, value - 20) if value else 10 for value in colour)
    return (bytes(colour) + other) * (pixels // 2)
