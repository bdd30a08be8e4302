"""Rules on packages: what must be true of a publication before it leaves the house in one, and of the package itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from ttdn_publish.findings import N_, Finding, Phrase, Place, Rule, Severity
from ttdn_publish.language.codes import NAMES
from ttdn_publish.model.brochure import Brochure, Row
from ttdn_publish.model.bulletin import Article, Imprint, Issue, Licence, PrintSpec
from ttdn_publish.model.document import Document
from ttdn_publish.model.edition import DocumentEdition, PagedEdition
from ttdn_publish.model.event import Event
from ttdn_publish.model.indicator import Indicator
from ttdn_publish.model.organisation import Organisation, Person
from ttdn_publish.model.publication import Publication
from ttdn_publish.model.registers import Registers
from ttdn_publish.model.text import Destination, Inline, Reference, Standing, State, Text, release
from ttdn_publish.model.walk import records, texts
from ttdn_publish.prepress.imposition.order import SchemeName
from ttdn_publish.translation.editions import REASONS

APPROVED = Rule(
    "IN80",
    Severity.ERROR,
    N_("Mọi câu trong gói đã được ký duyệt"),
    N_("Gói đi nhà in, đi hội chợ hay vào lưu trữ không lấy lại được: câu chưa ai ký thì không được nằm trong đó."),
    N_("Soát rồi ký: ttdn review approve THƯ-MỤC --lang {language}; hoặc thêm --draft để đóng gói nháp."),
    N_("Quy ước của bộ công cụ"),
)
SAMPLE = Rule(
    "IN81",
    Severity.ERROR,
    N_("Không có bản ghi mẫu trong gói"),
    N_("Bản ghi mẫu giữ chỗ cho điều chưa biết, in ra kèm chữ (mẫu); ấn phẩm phát hành thì phải có thông tin thật."),
    N_("Thay bằng thông tin thật và bỏ “sample: true” (cột Mẫu trong bảng); hoặc thêm --draft để đóng gói nháp."),
    N_("Quy ước của bộ công cụ"),
)
PUBLIC = Rule(
    "IN82",
    Severity.ERROR,
    N_("Mọi phần trong gói đều công khai"),
    N_(
        "Gói rời khỏi cơ quan, và gói lưu trữ mang cả tệp nguồn: phần không công khai không được nằm trong gói, kể cả gói nháp."
    ),
    N_("Đưa phần ấy ra khỏi ấn phẩm, hoặc để người có thẩm quyền đổi mức phổ biến."),
    N_("Kế hoạch 2018, mục IV.13 (chế độ bảo mật thông tin)"),
)
ORDER = Rule(
    "IN83",
    Severity.ERROR,
    N_("Phiếu đặt in đủ điều nhà in cần"),
    N_("Thiếu giấy, số lượng, gia công, nơi giao, người liên hệ thì nhà in phải gọi lại; đoán sai thì in lại."),
    N_("Điền vào “print_spec:” (riêng số lượng: “imprint: print_run”) của ấn phẩm."),
    N_("Quy ước của bộ công cụ"),
)
READY = Rule(
    "IN84",
    Severity.ERROR,
    N_("Tệp trong gói là bản phát hành"),
    N_(
        "Dựng xong mà còn lỗi, hoặc còn câu chưa duyệt trên trang, thì chỉ có bản nháp; bản nháp không thay được tệp in."
    ),
    N_("Chạy ttdn build rồi ttdn status với ấn phẩm này, sửa điều được nêu; hoặc thêm --draft để đóng gói nháp."),
    N_("Quy ước của bộ công cụ"),
)
EVENT = Rule(
    "IN85",
    Severity.ERROR,
    N_("Gói sự kiện nêu đúng ấn phẩm, ngôn ngữ, thư gửi kèm"),
    N_("Danh mục đóng gói đếm từng tệp gửi đi; ấn phẩm không có, ngôn ngữ không có thì không đếm được."),
    N_("Sửa dòng này trong event.yaml."),
    N_("Kế hoạch 2018, mục IV.4 (tham gia các sự kiện và hội chợ)"),
)
UNCHANGED = Rule(
    "IN86",
    Severity.ERROR,
    N_("Gói còn nguyên như khi đóng"),
    N_(
        "manifest.json ghi kích thước và SHA-256 của từng tệp; sổ ký duyệt trong gói là chuỗi băm. Khác một byte là đã đổi."
    ),
    N_("Lấy lại gói gốc từ nơi lưu; không dùng gói này."),
    N_("Quy ước của bộ công cụ"),
)
NAMES_SAFE = Rule(
    "IN87",
    Severity.ERROR,
    N_("Tên tệp trong gói dùng được trên mọi máy"),
    N_("Tên có ký tự cấm của Windows, tên dài hơn 120 chữ, hai tên chỉ khác chữ hoa: gói mở ra bị thiếu tệp."),
    N_("Đổi tên tệp này."),
    N_("Quy ước của bộ công cụ"),
)

ISSUED = Rule(
    "IN88",
    Severity.ERROR,
    N_("Thư gửi kèm đã có số và ngày"),
    N_("Thư rời cơ quan phải có số, ký hiệu và ngày ban hành; chưa có thì vẫn là dự thảo."),
    N_("Lấy số: ttdn documents number issue --document THƯ-MỤC; hoặc thêm --draft để đóng gói nháp."),
    N_("Nghị định 30/2020/NĐ-CP, Điều 15"),
)

RULES = (APPROVED, SAMPLE, PUBLIC, ORDER, READY, EVENT, UNCHANGED, NAMES_SAFE, ISSUED)

_INKS = re.compile(r"[0-8]/[0-8]")


def check_public(publication: Publication, moment: datetime) -> Iterator[Finding]:
    """Findings on the publication and those of its parts that may not leave the house at ``moment``."""
    for name, standing, at in _standings(publication):
        decision = release(standing, Destination.PUBLIC, moment)
        if not decision.goes:
            message = N_("“{name}” không vào gói: {reason}.")
            yield PUBLIC.at(at, message, name=name, reason=REASONS[decision.reason])


def _standings(publication: Publication) -> Iterator[tuple[str, Standing, Place]]:
    whole, done = publication.classification, State.APPROVED
    match publication:
        case Document():
            yield publication.name, publication.standing(done), publication.at
        case Issue(articles=articles) | Brochure(texts=articles):
            yield publication.name, Standing(whole, None, done), publication.at
            for article in articles.values():
                yield article.slug, article.standing(whole, done), article.at
    if isinstance(publication, Brochure):
        for row in publication.entries:
            yield row.key, row.standing(whole, done), row.at


def check_states(edition: PagedEdition | DocumentEdition) -> Iterator[Finding]:
    """Findings on sentences of ``edition`` that nobody has approved: one a file, and on figures that were not signed."""
    language = edition.language
    counts: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for text in texts(edition.publication):
        count = sum(sentence.status.state is not State.APPROVED for sentence in text.sentences)
        if count:
            counts[text.at.file] += count
            first.setdefault(text.at.file, text.at)
    name = NAMES.get(language, language)
    for file, count in counts.items():
        message = N_("{count} câu chưa được ký duyệt bằng {name}.")
        yield APPROVED.at(first[file], message, count=count, name=name, language=language)
    if edition.draft and not counts:
        message = N_("Số liệu, ngày tháng, hình ảnh chưa được ký duyệt bằng {name}.")
        yield APPROVED.at(edition.publication.at, message, name=name, language=language)


def check_samples(
    publication: Publication, registers: Registers, editions: Iterable[PagedEdition | DocumentEdition] = ()
) -> Iterator[Finding]:
    """Findings on sample records: in the publication, in the registers as far as it uses them, among those who signed."""
    for thing in records(publication, object):
        if getattr(thing, "sample", False) is True:
            yield _sample(thing)
    used = named(publication)
    for register in (registers.organisations, registers.people, registers.indicators):
        for key, entry in register.items():
            if entry.sample and key in used:
                yield _sample(entry)
    signers = {sentence.status.by for one in editions for text in texts(one.publication) for sentence in text.sentences}
    for person in registers.people.values():
        if person.sample and person.name in signers:
            message = N_("Người ký duyệt “{name}” là người mẫu.")
            yield SAMPLE.at(person.at, message, name=person.name)


def check_event_sample(event: Event) -> Iterator[Finding]:
    """A finding on an event that is a sample."""
    if event.sample:
        yield _sample(event)


def _sample(thing: object) -> Finding:
    kind, name = _called(thing)
    at: Place = getattr(thing, "at", Place())
    message = N_("{kind} “{name}” là mẫu.") if name else N_("{kind} là mẫu.")
    return SAMPLE.at(at, message, kind=kind, name=name)


def _called(thing: object) -> tuple[Phrase, str]:
    match thing:
        case Licence():
            return N_("Giấy phép"), thing.number
        case Imprint():
            return N_("Thông tin in"), ""
        case Article():
            return N_("Bài"), thing.slug
        case Row():
            return N_("Dòng"), thing.key
        case Organisation():
            return N_("Cơ quan"), thing.id
        case Person():
            return N_("Người"), thing.name
        case Indicator():
            return N_("Chỉ tiêu"), thing.reference
        case Event() | Brochure() | Document():
            return N_("Thư mục"), thing.name
    return N_("Phần"), str(getattr(thing, "file", "") or getattr(thing, "name", ""))


def named(publication: Publication) -> set[str]:
    """Every word in a publication that may be the key of a register's entry or the name of a file."""
    found: set[str] = set()
    for thing in records(publication, object):
        if isinstance(thing, str):
            found.add(thing)
        elif isinstance(thing, Text):
            found.add(thing.plain)
            found.update(_references(thing.inlines))
    return found


def _references(inlines: Iterable[Inline]) -> Iterator[str]:
    for item in inlines:
        if isinstance(item, Reference):
            yield item.key
        else:
            yield from _references(getattr(item, "children", ()))


def check_order(publication: Issue | Brochure, scheme: str) -> Iterator[Finding]:
    """Findings on facts that the print shop needs and ``print_spec`` does not tell; ``scheme`` is how pages are imposed."""
    spec = publication.print_spec
    at = spec.at if spec.at.file else publication.at
    missing: dict[str, bool] = {
        "print_spec.paper": not spec.paper,
        "print_spec.finishing": not spec.finishing,
        "print_spec.deposit_copies": spec.deposit_copies is None,
        "print_spec.delivery": not spec.delivery,
        "print_spec.contact": not spec.contact,
        "print_spec.thickness": scheme == SchemeName.SADDLE_STITCH and not spec.thickness,
        "imprint.print_run": publication.imprint.print_run is None,
    }
    if keys := [key for key, gone in missing.items() if gone]:
        yield ORDER.at(at, N_("Còn thiếu: {keys}."), keys=", ".join(keys))
    yield from _wrong(spec, publication, at)


def _wrong(spec: PrintSpec, publication: Issue | Brochure, at: Place) -> Iterator[Finding]:
    message = N_("Giá trị “{value}” của “{key}” không dùng được.")
    if not _INKS.fullmatch(spec.inks):
        yield ORDER.at(at, message, value=spec.inks, key="print_spec.inks")
    if spec.scheme and spec.scheme not in set(SchemeName):
        yield ORDER.at(at, message, value=spec.scheme, key="print_spec.scheme")
    counts = {
        "print_spec.deposit_copies": spec.deposit_copies,
        "print_spec.thickness": spec.thickness,
        "imprint.print_run": publication.imprint.print_run,
    }
    for key, value in counts.items():
        if value is not None and value < 0:
            yield ORDER.at(at, message, value=value, key=key)
