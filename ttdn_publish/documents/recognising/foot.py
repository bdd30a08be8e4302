"""The foot of a typed document: recipients, what is kept, who signs. Whatever else stands there goes back to the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ttdn_publish.documents.recognising import words
from ttdn_publish.documents.recognising.head import pieces
from ttdn_publish.documents.recognising.recognised import Role, Typed, Understood
from ttdn_publish.formats.typed.line import TypedLine, TypedTable

#: The foot lies among so many blocks at the end.
_FOOT_BLOCKS = 60
_END = "./."
_TO = re.compile(r"Nơi nhận\s*[:.]?", re.IGNORECASE)
_KEPT = re.compile(r"(?:[-–+•]\s*)?Lưu\s*:?\s*(?P<what>\S.*)", re.IGNORECASE)
_SIGNING = (
    "CHỦ TỊCH", "PHÓ", "GIÁM ĐỐC", "CHÁNH", "TRƯỞNG", "BỘ TRƯỞNG", "HIỆU TRƯỞNG", "TỔNG BIÊN TẬP", "THƯ KÝ", "CHỦ TỌA", "CHỦ TOẠ",
    "CHỦ TRÌ", "CHỦ NHIỆM", "NGƯỜI",
)  # fmt: skip
_BEHALF = "ĐẠI DIỆN"
_ACTING = "Q."  # who acts as head: part of the post, no line above it
_LONGEST_POST = 60
_DASH = re.compile(r"[-–+•]\s*(?=\S)")


@dataclass
class Signing:
    """Who signs: the lines above the post, the post, the name. ``column`` is where, -1 when on whole lines."""

    column: int = -1
    authority: list[str] = field(default_factory=list)
    post: str = ""
    name: str = ""


@dataclass
class Foot:
    """What the foot says, and the index of its first block. ``dropped`` are notes such as *(Đã ký)*."""

    first: int
    recipients: list[str] = field(default_factory=list)
    archive: str = ""
    drafter: str = ""
    signers: list[Signing] = field(default_factory=list)
    named: bool = False
    dropped: list[TypedLine] = field(default_factory=list)
    left: list[Typed] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)

    def take(self, role: Role, line: TypedLine) -> None:
        """Note what a line was taken for."""
        self.understood.append(Understood(role, line.text, line.line))


def read_foot(blocks: Sequence[Typed], start: int, posts: Sequence[str]) -> Foot:
    """Read the foot of ``blocks``, which begins at ``start`` or later. ``posts`` are the posts that sign for the issuer."""
    reading = _Reading(posts)
    earliest, ended = _earliest(blocks, start)
    first = next((at for at in range(earliest, len(blocks)) if reading.begins(blocks[at], ended)), len(blocks))
    reading.foot = Foot(first)
    for block in blocks[first:]:
        reading.block(block)
    return reading.foot


def _earliest(blocks: Sequence[Typed], start: int) -> tuple[int, bool]:
    """The first block where a foot may begin, and whether the end mark stands before it."""
    earliest = max(start, len(blocks) - _FOOT_BLOCKS)
    for at in range(len(blocks) - 1, earliest - 1, -1):
        block = blocks[at]
        if isinstance(block, TypedLine) and block.text.rstrip().endswith(_END):
            return at + 1, True
    return earliest, False


class _Reading:
    def __init__(self, posts: Sequence[str]) -> None:
        self.posts = posts
        self.foot = Foot(0)
        self.listing = self.closed = False
        self.open = False  # whether the last recipient goes on in the next line

    def begins(self, block: Typed, ended: bool) -> bool:
        """Whether a foot begins with ``block``. Behind the end mark (``ended``) any post in capitals begins it."""
        lines = [line for _, column in pieces(block) for line in column]
        if any(_TO.fullmatch(line.text) or words.is_authority(line.text) for line in lines):
            return True
        if isinstance(block, TypedTable) and not self.foot_table(pieces(block)):
            return False
        first = lines[0].text
        known = any(words.same(first, post) for post in self.posts)
        known = known or (ended and first.startswith((*_SIGNING, _BEHALF)) and len(first) <= _LONGEST_POST)
        return known and words.is_caps(first)

    def block(self, block: Typed) -> None:
        columns = pieces(block)
        self.closed = self.closed or (
            # the head of a copy, which has recipients and a signer of its own
            bool(self.foot.archive) and any(words.number_line(line.text) for _, column in columns for line in column)
        )
        if self.closed:
            self.foot.left.append(block)
            return
        if isinstance(block, TypedTable) and not self.begins(block, ended=True) and not self.foot_table(columns):
            self.foot.left.append(block)
            return
        for at, column in columns:
            for line in column:
                if not self.line(line, at):
                    self.foot.left.append(line)

    def foot_table(self, columns: Sequence[tuple[int, Sequence[TypedLine]]]) -> bool:
        """Whether a table behind the beginning of the foot says who signs: posts, and names below them."""
        return all(words.is_caps(line.text) or words.is_name(line.text) for _, column in columns for line in column)

    def line(self, line: TypedLine, column: int) -> bool:
        """Read one line of the foot; whether anything is known of it."""
        foot, text = self.foot, line.text
        if _TO.fullmatch(text):
            self.listing = foot.named = True
            foot.take(Role.FORM, line)
        elif words.ORNAMENT.fullmatch(text):
            foot.take(Role.FORM, line)
        elif self.listing and (kept := _KEPT.fullmatch(text)) is not None:
            self.listing, self.open = False, False
            foot.archive = kept["what"].rstrip(" .;")
            foot.take(Role.RECIPIENT, line)
        elif self.listing and _DASH.match(text):
            foot.recipients.append(_DASH.sub("", text, count=1).rstrip(" .;"))
            self.open = text[-1] not in ".;"
            foot.take(Role.RECIPIENT, line)
        elif words.is_authority(text) and not text.startswith(_ACTING):
            signing = self.signing(column)
            signing.authority += [signing.post, text] if signing.post else [text]
            signing.post = ""
            foot.take(Role.SIGNER, line)
        elif words.is_signature_note(text):
            foot.dropped.append(line)
        elif (words.is_name(text) or self.is_big_name(text)) and (unnamed := self.unnamed(column)) is not None:
            unnamed.name = text
            foot.take(Role.SIGNER, line)
        elif words.is_caps(text) and not words.is_drafter(text):
            self.post(text, column)
            foot.take(Role.SIGNER, line)
        elif foot.archive and not foot.drafter and words.is_drafter(text):
            foot.drafter = text
            foot.take(Role.RECIPIENT, line)
        elif self.listing and self.open and foot.recipients and not line.apart:
            foot.recipients[-1] += " " + text.rstrip(" .;")
            self.open = text[-1] not in ".;"
            foot.take(Role.RECIPIENT, line)
        else:
            return False
        return True

    def signing(self, column: int) -> Signing:
        """The person who is being read in a column, or a new one where the last has a name or stands elsewhere."""
        last = self.foot.signers[-1] if self.foot.signers else None
        if last is None or last.name or (column >= 0 and last.column >= 0 and column != last.column):
            self.foot.signers.append(Signing(column))
        return self.foot.signers[-1]

    def post(self, text: str, column: int) -> None:
        """A line in capitals: of several, the last is the post and the others say for whom."""
        signing = self.signing(column)
        signing.authority += [signing.post] if signing.post else []
        signing.post = text

    def unnamed(self, column: int) -> Signing | None:
        """Whose name stands in a column."""
        open_ = [one for one in self.foot.signers if not one.name and (one.post or one.authority)]
        here = [one for one in open_ if column < 0 or one.column in (column, -1)]
        return here[-1] if here else None

    def is_big_name(self, text: str) -> bool:
        """Whether a line in capitals below a post can be a name: it is none of the posts itself."""
        post = self.foot.signers[-1].post if self.foot.signers else ""
        return self.is_post(post) and not self.is_post(text) and words.is_caps(text) and words.is_name(text.title())

    def is_post(self, text: str) -> bool:
        text = text.removeprefix(_ACTING).lstrip()
        return text.startswith(_SIGNING) or any(words.same(text, post) for post in self.posts)
