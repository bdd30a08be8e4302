"""The judge: valid files pass, and every broken rule of the standard is named, where it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttdn_publish.formats.xliff.judge import judge
from ttdn_publish.formats.xliff.rules.references import Fragment, parse
from ttdn_publish.formats.xliff.rules.values import is_language, is_nmtoken

CASES = Path(__file__).parent / "xliff_cases"
CONFORMANCE = "conformance/xliff-2.1"

#: Of each invalid file of the standard's committee: the section that it breaks and the line, as its comments or name say.
INVALID = {
    "bad_CommentWithValueAndRef": ("commentAnnotation", 10),
    "bad_CopyOfWithNoCopyReference": ("duplicatingexistingcode", 10),
    "bad_DataRefWithoutOriginalData": ("dataref", 6),
    "bad_DifferentCanOverlapInScAndEc": ("sc", 9),
    "bad_DuplicateExtElemIdsInFile": ("extensions", 7),
    "bad_DuplicateNoteIdsInFile": ("id", 6),
    "bad_EcBeforeSc": ("ec", 6),
    "bad_FileIdNotUnique": ("id", 11),
    "bad_IgnorableIdNotUnique": ("id", 11),
    "bad_InvalidCommentAnnotation2": ("commentAnnotation", 9),
    "bad_InvalidDataRef": ("dataref", 10),
    "bad_InvalidDirAttributeOnSource": ("source", 6),
    "bad_InvalidExtensionAttributeOnSource": ("source", 8),
    "bad_InvalidExtensionElementInFile": ("file", 11),
    "bad_InvalidExtensionElementOutsideFile": ("xliff", 15),
    "bad_InvalidFSAttributeValue": ("fs-mod", 5),
    "bad_InvalidFragIdMissplacedLeaf": ("fragid", 10),
    "bad_InvalidFragIdPrefixTooShort": ("fragid", 8),
    "bad_InvalidHexRangeOnCp": ("hex", 6),
    "bad_InvalidId2": ("segment", 5),
    "bad_InvalidIsolatedOnSc": ("isolated", 6),
    "bad_InvalidNoteRefInUnit": ("commentAnnotation", 12),
    "bad_InvalidNotesInUnit": ("unit", 8),
    "bad_InvalidTypeSubTypeValues": ("subtype", 6),
    "bad_InvalidXmlLangInheritedFromFile": ("source", 6),
    "bad_InvalidXmlLangOnFile": ("source", 6),
    "bad_IsolatedEcWithId": ("ec", 6),
    "bad_MissingNonRemovable1": ("editinghints", 18),
    "bad_NoFile": ("xliff", 2),
    "bad_NoUnitOrGroupInFile": ("file", 3),
    "bad_NotesWithoutNote": ("notes", 4),
    "bad_OriginalDataWithoutData": ("originaldata", 5),
    "bad_SegmentIdNotUnique": ("id", 8),
    "bad_SubFlowWithInvalidReference": ("subflowsstart", 20),
    "bad_SubTypeWithoutType": ("subtype", 6),
    "bad_UnitWithoutSegment": ("unit", 4),
    "bad_UnknownDataRefValue": ("dataref", 9),
    "bad_WrongReordering2": ("editinghints", 9),
    "bad_XmlLangNotWellFormed": ("target", 7),
    "bad_canReorderContext2": ("editinghints", 6),
    "Bad-ctr-property-not-legit-category": ("ctr_property", 29),
    "Bad-ctr_ref-not-pointed-to-resolvableID": ("ctr_ref", 26),
    "Bad-fs_subFs-not-allowed-w-o-fs": ("subFs", 26),
    "Bad-gls_invalid-extension": ("glossary-module", 12),
    "Bad-mda_metaGroup-id-not-nmtoken": ("metadata_module", 8),
    "Bad-mda_metadata-id-not-nmtoken": ("metadata_module", 7),
    "Bad-mtc_match-ID-not-unique": ("candidates_id", 23),
    "Bad-mtc_type-value-not-in-list": ("candidates", 19),
    "Bad-res_resourceItem-not-unique": ("res_id", 28),
    "Bad-res_source-xml_lang-not-same-as-xliff": ("res_source", 22),
    "Bad-slr_sizeInfo-ec-not-isolated": ("sizeInfo", 29),
    "Bad-slr_sizeInfoRef-ec-not-isolated": ("sizeInfoRef", 33),
    "Bad-slr_sizeRestriction-patterns": ("size_restriction_module", 23),
    "Bad-val_existsInSourcePatternOnRule": ("val_existsInSource", 22),
    "Bad-val_invalid-occurs": ("validation_module", 7),
}


def test_all_valid_files_of_the_committee_are_accepted(shared: Path) -> None:
    files = sorted((shared / CONFORMANCE / "valid").rglob("*.xlf"))
    assert len(files) == 59
    assert {file.name: problems for file in files if (problems := judge(file.read_bytes()))} == {}


def test_all_invalid_files_of_the_committee_are_refused_for_the_right_reason(shared: Path) -> None:
    files = sorted((shared / CONFORMANCE / "invalid").rglob("*.xlf"))
    assert {file.stem for file in files} == INVALID.keys()
    for file in files:
        found = {(problem.section, problem.line) for problem in judge(file.read_bytes())}
        assert INVALID[file.stem] in found, (file.name, found)


@pytest.mark.parametrize("name", ["core", "modules", "its"])
def test_our_own_full_files_are_accepted(name: str) -> None:
    assert judge((CASES / f"{name}.xlf").read_bytes()) == []


# Each line breaks one rule in a valid file: what was there, what is put there, the section that says it may not be.

CORE = [
    # structure
    (' version="2.1"', "", "xliff"),
    (' version="2.1"', ' version="1.2"', "xliff"),
    (' srcLang="vi"', "", "xliff"),
    (' srcLang="vi"', ' srcLang="vi_VN"', "xliff"),
    (' trgLang="en"', "", "xliff"),
    (' trgLang="en"', ' trgLang="e"', "xliff"),
    ('<file id="f1"', "<file", "file"),
    ('<file id="f1"', '<file id="f 1"', "file"),
    ('<file id="f1"', '<file id="f1" target="x"', "file"),
    ('<file id="f1"', '<file id="f1" canResegment="true"', "file"),
    ('<file id="f1"', '<file id="f1" srcDir="right"', "file"),
    ('<file id="f1"', '<file id="f1" xml:space="keep"', "file"),
    ('<file id="f1"', '<file id="f1" xml:lang="v i"', "file"),
    ('<file id="f1" original', '<file id="f1" xml:lang="ja" original', "source"),
    (' href="cho-noi.skl"', "", "skeleton"),
    ('<skeleton href="cho-noi.skl"/>', '<skeleton href="cho-noi.skl">x</skeleton>', "skeleton"),
    ('<skeleton href="cho-noi.skl"/>', '<notes><note>x</note></notes><skeleton href="x"/>', "file"),
    ('<skeleton href="cho-noi.skl"/>', "lời", "file"),
    ('<skeleton href="cho-noi.skl"/>', '<header xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', "file"),
    ('<my:box id="e1"><my:part', '<box xmlns="" id="e1"/><my:box id="e1"><my:part', "file"),
    ('<my:part id="e2"/>', '<my:part id="e1"/>', "extensions"),
    ('<my:part id="e2"/>', '<my:part xml:id="e1"/>', "extensions"),
    ('<my:part id="e2"/>', '<my:part id="#e2"/>', "extensions"),
    ('<note id="n2">', '<note id="n1">', "id"),
    (' appliesTo="source"', ' appliesTo="both"', "note"),
    (' priority="2"', ' priority="0"', "note"),
    (' priority="2"', ' priority="11"', "note"),
    (">Ghi chú nữa<", "><note/><", "note"),
    (' type="my:section"', ' type="section"', "group"),
    (' type="my:section"', ' type="xlf:section"', "type"),
    ('<unit id="u2"', '<unit id="u1"', "id"),
    ('<unit id="u3">', '<group id="g1"/><unit id="u3">', "id"),
    ('<unit id="u3">', '<unit id="u3" state="final">', "unit"),
    ('<originalData>\n          <data id="d1"', '<originalData my:x="1">\n          <data id="d1"', "originaldata"),
    ('<data id="d1">', '<data id="d2">', "id"),
    ('<data id="d1">', '<data id="d1" xml:space="default">', "data"),
    ('<data id="d1">', '<data id="d1"><ph id="9"/>', "data"),
    # segments
    ('<segment id="s2">', '<segment id="s1">', "id"),
    ('<segment id="s2">', '<segment id="i1">', "id"),
    ('<segment id="s2">', '<segment id="1">', "id"),
    ('<segment id="s2">', '<segment id="s2" my:x="1">', "segment"),
    ('<segment id="s2">', '<segment id="s2" subState="my:read">', "substate"),
    ('<segment id="s2">', '<segment id="s2" state="done">', "segment"),
    (' subState="my:read"', ' subState="read"', "substate"),
    (' subState="my:read"', ' subState="xlf:read"', "substate"),
    ('<segment>\n          <source xml:lang="vi"', '<segment state="final">\n          <source xml:lang="vi"', "state"),
    ('<ignorable id="i1">', '<ignorable id="i1" state="initial">', "ignorable"),
    ('<source xml:lang="vi"', '<source xml:lang="en"', "source"),
    ('<target order="3">', '<target order="3" xml:lang="vi">', "target"),
    ('<target order="3">', '<target order="0">', "target"),
    ('<target order="3">', '<target order="4">', "order"),
    ('<target order="3">', '<target order="1">', "order"),
    ('<target order="3">', "<target>", "segorder"),
    ('<target order="3">', '<target my:x="1" order="3">', "target"),
    ("<source>B ", "<source><my:x/>B ", "source"),
    ("<source>B ", "<source>B</source><source>B ", "segment"),
    # codes
    ('<ph id="3" dataRef="d2" disp="1"/></target>', '<ph id="3" dataRef="d9"/></target>', "dataref"),
    ('dataRefStart="d1" dataRefEnd="d1" subFlows', 'dataRefStart="d1" dataRefEnd="d9" subFlows', "datarefend"),
    ('dataRefStart="d1" dataRefEnd="d1" subFlows', 'dataRefStart="d1" subFlows', "pc"),
    (' subFlowsEnd="u2"', "", "pc"),
    (' subFlowsEnd="u2"', ' subFlowsEnd="u2 u9"', "subflowsend"),
    (' type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d1" subFlows', ' subType="xlf:b" subFlows', "subtype"),
    (' type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d1" subFlows', ' type="bold" subFlows', "pc"),
    ('subType="xlf:b" dataRefStart="d1" dataRefEnd="d1" subFlows', 'subType="xlf:var" subFlows', "subtype"),
    ('subType="xlf:b" dataRefStart="d1" dataRefEnd="d1" subFlows', 'subType="xlf:zz" subFlows', "subtype"),
    ('subType="xlf:b" dataRefStart="d1" dataRefEnd="d1" subFlows', 'subType="b" subFlows', "pc"),
    ('<pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d1" sub', '<pc id="1" equivEnd="x" sub', "pc"),
    ('<ph id="3" dataRef="d2" disp="1"/></source>', '<ph id="3" my:x="1"/></source>', "ph"),
    ('<ph id="3" dataRef="d2" disp="1"/></source>', '<ph id="3" xml:lang="vi"/></source>', "ph"),
    ('<ph id="3" dataRef="d2" disp="1"/></source>', '<ph id="3"> </ph></source>', "ph"),
    ('<ph id="3" dataRef="d2" disp="1"/></source>', "<ph/></source>", "ph"),
    ('<ph id="3" dataRef="d2" disp="1"/></source>', '<ph id="3"/><ph id="3"/></source>', "id"),
    ('<ph id="3" dataRef="d2" disp="1"/></target>', '<ph id="3"/><ph id="3"/></target>', "id"),
    ('<ph id="3" dataRef="d2" disp="1"/></target>', '<pc id="3"/></target>', "id"),
    ('<ph id="3" dataRef="d2" disp="1"/></target>', '<ph id="6"/></target>', "id"),
    ('<ph id="3" dataRef="d2" disp="1"/></target>', '<ph id="s1"/></target>', "id"),
    ('<ec startRef="2" canDelete="no" canOverlap="no"/> <sm', "<sm", "sc"),
    ('<ec startRef="2" canDelete="no" canOverlap="no"/> <sm', '<ec startRef="2"/> <sm', "sc"),
    ('<ec startRef="2" canDelete="no" canOverlap="no"/> <sm', '<ec startRef="9"/> <sm', "ec"),
    ('<ec startRef="2" canDelete="no" canOverlap="no"/> <sm', '<ec startRef="2" id="9"/> <sm', "ec"),
    ('<ec startRef="2" canDelete="no" canOverlap="no"/> <sm', '<ec startRef="2" dir="ltr"/> <sm', "ec"),
    ('<ec startRef="2" canDelete="no" canOverlap="no"/> <sm', '<ec startRef="2" isolated="yes"/> <sm', "ec"),
    ('<sc id="2" canDelete="no" canOverlap="no"/>họp', '<sc id="2" canOverlap="no"/>họp', "sc"),
    ('<sc id="2" canDelete="no" canOverlap="no"/>họp', '<sc id="2" isolated="yes"/>họp', "isolated"),
    ('<sc id="1" isolated="yes"/>', '<sc id="1"/>', "sc"),
    ('<ec id="1" isolated="yes" dir="ltr"/>', '<ec id="1"/>', "ec"),
    ('<ec id="1" isolated="yes" dir="ltr"/>', '<ec isolated="yes"/>', "ec"),
    ('<em startRef="m3"/>', "", "sm"),
    ('<em startRef="m3"/>', '<em startRef="m9"/>', "em"),
    ('<em startRef="m3"/>', '<em startRef="m3"/><em startRef="m3"/>', "sm"),
    ('<sm id="m3" translate="no"/>đồng<em startRef="m3"/>', '<em startRef="m3"/>đồng<sm id="m3"/>', "em"),
    ('<cp hex="0003"/>', '<cp hex="0041"/>', "hex"),
    ('<cp hex="0003"/>', '<cp hex="000A"/>', "hex"),
    ('<cp hex="0003"/>', '<cp hex="3"/>', "hex"),
    ('<cp hex="0003"/>', '<cp hex="110000"/>', "hex"),
    ('<cp hex="0003"/>', "<cp/>", "cp"),
    ('copyOf="6"', 'copyOf="9"', "copyof"),
    ('copyOf="6"', 'copyOf="7"', "copyof"),
    ('copyOf="6"', 'copyOf="m1"', "copyof"),
    ('copyOf="6"', 'copyOf="3"', "duplicatingexistingcode"),
    ('copyOf="6"', 'copyOf="4"', "duplicatingexistingcode"),
    ('copyOf="6"', 'copyOf="6" dataRef="d1"', "duplicatingexistingcode"),
    # editing hints
    ('<ph id="4" canReorder="firstNo" canCopy="no" canDelete="no"/> đến', '<ph id="4" canReorder="firstNo" canCopy="no"/> đến', "editinghints"),
    ('<ph id="4" canReorder="firstNo" canCopy="no" canDelete="no"/> đến', '<ph id="4"/> đến', "editinghints"),
    ('<ph id="4" canReorder="firstNo" canCopy="no" canDelete="no"/> đến', 'đến', "editinghints"),
    ('<ph id="4" canReorder="firstNo" canCopy="no" canDelete="no"/> đến', '<ph id="4" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="8"/> đến', "editinghints"),
    ('<ph id="4" canReorder="firstNo" canCopy="no" canDelete="no"/> to', 'to', "editinghints"),
    ('<ph id="4" canReorder="firstNo" canCopy="no" canDelete="no"/> to', '<ph id="4" canReorder="firstNo" canCopy="no" canDelete="no"/><ph id="8"/> to', "editinghints"),
    ('The <sc id="2" canDelete="no" canOverlap="no"/>', "The ", "editinghints"),
    ('<target order="3">The <sc id="2" canDelete="no" canOverlap="no"/>floating <pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="d1">market</pc> <mrk id="m2" type="comment" ref="#n=n1">opens</mrk>.</target>', '<target order="3"/>', "editinghints"),
    # annotations and references
    ('<mrk id="m1" type="term" value="một loại chợ">', '<mrk id="m1" type="thing">', "mrk"),
    ('<mrk id="m1" type="term" value="một loại chợ">', '<mrk id="m1">', "translateAnnotation"),
    ('<mrk id="m1" type="term" value="một loại chợ">', '<mrk id="m1" type="comment">', "commentAnnotation"),
    ('<mrk id="m1" type="term" value="một loại chợ">', '<mrk id="m1" type="mtc:match" ref="#s1">', "matchAnnotation"),
    ('<mrk id="m1" type="term" value="một loại chợ">', '<mrk id="m1" type="term" xml:lang="vi">', "mrk"),
    (' ref="#n=n1"', ' ref="#n=n1" value="x"', "commentAnnotation"),
    (' ref="#n=n1"', ' ref="#n=n9"', "commentAnnotation"),
    (' ref="#n=n1"', ' ref="#n1"', "commentAnnotation"),
    (' ref="#n=n1"', ' ref="n=n1"', "commentAnnotation"),
    (' ref="#n=n1"', ' ref="#f=f1/n=n1"', "commentAnnotation"),
    (' ref="#n=n1"', ' ref="#/n=n1"', "commentAnnotation"),
    (' ref="#n=n1"', ' ref="#u=u2/n=n1"', "commentAnnotation"),
    ('type="term" value="một loại chợ"', 'type="term" ref="#u=u1/f=f1"', "fragid"),
    ('type="term" value="một loại chợ"', 'type="term" ref="#d=d1/u=u1"', "fragid"),
    ('type="term" value="một loại chợ"', 'type="my:x" ref="#z=z1"', "fragid"),
    ('type="term" value="một loại chợ"', 'type="my:x" ref="#"', "fragid"),
]  # fmt: skip

MODULES = [
    # candidates
    ('<mtc:match id="c2"', '<mtc:match id="c1"', "candidates_id"),
    ('<mtc:match id="c2" ref="#t=1"', '<mtc:match id="c2"', "candidates"),
    ('<mtc:match id="c2" ref="#t=1"', '<mtc:match id="c2" ref="#t=9"', "candidates_ref"),
    ('<mtc:match id="c2" ref="#t=1"', '<mtc:match id="c2" ref="#f=f2/u=u1/s1"', "candidates_ref"),
    ('<mtc:match id="c2" ref="#t=1"', '<mtc:match id="c2" ref="#t=1" xml:lang="fr"', "candidates"),
    (' reference="yes"', "", "target"),
    (' type="tm" subType', " subType", "candidates_subtype"),
    (' subType="my:near"', ' subType="near"', "candidates"),
    (' subType="my:near"', ' subType="xlf:near"', "candidates_subtype"),
    (' type="tm"', ' type="memory"', "candidates"),
    (' similarity="87.5"', ' similarity="101"', "candidates"),
    (' similarity="87.5"', ' similarity="8e1"', "candidates"),
    (' similarity="87.5"', ' matchQuality="-1"', "candidates"),
    ('<ph id="1" dataRef="d1"/><sc id="2"/>floating', '<ph id="1" dataRef="d9"/><sc id="2"/>floating', "dataref"),
    ('<ph id="1" dataRef="d1"/><sc id="2"/>floating', '<ph id="2" dataRef="d1"/><sc id="2"/>floating', "id"),
    ('floating<ec startRef="2"/>', "floating", "sc"),
    ("<source>Chợ</source>\n", "", "candidates"),
    ("<source>Chợ</source>\n", "<source>Chợ</source><source>Chợ</source>\n", "candidates"),
    ("<source>Chợ</source>\n", '<source xml:lang="fr">Chợ</source>\n', "source"),
    # glossary
    ('<gls:translation id="e2" ref="#t=m1">floating market</gls:translation><gls:definition>chợ trên sông</gls:definition>', "", "glossentry"),
    ('<gls:translation id="e2"', '<gls:translation id="e1"', "gls_id"),
    ('<gls:translation id="e2" ref="#t=m1"', '<gls:translation id="e2" ref="#t=m9"', "gls_ref"),
    ('<gls:term source="Sở">chợ nổi</gls:term>', "", "glossary-module"),
    ('<gls:term source="Sở">', "lời<gls:term>", "glossary-module"),
    ('<gls:term source="Sở">', '<gls:term fs:fs="x">', "fs-mod"),
    # metadata
    ('<mda:metaGroup id="a2"', '<mda:metaGroup id="a1"', "meta_id"),
    (' category="nguồn"', ' category="nguồn" appliesTo="file"', "metadata_module"),
    ('<mda:meta type="sở">', "<mda:meta>", "metadata_module"),
    ('<mda:metadata id="a1">', '<mda:metadata id="a1" my:x="1">', "metadata_module"),
    ('<mda:metaGroup id="a2" category="nguồn"><mda:meta type="sở">Ngoại vụ</mda:meta></mda:metaGroup>', "", "metadata_module"),
    ('<mda:metadata id="a1">', '<mda:metadata><mda:metaGroup><mda:meta type="x"/></mda:metaGroup></mda:metadata><mda:metadata id="a1">', "metadata_module"),
    # format style
    (' fs:fs="p"', ' fs:fs="P"', "fs-mod"),
    (' fs:fs="p"', ' fs:subFs="a,b"', "subFs"),
    (' fs:fs="p"', ' fs:style="p"', "note"),
    (r' fs:subFs="href,x\title,y\, z" slr:equivStorage="3">nổi', r' fs:subFs="href,x,y">nổi', "subFs"),
    (' isolated="yes" fs:fs="b" slr:sizeInfo="0"/></source>', ' isolated="no" fs:fs="b" slr:sizeInfo="0"/></source>', "fs"),
    # resource data
    ('<res:resourceItem id="r2">', '<res:resourceItem id="r1">', "res_id"),
    (' mimeType="image/png"', "", "res_resourceItem"),
    ('<res:source href="a.png"/>', '<res:source href="a.png"><my:x/></res:source>', "res_source"),
    ('<res:source href="a.png"/>', "<res:source/>", "res_source"),
    ('<res:reference href="b.png" xml:lang="fr"/>', "<res:reference/>", "resourceData_module"),
    ('<res:source href="a.png"/><res:reference href="b.png" xml:lang="fr"/>', "", "res_resourceItem"),
    ('<res:source xml:lang="vi">', '<res:source xml:lang="en">', "res_source"),
    ('<res:target xml:lang="en">', '<res:target xml:lang="vi">', "res_target"),
    ('<res:resourceItemRef id="r3" ref="r1"/>', "", "res_resourceData"),
    ('<res:resourceItemRef id="r3" ref="r1"/>', '<res:resourceItemRef id="r3"/>', "resourceData_module"),
    # size and length
    (' slr:sizeRestriction="10,*"', ' slr:sizeRestriction="*,10"', "size_restriction_module"),
    (' slr:sizeRestriction="10,*"', ' slr:sizeRestriction="ten"', "size_restriction_module"),
    (' slr:storageRestriction="255"', ' slr:storageRestriction="25.5"', "size_restriction_module"),
    (' slr:sizeInfoRef="z1"', ' slr:sizeInfoRef="z9"', "slr_size_info_ref"),
    (' slr:sizeInfoRef="z1"', ' slr:sizeInfoRef="z1" slr:sizeInfo="1"', "slr_size_info_ref"),
    (' slr:sizeInfoRef="z1"', ' slr:equivStorage="1"', "unit"),
    ('slr:equivStorage="3">nổi', 'slr:equivStorage="three">nổi', "size_restriction_module"),
    ('<slr:normalization general="nfc"/>', '<slr:normalization general="NFC"/>', "size_restriction_module"),
    ('<slr:data profile="my:box">', "<slr:data>", "size_restriction_module"),
    ('<slr:data profile="my:box">', '<slr:data profile="x"/><slr:data profile="my:box">', "size_restriction_module"),
    (' id="2" isolated="yes" fs:fs="b" slr:sizeInfo="0"/></source>', ' id="2" slr:sizeInfo="0"/></source>', "sizeInfo"),
    # validation
    ('<val:rule my:rule="x"/>', "<val:rule/>", "val_rule"),
    ('<val:rule my:rule="x"/>', '<val:rule isPresent="a" endsWith="b"/>', "val_rule"),
    ('<val:rule my:rule="x"/>', '<val:rule isPresent="a" disabled="yes"/>', "val_disabled"),
    ('<val:rule my:rule="x"/>', '<val:rule isNotPresent="a" occurs="1"/>', "val_occurs"),
    ('<val:rule my:rule="x"/>', '<val:rule isNotPresent="a" existsInSource="no"/>', "val_existsInSource"),
    ('<val:rule my:rule="x"/>', '<val:rule isPresent="a" normalization="nfkc"/>', "validation_module"),
    (' occurs="2"', ' occurs="0"', "validation_module"),
    # change tracking
    (' appliesTo="note"', ' appliesTo="memo"', "ctr_appliesTo"),
    (' appliesTo="note" ref="n1"', ' appliesTo="note" ref="n9"', "ctr_ref"),
    (' appliesTo="note" ref="n1"', ' appliesTo="note"', "revisions"),
    (' currentVersion="v2"', ' currentVersion="v9"', "ctr_currentVersion"),
    ('property="category"', 'property="colour"', "ctr_property"),
    ('property="category"', 'property="priority"', "ctr_property"),
    ('property="category"', 'property="content"', "ctr_property"),
    # where modules may stand
    ("<slr:profiles ", '<gls:glossary><gls:glossEntry><gls:term/><gls:definition/></gls:glossEntry></gls:glossary><slr:profiles ', "extensions"),
    ("<ctr:changeTrack>", "<slr:profiles/><ctr:changeTrack>", "extensions"),
    ("<ctr:changeTrack>", "<mtc:list/><ctr:changeTrack>", "unit"),
]  # fmt: skip

ITS = [
    (' its:version="2.0"', "", "itsm_version"),
    (' its:version="2.0"', ' its:version="1.0"', "ITS-module"),
    ("mt-confidence|máy", "mt|máy", "itsm_annotatorsRef"),
    ("mt-confidence|máy", "text-analysis|máy", "itsm_annotatorsRef"),
    ("mt-confidence|máy", "mt-confidence| máy", "itsm_annotatorsRef"),
    ("mt-confidence|máy ", "", "itsToolsReferencing"),
    (' its:mtConfidence="0.8"', ' its:mtConfidence="1.8"', "ITS-module"),
    (' its:locQualityRatingScore="70"', "", "Localization_Quality_Rating"),
    (' its:locQualityRatingScore="70"', ' its:locQualityRatingScore="70" its:locQualityRatingVote="1"', "ITS-module"),
    (' its:locQualityRatingScore="70"', ' its:locQualityRatingScore="170"', "ITS-module"),
    (' its:locQualityRatingScore="70"', ' its:taIdentRef="urn:x"', "unit"),
    (' locQualityIssueType="misspelling"', "", "ITS-module"),
    (' locQualityIssueType="misspelling"', ' locQualityIssueType="typo"', "ITS-module"),
    ('<its:locQualityIssues xml:id="l1">', "<its:locQualityIssues>", "ITS-module"),
    ('<its:locQualityIssues xml:id="l1">', '<its:locQualityIssues xml:id="p1">', "itsm_id"),
    (' tool="máy"', "", "ITS-module"),
    (' type="its:generic" its:taClassRef', ' type="term" its:taClassRef', "ITS-module"),
    (' its:taClassRef="urn:x"', "", "taAnnotation"),
    (' its:taSource="từ điển"', "", "taAnnotation"),
    (' its:taSource="từ điển"', ' its:taSource="từ điển" its:taIdentRef="urn:x"', "ITS-module"),
    (' its:locQualityIssuesRef="#its=l1"', ' its:locQualityIssuesRef="#its=l9"', "itsm_locQualityIssuesRef"),
    (' its:locQualityIssuesRef="#its=l1"', ' its:locQualityIssuesRef="l1"', "itsm_locQualityIssuesRef"),
    (' its:locQualityIssuesRef="#its=l1"', ' its:locQualityIssuesRef="#its=l1" its:locQualityIssueSeverity="1"', "ITS-module"),
    (' its:locQualityIssueComment="xem"', "", "lqiAnnotation"),
    (' its:provenanceRecordsRef="#its=p1"', ' its:provenanceRecordsRef="#its=p2"', "itsm_provenanceRecordsRef"),
    (' its:provenanceRecordsRef="#its=p1"', ' its:provenanceRecordsRef="#its=p1" its:tool="x"', "ITS-module"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "section"),
    [(name, *case) for name, cases in (("core", CORE), ("modules", MODULES), ("its", ITS)) for case in cases],
)
def test_each_broken_rule_is_named_where_it_is_broken(name: str, old: str, new: str, section: str) -> None:
    text = (CASES / f"{name}.xlf").read_text("utf-8")
    assert text.count(old) >= 1
    problems = judge(text.replace(old, new, 1).encode())
    assert section in {problem.section for problem in problems}, problems
    assert all(problem.line for problem in problems)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("core", '<target order="3">', '<target order="3" xml:lang="EN">'),
        ("core", '<unit id="u3">', '<unit id="u3" xml:lang="vi" my:more="1">'),
        ("core", '<unit id="u3">', '<unit id="u3"><my:box id="e1" xml:lang="fr"/>'),
        ("core", '<skeleton href="cho-noi.skl"/>', "<skeleton><my:x id='a'/><my:x id='a'/>text</skeleton>"),
        ("core", '<skeleton href="cho-noi.skl"/>', ""),
        ("core", '<cp hex="0003"/>', '<cp hex="d800"/><cp hex="FFFE"/>'),
        ("core", 'type="term" value="một loại chợ"', 'type="term" ref="a.html#b c/=d"'),
        ("core", 'type="term" value="một loại chợ"', 'type="my:x" ref="#/f=f1/g=g1/u=u1/gls=g9"'),
        ("core", ' ref="#n=n1"', ' ref="#/f=f1/g=g1/u=u1/n=n1"'),
        ("core", "<ph id=\"7\" copyOf=\"6\"/>", "<ph id=\"7\" copyOf=\"6\"/><!-- c --><?p i?><![CDATA[<x>]]>"),
        ("core", 'canOverlap="no"/>floating', 'canOverlap="no"/><ph id="99"/>floating'),
        ("core", '<source>B <ec', '<source/></segment><segment><source>B <ec'),
        ("modules", ' ref="#s1"', ' ref="s1"'),
        ("modules", ' ref="#s1"', ' ref="#/f=f1/u=u1/s1"'),
        ("modules", '<val:rule my:rule="x"/>', '<val:rule isPresent="a" my:rule="x"/>'),
        ("modules", '<res:source href="a.png"/>', '<res:source href="a.png"/><res:target xml:lang="fr" href="c.png"/>'),
        ("modules", ' generalProfile="xliff:codepoints"', ' generalProfile="my:pixels"'),
        ("its", ' xml:id="p2"', ' xml:id="p1"'),
    ],
)  # fmt: skip
def test_what_the_standard_allows_is_not_refused(name: str, old: str, new: str) -> None:
    text = (CASES / f"{name}.xlf").read_text("utf-8")
    assert old in text
    assert judge(text.replace(old, new, 1).encode()) == []


def test_a_spanning_code_may_be_written_in_either_way() -> None:
    text = (CASES / "core.xlf").read_text("utf-8")
    pair = '<sc id="1"/>market<ec startRef="1"/>'
    start = text.index('<pc id="1"', text.index("<target"))
    assert judge((text[:start] + pair + text[text.index("</pc>", start) + 5 :]).encode()) == []


@pytest.mark.parametrize(
    ("tag", "well_formed"),
    [
        ("vi", True), ("zh-Hans-CN", True), ("de-1996", True), ("sl-rozaj-biske", True), ("en-US-x-private", True),
        ("x-own", True), ("i-klingon", True), ("en-u-ca-buddhist-t-de", True), ("es-419", True), ("zh-min-nan", True),
        ("", False), ("v", False), ("vi_VN", False), ("vi-", False), ("en-a-bbb-a-ccc", False), ("en--US", False),
        ("toolonglang", False), ("en-x", False), ("en US", False), ("vi\n", False), ("việt", False),
    ],
)  # fmt: skip
def test_language_tags(tag: str, well_formed: bool) -> None:
    assert is_language(tag) is well_formed


def test_tokens() -> None:
    assert [is_nmtoken(word) for word in ("a", "1", "-.:_", "đơn", " a ", "", "a b", "#1", "a/b", "×")] == [
        True, True, True, True, True, False, False, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("#", "không đúng dạng"), ("##a", "không đúng dạng"), ("#a b", "không đúng dạng"), ("#f=", "không đúng dạng"),
        ("#f=f1//u=u1", "không đúng dạng"), ("#=a", "không đúng dạng"), ("#f=f1/", "không đúng dạng"),
        ("#f=a/f=b", "hai lần tiền tố “f”"), ("#n=a/n=b", "hai lần tiền tố “n”"), ("#u=a/f=b", "phải theo thứ tự"),
        ("#u=a/g=b", "phải theo thứ tự"), ("#a/u=b", "phải theo thứ tự"), ("#d=a/b", "phải theo thứ tự"),
        ("#q=a", "tiền tố “q” không có trong chuẩn"),
    ],
)  # fmt: skip
def test_fragment_identifiers_that_are_none(ref: str, said: str) -> None:
    assert said in str(parse(ref))


def test_fragment_identifiers_are_taken_apart() -> None:
    assert parse("#/f=f1/g=g1/u=u1/t=1") == Fragment(True, {"f": "f1", "g": "g1", "u": "u1"}, ("t", "1"))
    assert parse("#m1") == Fragment(False, {}, ("", "m1"))
    assert parse("#f=f1/gls=x") == Fragment(False, {"f": "f1"}, ("gls", "x"))


def test_what_is_quoted_is_short_and_fit_for_a_terminal() -> None:
    data = f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="\u009b{"9" * 5000}" srcLang="vi"/>'
    reason = judge(data.encode())[0].reason
    assert len(reason) < 300
    assert "\u009b" not in reason


@pytest.mark.parametrize("data", [b"", b"\0", b"text", b"<a/>", b"<xliff version='2.1'/>", b"\xff\xfe", b"PK\x03\x04"])
def test_what_is_no_xliff_is_refused(data: bytes) -> None:
    assert len(judge(data)) == 1


@given(st.data())
@settings(max_examples=300)
def test_no_damage_makes_the_judge_stumble(data: st.DataObject) -> None:
    """Pieces of a file that trade places, vanish or come twice: whatever comes of it is judged without an exception."""
    name = data.draw(st.sampled_from(["core", "modules", "its"]))
    pieces = (CASES / f"{name}.xlf").read_text("utf-8").replace("<", "\0<").replace(' "', '\0 "').split("\0")
    for _ in range(data.draw(st.integers(1, 3))):
        here, there = data.draw(st.integers(0, len(pieces) - 1)), data.draw(st.integers(0, len(pieces) - 1))
        action = data.draw(st.sampled_from(["swap", "drop", "copy"]))
        if action == "swap":
            pieces[here], pieces[there] = pieces[there], pieces[here]
        elif action == "drop" and len(pieces) > 2:
            del pieces[here]
        else:
            pieces.insert(here, pieces[there])
    assert isinstance(judge("".join(pieces).encode()), list)
