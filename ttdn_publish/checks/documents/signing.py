"""Rules on who signs: the signs TM. KT. TL. TUQ. Q. and what follows them, the posts of the agency, the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_publish.checks.documents.context import Context
from ttdn_publish.findings import N_, Finding, Place, Rule, Severity
from ttdn_publish.model.agency import Agency
from ttdn_publish.model.document import Signer

AUTHORITY = Rule(
    "VB-S01",
    Severity.ERROR,
    N_("Quyền hạn của người ký viết đúng"),
    N_(
        "TM. (thay mặt tập thể), KT. (ký thay người đứng đầu), TL. (thừa lệnh), TUQ. (thừa ủy quyền), Q. (quyền) viết hoa, có dấu chấm và một dấu cách; sau đó là tên tập thể hoặc chức vụ của người đứng đầu, rồi chức vụ của người ký."
    ),
    N_("Sửa signers: {right}."),
    N_("Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, mục II.7"),
)
TITLES = Rule(
    "VB-S02",
    Severity.WARNING,
    N_("Trước họ tên người ký không có học hàm, học vị"),
    N_(
        "Họ tên viết hoa chữ đầu mỗi tiếng; không ghi học hàm, học vị, quân hàm, danh hiệu, trừ đơn vị vũ trang, giáo dục, y tế, khoa học được ngành cho phép."
    ),
    N_("Ghi “{right}”."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7"),
)
POSTS = Rule(
    "VB-S03",
    Severity.WARNING,
    N_("Chức vụ người ký có ở cơ quan vào ngày ấy"),
    N_("Chức vụ ghi trên văn bản là chức vụ chính thức; danh sách chức vụ được ký nằm trong hồ sơ của cơ quan."),
    N_("Sửa chức vụ hoặc người ký; chức vụ trong hồ sơ: “{known}”."),
    N_("Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7"),
)

RULES = (AUTHORITY, TITLES, POSTS)

_MARK = re.compile(r"(TM|KT|TL|TUQ|Q)\. (?=\S)")
_MISSHAPEN = re.compile(r"(T/M|K/T|T/L|T/UQ|T/U/Q|TUQ|TM|KT|TL|Q)(?:\s*[.,:/]\s*|\s+)(?=\S)")
#: What may stand above the post, in this order.
_ORDERS = {(), ("TM",), ("TM", "KT"), ("KT",), ("TL",), ("TL", "KT"), ("TUQ",)}
_DEPUTY = "PHÓ "
#: Not a post but what somebody does in this document: *người nhận hồ sơ*.
_ROLE = "NGƯỜI "
_TITLE = re.compile(
    r"(?:(?:PGS|GS|TSKH|TS|ThS|Th\.S|CN|KS|BS|DS|LS|CK[I12]+|NSND|NSƯT|NGND|NGƯT|TTND|TTƯT)(?:\.\s*|\s+)|"
    r"(?:Phó Giáo sư|Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Cử nhân|Luật sư|Đồng chí|Ông|Bà|"
    r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý))\s+)+",
    re.IGNORECASE,
)


def check(context: Context) -> Iterator[Finding]:
    """Findings on every signer, also on the one of a copy."""
    document = context.document
    form = context.form
    sides = document.parties if form is not None and form.parties else ()
    for number, signer in enumerate(document.signers):
        agency = context.agency
        if sides:  # every side signs by its own posts
            agency = context.agency_of(sides[number].organisation) if number < len(sides) else None
        elif form is not None and form.signers > 1:
            agency = None  # who takes the chair or the minutes signs as that
        alone = form is None or form.signers == 1
        yield from _signer(context, signer, agency, document.issuer, alone=alone)
    if document.copy is not None:
        copier = document.copy.issuer
        yield from _signer(context, document.copy.signer, context.agency_of(copier), copier, alone=True)


def _signer(
    context: Context, signer: Signer, agency: Agency | None, organisation: str, *, alone: bool
) -> Iterator[Finding]:
    place = signer.at if signer.at.file else context.place
    lines = [text.plain.strip().upper() for text in signer.authority]
    post = signer.post.plain.strip().upper()
    yield from _shapes(lines, post, place)
    if alone:
        yield from _order(lines, post, place)
    if agency is not None:
        yield from _collective(lines, agency, place)
        yield from _posts(lines, post, agency, place)
        if alone:
            yield from _holds(context, signer, lines, post, organisation, place)
    yield from _name(context, signer, place)


def _shapes(lines: list[str], post: str, place: Place) -> Iterator[Finding]:
    for line in (*lines, post):
        if _MARK.match(line) or not (wrong := _MISSHAPEN.match(line)):
            continue
        right = f"{wrong[1].replace('/', '')}. {line[wrong.end() :]}"
        message = N_("“{line}” viết sai quyền hạn.")
        yield AUTHORITY.at(place, message, line=line, right=N_("viết “{line}”").format(line=right))


def _order(lines: list[str], post: str, place: Place) -> Iterator[Finding]:
    marks = tuple(match[1] for line in lines if (match := _MARK.match(line)))
    if marks not in _ORDERS:
        written = " / ".join(f"{mark}." for mark in marks)
        message = N_("Không có cách ký “{marks}”.")
        right = N_("một trong: TM.; TM. rồi KT.; KT.; TL.; TL. rồi KT.; TUQ.")
        yield AUTHORITY.at(place, message, marks=written, right=right)
        return
    own = _MARK.match(post)
    if own and own[1] != "Q":
        message = N_("“{post}” là quyền hạn, không phải chức vụ.")
        yield AUTHORITY.at(place, message, post=post, right=N_("ghi vào authority, post ghi chức vụ của người ký"))
    elif marks[-1:] == ("KT",) and post:
        head = next(line for line in reversed(lines) if line.startswith("KT. "))[4:]
        deputy = post.removeprefix(_DEPUTY)
        if post == head or (post.startswith(_DEPUTY) and not deputy.startswith(head)):
            message = N_("Dưới “KT. {head}” là chức vụ của cấp phó, không phải “{post}”.")
            right = N_("KT. ghi chức vụ của người đứng đầu, post ghi chức vụ cấp phó của người ấy")
            yield AUTHORITY.at(place, message, head=head, post=post, right=right)
    elif post.startswith(_DEPUTY) and marks != ("TUQ",):
        message = N_("“{post}” ký mà không có dòng KT.")
        right = N_("thêm “KT. {head}” vào authority").format(head=post.removeprefix(_DEPUTY))
        yield AUTHORITY.at(place, message, post=post, right=right)


def _collective(lines: list[str], agency: Agency, place: Place) -> Iterator[Finding]:
    for line in lines:
        if line.startswith("TM. ") and agency.collective and not line[4:].startswith(agency.collective):
            message = N_("“{line}” không ghi đúng tên tập thể.")
            right = N_("viết “{line}”").format(line=f"TM. {agency.collective}")
            yield AUTHORITY.at(place, message, line=line, right=right, severity=Severity.WARNING)


def _posts(lines: list[str], post: str, agency: Agency, place: Place) -> Iterator[Finding]:
    if not agency.posts:
        return
    heads = [line.partition(". ")[2] for line in lines if line.startswith(("KT. ", "TL. ", "TUQ. "))]
    for written in (*heads, post.removeprefix("Q. ")):
        if not written or written in agency.posts or written.startswith(_ROLE) or _MARK.match(written):
            continue
        message = N_("Chức vụ “{post}” không có trong hồ sơ của cơ quan.")
        yield POSTS.at(place, message, post=written, known=", ".join(agency.posts))


def _holds(
    context: Context, signer: Signer, lines: list[str], post: str, organisation: str, place: Place
) -> Iterator[Finding]:
    """Whether a registered person holds the post on the day."""
    person = context.registers.people.get(signer.person)
    agency = context.agency_of(organisation)
    if person is None or agency is None:
        return
    role, known = person.role_on(context.day), ", ".join(agency.posts)
    if role is None or (role.organisation != organisation and not any(line.startswith("TL. ") for line in lines)):
        message = N_("“{name}” không giữ chức vụ nào ở cơ quan này vào ngày ấy.")
        yield POSTS.at(place, message, name=person.name, known=known)
    elif post and not role.title.plain.upper().startswith(post.removeprefix("Q. ")):
        message = N_("“{name}” là “{title}” vào ngày ấy, không phải “{post}”.")
        yield POSTS.at(place, message, name=person.name, title=role.title.plain, post=post, known=known)


def _name(context: Context, signer: Signer, place: Place) -> Iterator[Finding]:
    person = context.registers.people.get(signer.person)
    name = signer.name.plain or (person.name if person else signer.person)
    if (match := _TITLE.match(name)) and len(name[match.end() :].split()) > 1:
        message = N_("Trước họ tên có “{title}”.")
        yield TITLES.at(place, message, title=match[0].strip(), right=name[match.end() :])
    elif person is None and " " in name and (name.isupper() or name.islower()):
        message = N_("Họ tên “{name}” không viết hoa đúng chữ đầu mỗi tiếng.")
        yield TITLES.at(place, message, name=name, right=name.title())
