"""Files wrong in what they declare, or that hold what they may not (IN53–IN63)."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.prepress.cases import case, one_page
from tests.prepress.sheets import Maker, lzw, profile


def intents(path: Path, *given: tuple[bytes, int]) -> Path:
    maker = Maker()
    maker.page()
    maker.pdf.Root["/OutputIntents"] = Array([maker.intent(data, count) for data, count in given])
    return maker.save(path)


@case("IN53")
def no_output_intent(path: Path) -> Path:
    return intents(path)


@case("IN53")
def two_output_intents(path: Path) -> Path:
    return intents(path, (profile(), 4), (profile(), 4))


@case("IN53")
def output_intent_in_rgb(path: Path) -> Path:
    return intents(path, (profile(b"RGB "), 3))


@case("IN53")
def output_intent_of_a_monitor(path: Path) -> Path:
    return intents(path, (profile(kind=b"mntr"), 4))


@case("IN53")
def output_intent_with_wrong_count(path: Path) -> Path:
    return intents(path, (profile(), 3))


@case("IN53")
def output_intent_damaged(path: Path) -> Path:
    return intents(path, (profile()[:90], 4))


@case("IN53", condition="FOGRA39")
def another_condition_than_ordered(path: Path) -> Path:
    return one_page(path)


@case("IN54")
def no_version(path: Path) -> Path:
    maker = Maker()
    maker.version = ""
    maker.page()
    return maker.save(path)


@case("IN54")
def version_only_in_info(path: Path) -> Path:
    maker = Maker()
    maker.version = ""
    maker.info["GTS_PDFXVersion"] = "PDF/X-4"
    maker.page()
    return maker.save(path)


@case("IN55")
def trapping_unknown(path: Path) -> Path:
    maker = Maker()
    maker.trapped = "Unknown"
    maker.page()
    return maker.save(path)


@case("IN55")
def no_id(path: Path) -> Path:
    one_page(path)
    data = path.read_bytes()
    assert data.count(b"/ID [") == 1
    path.write_bytes(data.replace(b"/ID [", b"/XX ["))
    return path


@case("IN61")
def no_title_in_xmp(path: Path) -> Path:
    maker = Maker()
    maker.xmp_title = ""
    maker.page()
    return maker.save(path)


@case("IN61")
def titles_differ(path: Path) -> Path:
    maker = Maker()
    maker.info["Title"] = "Tên khác"
    maker.page()
    return maker.save(path)


@case("IN56")
def encrypted_without_a_password(path: Path) -> Path:
    maker = Maker()
    maker.page()
    return maker.save(path, encryption=pikepdf.Encryption(owner="chu", user=""), static_id=False)


@case("IN56")
def locked_by_a_password(path: Path) -> Path:
    maker = Maker()
    maker.page()
    return maker.save(path, encryption=pikepdf.Encryption(owner="chu", user="khach"), static_id=False)


@case("IN57")
def script_at_opening(path: Path) -> Path:
    maker = Maker()
    maker.page()
    maker.pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    return maker.save(path)


@case("IN57")
def form_to_fill_in(path: Path) -> Path:
    maker = Maker()
    page = maker.page()
    field = maker.pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("ten"), Parent=None))
    maker.pdf.Root["/AcroForm"] = Dictionary(Fields=Array([field]))
    assert page is not None
    return maker.save(path)


@case("IN57")
def note_on_the_page(path: Path) -> Path:
    maker = Maker()
    page = maker.page()
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([100, 100, 120, 120]), Contents=String("xem"), F=4)
    page["/Annots"] = Array([maker.pdf.make_indirect(note)])
    return maker.save(path)


@case("IN58")
def attachment(path: Path) -> Path:
    maker = Maker()
    maker.page()
    maker.pdf.attachments["mau.txt"] = pikepdf.AttachedFileSpec(maker.pdf, b"mau", filename="mau.txt")
    return maker.save(path)


@case("IN58")
def content_in_lzw(path: Path) -> Path:
    maker = Maker()
    page = maker.page()
    data = page["/Contents"].read_bytes()
    page["/Contents"].write(lzw(data), filter=Name.LZWDecode)
    return maker.save(path, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)


@case("IN58")
def postscript_object(path: Path) -> Path:
    maker = Maker()
    code = maker.add(b"showpage", Type=Name.XObject, Subtype=Name.PS)
    maker.page("/X Do", XObject={"X": code})
    return maker.save(path)


@case("IN58")
def picture_with_an_alternate(path: Path) -> Path:
    maker = Maker()
    photo = maker.photo()
    photo["/Alternates"] = Array([Dictionary(Image=maker.pdf.make_indirect(maker.photo(72)))])
    maker.page("q 40 0 0 30 20 20 cm /P Do Q", XObject={"P": photo})
    return maker.save(path)


@case("IN59")
def transfer_function(path: Path) -> Path:
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([0]), N=1)
    return one_page(path, "/T gs", ExtGState={"T": Dictionary(TR=function)})


@case("IN59")
def halftone_of_its_own(path: Path) -> Path:
    screen = Dictionary(Type=Name.Halftone, HalftoneType=1, Frequency=60, Angle=45, SpotFunction=Name.Round)
    return one_page(path, "/T gs", ExtGState={"T": Dictionary(HT=screen)})


@case("IN60")
def hidden_layer(path: Path) -> Path:
    maker = Maker()
    maker.page()
    layer = maker.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Bản cũ")))
    maker.pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    return maker.save(path)


@case("IN62")
def author_is_a_machine(path: Path) -> Path:
    maker = Maker()
    maker.info["Author"] = "Admin"
    maker.page()
    return maker.save(path)


@case("IN62")
def path_in_the_metadata(path: Path) -> Path:
    maker = Maker()
    maker.info["Subject"] = r"C:\Users\mau\Desktop\ban-cuoi.docx"
    maker.page()
    return maker.save(path)


@case("IN62")
def made_by_an_office_program(path: Path) -> Path:
    maker = Maker()
    maker.info["Creator"] = "Microsoft® Word 2016"
    maker.page()
    return maker.save(path)


@case("IN63")
def thumbnail(path: Path) -> Path:
    maker = Maker()
    page = maker.page()
    page["/Thumb"] = maker.image(bytes(100), 10, 10, Name.DeviceGray)
    return maker.save(path)


@case("IN63")
def program_data(path: Path) -> Path:
    maker = Maker()
    maker.page()["/PieceInfo"] = Dictionary(Mau=Dictionary(LastModified=String("D:20180330"), Private=Dictionary()))
    return maker.save(path)
