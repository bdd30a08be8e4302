"""What the typesetter can draw in colour: gradients, see-through parts, drawings, every kind of picture; all of it in inks."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageStat

from tests.prepress.plates import colours_in_light
from ttdn_publish.formats.colour_management import Separation
from ttdn_publish.formats.pdf.colour.separating import separate
from ttdn_publish.prepress.conditions import condition
from ttdn_publish.rendering.pdf import load

_SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60"><defs>
<linearGradient id="g"><stop offset="0" stop-color="#f00"/><stop offset=".5" stop-color="#0a0" stop-opacity=".3"/>
<stop offset="1" stop-color="#00f"/></linearGradient>
<radialGradient id="r"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#0f6a5b"/></radialGradient>
<pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="#d1542f"/></pattern></defs>
<rect width="40" height="30" fill="url(#g)"/><circle cx="70" cy="15" r="14" fill="url(#r)"/>
<rect y="32" width="40" height="25" fill="url(#p)"/><rect x="50" y="32" width="40" height="25" fill="#2c4a7c" opacity=".6"/>
</svg>"""
_BOXES = (
    "linear-gradient(90deg,#0f6a5b,#eaf3ee)",
    "linear-gradient(90deg,rgba(209,84,47,1),rgba(209,84,47,0) 60%,#000)",
    "radial-gradient(circle,#fff,#d9a02b 40%,#402413)",
    "repeating-linear-gradient(45deg,#2c4a7c 0 3mm,#ebeff6 3mm 6mm)",
)


def embedded(data: bytes, kind: str) -> str:
    return f'<img src="data:image/{kind};base64,{base64.b64encode(data).decode()}">'


def pictures() -> str:
    """Exact pixels with an alpha channel, greys, a palette, black and white, and JPEGs of both kinds."""
    ramp = Image.linear_gradient("L").resize((60, 60))
    colour = Image.merge("RGBA", (ramp, ramp.rotate(90), ramp.rotate(180), ramp))
    kinds = [(colour, "PNG"), (ramp, "PNG"), (colour.convert("P"), "PNG"), (ramp.convert("1"), "PNG")]
    kinds += [(ramp, "JPEG"), (colour.convert("RGB"), "JPEG")]
    tags = []
    for image, kind in kinds:
        out = io.BytesIO()
        image.save(out, kind)
        tags.append(embedded(out.getvalue(), kind.lower()))
    return "".join(tags)


def shown(data: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(data)
    pages: list[Image.Image] = [page.render(scale=0.8).to_pil().convert("RGB") for page in document]
    document.close()
    return pages


def test_everything_that_is_drawn_is_in_inks_and_looks_the_same(tmp_path: Path) -> None:
    boxes = "".join(f'<div style="background:{one}"></div>' for one in _BOXES)
    html = (
        "<title>x</title><style>@page { size: 120mm 200mm; margin: 8mm } div { height: 18mm; margin: 2mm }</style>"
        f"{boxes}<div style='background:#0f6a5b;opacity:.5'></div>{pictures()}"
        f"{embedded(_SVG.encode(), 'svg+xml')}<p style='color:lab(50% 60 20)'>lab <u style='color:#000'>đen</u></p>"
    )
    before = load(None).HTML(string=html).write_pdf()
    pdf = pikepdf.open(io.BytesIO(before))
    assert list(colours_in_light(pdf))
    separate(pdf, Separation(condition().icc(), condition().ink_limit), {})
    assert list(colours_in_light(pdf)) == []
    out = io.BytesIO()
    pdf.save(out)
    pages = list(zip(shown(before), shown(out.getvalue()), strict=True))
    assert pages
    for one, other in pages:
        assert max(ImageStat.Stat(ImageChops.difference(one, other)).mean) < 16
