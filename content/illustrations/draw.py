"""Draws the sample pictures: SVG scenes rasterised with resvg (MPL-2.0) to JPEG.

python content/illustrations/draw.py                      all pictures into their folders
python content/illustrations/draw.py NAME…                only these
python content/illustrations/draw.py --scale 0.25 --out DIR [NAME…]   small previews (PNG) into DIR
python content/illustrations/draw.py --list               names, sizes and folders
"""

from __future__ import annotations

import argparse
import importlib
import io
import sys
from pathlib import Path

import resvg_py
from brush import Picture, Scene
from PIL import Image

HERE = Path(__file__).resolve().parent
SMALLEST_QUALITY = 58


def registry() -> dict[str, Picture]:
    """All pictures of the scene modules: name -> (width, height, function, folder, quality)."""
    found: dict[str, Picture] = {}
    for path in sorted(HERE.glob("*.py")):
        if path.stem != "draw" and "\nSCENES" in path.read_text("utf-8"):
            found |= importlib.import_module(path.stem).SCENES
    return found


def raster(name: str, picture: Picture, scale: float = 1.0) -> Image.Image:
    """One picture as pixels."""
    scene = Scene(name, picture.width, picture.height)
    picture.draw(scene)
    width = round(picture.width * picture.pixels * scale)
    data = bytes(resvg_py.svg_to_bytes(svg_string=scene.svg(), width=width, skip_system_fonts=True))
    return Image.open(io.BytesIO(data)).convert("RGB")


def limit(picture: Picture) -> int:
    """The most bytes a picture may take: covers, fronts of leaflets, wide pictures, small pictures."""
    if picture.height > picture.width:
        return 700_000 if picture.width >= 2000 else 330_000
    if picture.pixels > 1:
        return 600_000
    return 350_000 if picture.width >= 2000 else 220_000


def jpeg(image: Image.Image, quality: int, most: int) -> bytes:
    """A progressive JPEG (4:2:0, no metadata) of at most `most` bytes where quality allows."""
    while True:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, subsampling="4:2:0", progressive=True, optimize=True)
        if out.tell() <= most or quality <= SMALLEST_QUALITY:
            return out.getvalue()
        quality -= 4


def write(name: str, picture: Picture, scale: float, folder: Path | None) -> Path:
    """Draw one picture to its file: a JPEG, or a PNG when it is a preview."""
    image = raster(name, picture, scale)
    target = folder or HERE.parent / picture.folder
    target.mkdir(parents=True, exist_ok=True)
    if scale != 1:
        path = target / f"{name}.png"
        image.save(path)
        return path
    path = target / f"{name}.jpg"
    path.write_bytes(jpeg(image, picture.quality, limit(picture)))
    return path


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Draws the sample pictures.")
    parser.add_argument("names", nargs="*", help="pictures to draw (default: all)")
    parser.add_argument("--scale", type=float, default=1.0, help="size of previews, e.g. 0.25")
    parser.add_argument("--out", type=Path, help="folder for the files instead of their own")
    parser.add_argument("--list", action="store_true", help="list the pictures")
    options = parser.parse_args(arguments)
    pictures = registry()
    unknown = [name for name in options.names if name not in pictures]
    if unknown:
        parser.error("unknown picture: " + ", ".join(unknown))
    if options.scale != 1 and not options.out:
        parser.error("--scale needs --out")
    for name in options.names or pictures:
        if options.list:
            picture = pictures[name]
            sys.stdout.write(f"{name}\t{picture.width}x{picture.height}\t{picture.folder}\n")
            continue
        path = write(name, pictures[name], options.scale, options.out)
        sys.stdout.write(f"{path.name}\t{path.stat().st_size // 1024} KB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
