"""Line ends and tabs of data in the finished text of a part become Word's own, as docxtpl does it.

A part is written without any line end or tab, so each that stands in a filled one is data. Only where one is found is
anything done: in a text a break or a run with a tab; elsewhere (an attribute, a property) a character reference.
"""

from __future__ import annotations

import re

_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_DATA = re.compile("[\n\t]")
_RUN = re.compile(r"<w:r(?:\s[^>]*)?>")
_PROPERTIES = re.compile(r"</?w:rPr(?:\s[^>]*)?/?>")


def with_breaks(written: str) -> str:
    """``written`` with breaks, tabs and references for the line ends and tabs in it."""
    if "\n" not in written and "\t" not in written:
        return written
    done: list[str] = []
    last = 0
    for match in _DATA.finditer(written):
        at = match.start()
        done.append(written[last:at])
        done.append(_in_place(written, at, match[0]))
        last = at + 1
    done.append(written[last:])
    return "".join(done)


def _in_place(written: str, at: int, character: str) -> str:
    opening = written.rfind("<", 0, at)
    in_text = written.startswith(("<w:t>", "<w:t "), opening) and written.find(">", opening, at) >= 0
    if not in_text:
        return "&#10;" if character == "\n" else "&#9;"
    if character == "\n":
        return _BREAK
    properties = _properties(written, opening)
    return f'</w:t></w:r><w:r>{properties}<w:tab/></w:r><w:r>{properties}<w:t xml:space="preserve">'


def _properties(written: str, before: int) -> str:
    """The properties of the run in which the text at ``before`` stands."""
    run = max(written.rfind("<w:r>", 0, before), written.rfind("<w:r ", 0, before))
    start = _RUN.match(written, run) if run >= 0 else None
    if start is None or not written.startswith("<w:rPr", start.end()):
        return ""
    depth = 0
    for match in _PROPERTIES.finditer(written, start.end()):
        if match[0].endswith("/>"):
            if not depth:
                return match[0]
            continue
        depth += -1 if match[0].startswith("</") else 1
        if not depth:
            return written[start.end() : match.end()]
    return ""
