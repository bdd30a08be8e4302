"""A whole PDF in the colours of a press: pages, forms, patterns, glyphs drawn as content, gradients, masks and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pikepdf

from ttdn_publish.formats.colour_management import Separation
from ttdn_publish.formats.pdf.colour.content import KNOCK, OVER, Inks, Rewriter
from ttdn_publish.formats.pdf.colour.functions import background, converted
from ttdn_publish.formats.pdf.colour.images import Images
from ttdn_publish.formats.pdf.colour.spaces import Greys, Palette, Space, Unconvertible, array, space_of
from ttdn_publish.formats.pdf.objects import IDENTITY, Matrix, entry, is_array, is_dictionary, is_stream, keys, numbers
from ttdn_publish.formats.pdf.opening import drop

#: Shadings whose colours come from functions of one variable: axial and radial.
_GRADIENTS = (2, 3)


def separate(pdf: Any, separation: Separation, in_inks: Mapping[bytes, Callable[[], bytes]]) -> None:
    """Turn everything that ``pdf`` paints into inks, in place.

    Afterwards there are no colours but DeviceCMYK, greys and inks of their own (Separation, DeviceN), and the light of soft
    masks is grey. Black letters and hairlines overprint, everything else knocks out. ``in_inks``: see :class:`Images`.
    Raises :class:`Unconvertible`.
    """
    _Whole(pdf, separation, in_inks).run()


class _Whole:
    """One file. Streams are done once each, forms in the order in which pages paint them."""

    def __init__(self, pdf: Any, separation: Separation, in_inks: Mapping[bytes, Callable[[], bytes]]) -> None:
        self._pdf = pdf
        self._inks, self._greys = Inks(Palette(separation)), Inks(Greys(separation))
        self._images = Images(separation, in_inks)
        self._done: set[tuple[int, int]] = set()
        self._mask_images: set[tuple[int, int]] = set()
        self._resources: dict[tuple[tuple[int, int], bool], Mapping[str, tuple[float | None, float | None]]] = {}
        self._over = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=True, op=True, OPM=1))
        self._knock = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=False, op=False, OPM=0))

    def run(self) -> None:
        holders: list[Any] = []
        for item in self._pdf.objects:
            if is_stream(item) and "/SMask" in item and is_stream(item["/SMask"]):
                self._mask_images.add(item["/SMask"].objgen)
        for page in self._pdf.pages:
            resources = self._own(page.obj, page.resources)
            data = self._rewritten(page, resources, self._inks, inherits=False, matrix=IDENTITY)
            page.obj["/Contents"] = self._pdf.make_indirect(pikepdf.Stream(self._pdf, data))
            page.obj["/Group"] = pikepdf.Dictionary(
                Type=pikepdf.Name.Group, S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK, I=True
            )
            holders.append(resources)
        for item in list(self._pdf.objects):  # what no page paints must not be in red, green and blue either
            if is_stream(item):
                self._leftover(item)
                if "/Resources" in item:
                    holders.append(item["/Resources"])
        for resources in holders:
            self._tidy(resources)

    def _leftover(self, item: Any) -> None:
        subtype = item.get("/Subtype")
        if subtype == "/Form":
            self._form(item, None, self._inks, IDENTITY)
        elif subtype == "/Image" and item.objgen not in self._mask_images:
            self._once(item, lambda: self._images.convert(item, None))

    # ---- resources ----

    def _prepare(self, resources: Any, inks: Inks) -> Mapping[str, tuple[float | None, float | None]]:
        """Turn what ``resources`` name into inks, once; the answer is the opacity that each graphics state sets."""
        key = resources.objgen, inks is self._greys
        if key in self._resources:
            return self._resources[key]
        alphas: dict[str, tuple[float | None, float | None]] = {}
        self._resources[key] = alphas
        for name, state in _entries(resources, "/ExtGState"):
            drop(state, "/OP", "/op", "/OPM", "/TR", "/TR2", "/HT", "/BG", "/BG2", "/UCR", "/UCR2")
            alphas[name] = (_alpha(state, "/ca"), _alpha(state, "/CA"))
            self._soft_mask(entry(state, "/SMask"), resources)
        for _, shading in _entries(resources, "/Shading"):
            self._once(shading, lambda shading=shading: self._shading(shading, resources, inks))  # type: ignore[misc]
        for _, pattern in _entries(resources, "/Pattern"):
            self._once(pattern, lambda pattern=pattern: self._pattern(pattern, resources, inks))  # type: ignore[misc]
        for _, font in _entries(resources, "/Font"):
            if entry(font, "/Subtype") == "/Type3":
                self._once(font, lambda font=font: self._glyphs(font, resources, inks))  # type: ignore[misc]
        for _, thing in _entries(resources, "/XObject"):
            if thing.get("/Subtype") != "/Image" or thing.objgen in self._mask_images:
                continue
            if inks is self._greys and space_of(entry(thing, "/ColorSpace", pikepdf.Name.DeviceGray)).kind == "grey":
                self._done.add(thing.objgen)  # light, not ink
            else:
                self._once(thing, lambda thing=thing: self._images.convert(thing, resources))  # type: ignore[misc]
        return alphas

    def _tidy(self, resources: Any) -> None:
        """Take away colour spaces that nothing names any more; uncoloured patterns are painted in inks now."""
        spaces = entry(resources, "/ColorSpace")
        for name in keys(spaces) if spaces is not None else ():
            try:
                space = space_of(spaces[name], resources)
            except Unconvertible:
                space = Space("rgb")
            if space.kind == "pattern" and space.base is not None:
                spaces[name] = pikepdf.Array([pikepdf.Name.Pattern, pikepdf.Name.DeviceCMYK])
            elif space.kind not in ("own", "pattern"):
                del spaces[name]

    def _own(self, holder: Any, resources: Any) -> Any:
        """The resources of a page, form or tile, as an object of their own: what is shared is done once."""
        if resources is None:
            resources = pikepdf.Dictionary()
        holder["/Resources"] = resources if resources.is_indirect else self._pdf.make_indirect(resources)
        return holder["/Resources"]

    def _once(self, thing: Any, work: Callable[[], None]) -> None:
        if thing.is_indirect:
            if thing.objgen in self._done:
                return
            self._done.add(thing.objgen)
        work()

    # ---- streams ----

    def _rewritten(self, stream: Any, resources: Any, inks: Inks, *, inherits: bool, matrix: Matrix) -> bytes:
        alphas = self._prepare(resources, inks)

        def painted(name: str, at: Matrix) -> None:
            thing = entry(entry(resources, "/XObject"), name)
            if thing is not None and thing.get("/Subtype") == "/Form":
                self._form(thing, resources, inks, at)

        rewriter = Rewriter(inks, resources, alphas, painted, inherits=inherits, matrix=matrix)
        data = rewriter.run(stream)
        if rewriter.overprints:
            if "/ExtGState" not in resources:
                resources["/ExtGState"] = pikepdf.Dictionary()
            resources["/ExtGState"][OVER], resources["/ExtGState"][KNOCK] = self._over, self._knock
        return data

    def _form(self, form: Any, outer: Any, inks: Inks, matrix: Matrix) -> None:
        def work() -> None:
            resources = self._own(form, entry(form, "/Resources", outer))
            drop(form, "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Ref")
            form.write(self._rewritten(form, resources, inks, inherits=True, matrix=matrix))
            group = entry(form, "/Group")
            if group is not None and "/CS" in group:
                group["/CS"] = pikepdf.Name(inks.palette.device)

        self._once(form, work)

    def _soft_mask(self, mask: Any, resources: Any) -> None:
        if not is_dictionary(mask) or "/G" not in mask:
            return
        form = mask["/G"]
        if form.objgen in self._done:
            return
        if "/BC" in mask:
            space = entry(entry(form, "/Group"), "/CS")
            if space is not None:
                mask["/BC"] = array(Greys(self._inks.palette.separation).area(space_of(space), numbers(mask["/BC"])))
        self._form(form, resources, self._greys, IDENTITY)
        group = entry(form, "/Group")
        if group is not None:
            group["/CS"] = pikepdf.Name.DeviceGray

    def _pattern(self, pattern: Any, resources: Any, inks: Inks) -> None:
        if is_stream(pattern):  # a tile
            own = self._own(pattern, entry(pattern, "/Resources", resources))
            coloured = int(entry(pattern, "/PaintType", 1)) == 1
            pattern.write(self._rewritten(pattern, own, inks, inherits=not coloured, matrix=IDENTITY))
            return
        shading = entry(pattern, "/Shading")
        self._once(shading, lambda: self._shading(shading, resources, inks))
        if "/ExtGState" in pattern:
            drop(pattern["/ExtGState"], "/OP", "/op", "/OPM")

    def _glyphs(self, font: Any, resources: Any, inks: Inks) -> None:
        own = self._own(font, entry(font, "/Resources", resources))
        for _, glyph in _entries(font, "/CharProcs"):
            glyph.write(self._rewritten(glyph, own, inks, inherits=True, matrix=IDENTITY))

    def _shading(self, shading: Any, resources: Any, inks: Inks) -> None:
        space, palette = space_of(shading["/ColorSpace"], resources), inks.palette
        if space.kind == "own":
            return
        kind = int(shading["/ShadingType"])
        if kind not in _GRADIENTS:
            raise Unconvertible(f"ShadingType {kind}")
        shading["/Function"] = converted(self._pdf, shading["/Function"], space, palette)
        if "/Background" in shading:
            shading["/Background"] = background(shading["/Background"], space, palette)
        shading["/ColorSpace"] = pikepdf.Name(palette.device)


def _entries(holder: Any, name: str) -> Iterator[tuple[str, Any]]:
    inside = entry(holder, name)
    for key in keys(inside) if inside is not None else ():
        thing = inside[key]
        if isinstance(thing, pikepdf.Object) and not is_array(thing):
            yield key, thing


def _alpha(state: Any, name: str) -> float | None:
    return float(state[name]) if name in state else None
