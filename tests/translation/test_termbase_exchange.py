"""Terms added, taken in and given out: nothing lost on the way, nothing overwritten, bad files refused."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from ttdn_publish.cli import main
from ttdn_publish.errors import ContentError, EnvironmentProblem
from ttdn_publish.findings import Findings
from ttdn_publish.formats import tbx
from ttdn_publish.translation.termbase import Concept, Status, Term, load_termbase, termbase_of
from ttdn_publish.translation.termbase.exchange import read_file, write_file
from ttdn_publish.translation.termbase.own import add, take_in
from ttdn_publish.translation.termbase.table import read_table, write_table
from ttdn_publish.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "content").mkdir()
    return Workspace(tmp_path)


def own(workspace: Workspace) -> dict[str, Concept]:
    path = workspace.root / "glossaries" / "them.csv"
    return {c.id: c for c in read_table(path, "them.csv", Findings())} if path.exists() else {}


# ---- adding ----


def test_a_term_is_added_and_found(workspace: Workspace) -> None:
    concept = add(
        workspace, {"vi": "bến phà Vàm Nhỏ", "domain": "place", "en": "Vam Nho Ferry", "en_status": "preferred"}
    )
    assert concept.id == "place-them-001"
    findings = Findings()
    (hit,) = termbase_of(workspace, findings).find("Bến phà Vàm Nhỏ")
    assert (hit.concept, len(findings)) == (concept, 0)
    assert add(workspace, {"vi": "bến phà Vàm Lớn", "domain": "place"}).id == "place-them-002"
    assert add(workspace, {"vi": "điều gì khác"}).id == "chung-them-001"
    assert list(own(workspace)) == ["place-them-001", "place-them-002", "chung-them-001"]


REFUSED = [
    ({"vi": "Sở Ngoại vụ"}, {"DT23"}),
    ({"vi": "Uỷ ban nhân dân tỉnh"}, {"DT23"}),
    ({"vi": "x", "vi_variants": "Mỹ"}, {"DT24"}),
    ({"vi": "x", "case": "upper", "valid_to": "mai"}, {"DT21"}),
    ({"vi": "x", "id": "state-001"}, {"DT22"}),
    ({"vi": ""}, {"DT22"}),
]


@pytest.mark.parametrize(("cells", "rules"), REFUSED)
def test_a_bad_row_is_not_added(workspace: Workspace, cells: dict[str, str], rules: set[str]) -> None:
    with pytest.raises(ContentError) as refused:
        add(workspace, cells)
    assert {finding.rule.id for finding in refused.value.findings} == rules
    assert not (workspace.root / "glossaries" / "them.csv").exists()


def test_a_broken_table_is_not_written_over(workspace: Workspace) -> None:
    path = workspace.root / "glossaries" / "them.csv"
    path.parent.mkdir()
    path.write_text("id,vi,englsh\na,một,one\n", "utf-8")
    with pytest.raises(ContentError) as refused:
        add(workspace, {"vi": "hai"})
    assert [str(finding.place) for finding in refused.value.findings] == ["glossaries/them.csv:1"]
    assert path.read_text("utf-8") == "id,vi,englsh\na,một,one\n"


# ---- out and in again ----


@pytest.mark.parametrize("kind", ["csv", "tbx", "tbx2"])
def test_everything_goes_out_and_comes_back(tmp_path: Path, kind: str) -> None:
    rows = list(load_termbase([ROOT / "glossaries"], Findings()).concepts.values())
    path = tmp_path / ("a.csv" if kind == "csv" else "a.tbx")
    write_file(path, rows, kind)
    back = read_file(path)
    if kind == "csv":
        assert back == rows
    else:  # a foreign file never brings a preferred term, and a row without term has no status
        lowered = [(c.id, c.vi, c.variants, c.valid_to, c.note, c.source, {k: _lowered(t) for k, t in c.terms.items()}) for c in rows]  # fmt: skip
        assert [(c.id, c.vi, c.variants, c.valid_to, c.note, c.source, dict(c.terms)) for c in back] == lowered


def _lowered(term: Term) -> Term:
    return Term(term.text, Status.PROPOSED, term.forms, term.forbidden)


@pytest.mark.parametrize("kind", ["csv", "tbx", "tbx2"])
def test_what_is_known_changes_nothing(workspace: Workspace, kind: str) -> None:
    path = workspace.root / ("a.csv" if kind == "csv" else "a.tbx")
    termbase = load_termbase([ROOT / "glossaries"], Findings())
    write_file(path, termbase.concepts.values(), kind)
    taken = take_in(workspace, read_file(path))
    assert (len(taken.added), len(taken.changed), taken.same, len(taken.conflicts)) == (0, 0, 848, 0)
    assert own(workspace) == {}


def entry(vi: str, *, id_: str = "c1", **languages: str) -> tbx.TermEntry:
    terms = {"vi-VN": (tbx.Term(vi, tbx.PREFERRED),)}
    terms |= {key.replace("_", "-"): (tbx.Term(word, tbx.PREFERRED),) for key, word in languages.items()}
    return tbx.TermEntry(id_, terms)


def take(workspace: Workspace, *entries: tbx.TermEntry, replace: bool = False) -> Any:
    path = workspace.root / "in.tbx"
    path.write_bytes(tbx.write_tbx(entries))
    return take_in(workspace, read_file(path), replace=replace)


def test_new_terms_come_in_as_proposed(workspace: Workspace) -> None:
    taken = take(workspace, entry("bến phà", en_GB="ferry", zh_CN="渡口", zh_TW="渡船頭", de="Fähre"))
    (concept,) = taken.added
    assert concept.terms == {"en": Term("ferry"), "zh-Hans": Term("渡口")}
    assert own(workspace) == {"c1": concept}


def test_an_id_of_another_office_is_no_id_of_ours(workspace: Workspace) -> None:
    take(workspace, entry("bến phà", en="ferry"))
    (concept,) = take(workspace, entry("cầu phao", en="pontoon bridge")).added
    assert concept.id == "chung-them-001"
    assert {c.vi for c in own(workspace).values()} == {"bến phà", "cầu phao"}


def test_a_known_term_gets_the_language_that_it_lacks(workspace: Workspace) -> None:
    taken = take(workspace, entry("huyện Chợ Gạo", zh_Hans="市米县"))
    (concept,) = taken.changed
    assert concept.id == "place-007"
    assert concept.term("zh-Hans") == Term("市米县")
    packaged = load_termbase([ROOT / "glossaries"], Findings()).concepts["place-007"]
    assert concept.term("en") == packaged.term("en")
    assert termbase_of(workspace, Findings()).concepts["place-007"] == concept


def test_what_differs_is_a_conflict_until_it_shall_win(workspace: Workspace) -> None:
    different = entry("Sở Ngoại vụ", en="External Relations Department")
    taken = take(workspace, different)
    assert [(c.incoming.vi, c.existing.id) for c in taken.conflicts] == [("Sở Ngoại vụ", "province-012")]
    assert own(workspace) == {}
    (concept,) = take(workspace, different, replace=True).changed
    assert (concept.id, concept.term("en").text) == ("province-012", "External Relations Department")
    assert concept.term("en").status is Status.PROPOSED
    assert "외교부" in concept.term("ko").forbidden


def test_another_table_of_the_workspace_is_never_changed(workspace: Workspace) -> None:
    table = workspace.root / "glossaries" / "rieng.csv"
    write_table(table, [Concept("r-1", "bến phà", terms={"en": Term("ferry")})])
    before = table.read_bytes()
    taken = take(workspace, entry("bến phà", en="ferry terminal"), replace=True)
    assert len(taken.conflicts) == 1
    assert table.read_bytes() == before
    assert own(workspace) == {}


BAD = {
    "truncated.tbx": b"<tbx><text><body><conceptEntry",
    "bomb.tbx": b'<!DOCTYPE t [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx>&b;</tbx>',
    "other.xml": b"<html/>",
    "no-vietnamese.tbx": tbx.write_tbx([tbx.TermEntry("c1", {"en": (tbx.Term("ferry"),)})]),
    "no-table.csv": b"x,y\n1,2\n",
    "binary.csv": b"\xff\xfe\x00\x01",
    "empty.csv": b"",
    "quote.csv": 'id,vi\na,"một\n'.encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_are_refused_whole(workspace: Workspace, name: str) -> None:
    path = workspace.root / name
    path.write_bytes(BAD[name])
    with pytest.raises(ContentError) as refused:
        read_file(path)
    assert refused.value.findings


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem):
        read_file(tmp_path / "nowhere.csv")


# ---- the command ----

Run = Any


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(workspace.root)

    def command(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main(["terms", *arguments] if arguments[0] != "--json" else ["--json", "terms", *arguments[1:]])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out + said.err

    return command


def test_the_command_finds(run: Run) -> None:
    code, said = run("find", "so", "ngoai", "vu")
    assert code == 0
    assert "province-012: Sở Ngoại vụ" in said
    assert "zh-Hans: 外务厅 (đã chọn)" in said
    assert "ko: 외무국 (đề xuất, chờ người duyệt)" in said
    _, said = run("find", "UBND tỉnh tiếp đoàn Nhật Bản")
    assert re.findall(r"^([a-z]+-\d+):", said, re.MULTILINE) == ["province-003", "country-001"]
    assert run("find", "không có từ này") == (0, "Không tìm thấy thuật ngữ nào.\n")
    data = json.loads(run("--json", "find", "外务厅厅长")[1])
    assert [concept["id"] for concept in data["concepts"]] == ["title-009"]
    assert data["concepts"][0]["en"] == "Director of the Department of Foreign Affairs"


def test_the_command_adds_in_every_language(run: Run, workspace: Workspace) -> None:
    options: Sequence[str] = [
        *("--domain", "trade", "--variants", "HTX X", "--from", "2020-01-01", "--case", "exact", "--keep"),
        *("--en", "X Cooperative", "--en-status", "preferred", "--en-forms", "X Coop", "--en-forbidden", "X Collective"),
        *("--fr", "coopérative X", "--zh-Hans", "X合作社", "--zh-Hans-forms", "X社", "--ja", "X協同組合", "--ko", "X협동조합"),
    ]  # fmt: skip
    code, said = run("add", "Hợp tác xã X", *options)
    assert (code, said.splitlines()[0]) == (0, "Đã thêm “trade-them-001” vào glossaries/them.csv.")
    concept = own(workspace)["trade-them-001"]
    assert (concept.variants, concept.case, concept.do_not_translate) == (("HTX X",), "exact", True)
    assert concept.term("en") == Term("X Cooperative", Status.PREFERRED, ("X Coop",), ("X Collective",))
    assert concept.term("zh-Hans") == Term("X合作社", Status.PROPOSED, ("X社",))
    assert {language: term.text for language, term in concept.terms.items()}["ko"] == "X협동조합"


def test_the_command_refuses(run: Run) -> None:
    code, said = run("add", "Sở Ngoại vụ", "--en", "x")
    assert code == 1
    assert "DT23" in said
    assert "province-012" in said


def test_the_command_examines(run: Run, workspace: Workspace) -> None:
    code, said = run("clashes")
    assert code == 0
    assert "外交部" in said
    assert run("clashes", "--strict")[0] == 1
    table = workspace.root / "glossaries" / "x.csv"
    table.parent.mkdir()
    table.write_text("id,vi\na,Sở Ngoại vụ\n", "utf-8")
    code, said = run("--json", "clashes")
    assert code == 1
    errors = [f for f in json.loads(said)["findings"] if f["severity"] == "error"]
    assert [(f["rule"], f["file"]) for f in errors] == [("DT23", "glossaries/x.csv")]


@pytest.mark.parametrize(("kind", "name"), [("csv", "a.csv"), ("tbx", "a.tbx"), ("tbx2", "b.tbx")])
def test_the_command_exports_and_imports(run: Run, kind: str, name: str) -> None:
    assert run("export", name, "--format", kind) == (0, f"Đã ghi 848 khái niệm vào {name}.\n")
    code, said = run("--json", "import", name)
    assert code == 0
    assert json.loads(said) == {"added": [], "changed": [], "same": 848, "conflicts": []}


def test_the_command_says_what_it_did_not_take(run: Run, workspace: Workspace) -> None:
    (workspace.root / "in.csv").write_text("id,vi,en\na,Sở Ngoại vụ,Foreign Office\nb,bến phà,ferry\n", "utf-8")
    code, said = run("import", "in.csv")
    assert code == 1
    assert said.splitlines()[0] == "1 khái niệm mới, 0 được bổ sung, 0 đã có, 1 khác với bảng đang có"
    assert "“Sở Ngoại vụ” khác với “province-012”" in said
    assert run("import", "in.csv", "--replace")[0] == 0
    assert own(workspace)["province-012"].term("en").text == "Foreign Office"


def test_outside_a_workspace_the_packaged_tables_are_looked_into(
    run: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("nowhere"))
    assert "state-024" in run("find", "Ha Noi")[1]
    assert run("add", "bến phà")[0] == 2
