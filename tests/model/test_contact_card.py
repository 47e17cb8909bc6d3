"""A contact card says who, where and how to reach them, as a reader that did not write it reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import vobject

from kitbuilder.model.contact_card import FOLD, MOST, ROOM, code_text, contact_card

CASES = json.loads((Path(__file__).resolve().parent.parent / "contact_card_cases.json").read_text(encoding="utf-8"))
CARDS = [case for case in CASES if case["card"]]
DETAILS = CASES[0]["details"]


def about(case: dict) -> str:
    return case["about"]


@pytest.mark.parametrize("case", CASES, ids=about)
def test_it_is_written_as_the_table_says(case: dict) -> None:
    assert contact_card(case["details"]).decode() == case["card"]
    assert code_text(case["details"]) == case["code"]


@pytest.mark.parametrize("case", CARDS, ids=about)
def test_a_line_of_the_file_is_short_and_ends_as_the_format_wants(case: dict) -> None:
    data = contact_card(case["details"])
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= FOLD


@pytest.mark.parametrize("case", CARDS, ids=about)
def test_another_program_reads_every_detail_back(case: dict) -> None:
    card, details = vobject.readOne(contact_card(case["details"]).decode()), case["details"]
    assert card.version.value == "3.0"
    assert card.fn.value == (details.get("your_name") or details["practice_name"])
    assert card.org.value == [details["practice_name"]]
    assert [line.value for line in card.contents.get("title", [])] == [v for v in [details.get("your_role", "")] if v]
    numbers = {tuple(line.params["TYPE"]): line.value for line in card.tel_list}
    assert numbers.pop(("WORK", "VOICE")) == details["practice_phone"]
    assert numbers in ({}, {("WORK", "FAX"): details.get("practice_fax")})
    if address := details.get("practice_address"):
        street = card.adr.value.street
        assert address == (street if isinstance(street, str) else ", ".join(part.strip() for part in street))


def test_a_name_is_parted_where_people_part_it() -> None:
    name = vobject.readOne(contact_card({**DETAILS, "your_name": "María García López, MS, CPR"}).decode()).n.value
    assert (name.given, name.family) == ("María García", "López")
    assert name.suffix == "MS, CPR"


def test_who_has_no_fax_and_no_website_gives_none() -> None:
    card = vobject.readOne(contact_card({**DETAILS, "practice_fax": "none", "practice_website": "n/a"}).decode())
    assert [line.params["TYPE"] for line in card.tel_list] == [["WORK", "VOICE"]]
    assert "url" not in card.contents


@pytest.mark.parametrize("case", [case for case in CASES if case["code"]], ids=about)
def test_a_code_says_a_part_of_the_file_and_has_room(case: dict) -> None:
    short, whole = (vobject.readOne(text) for text in (case["code"], case["card"]))
    assert len(case["code"].encode()) <= (MOST if case["about"] == "names that need the most room" else ROOM)
    for name in short.contents.keys() - {"n", "fn"}:
        said = {str(line.value) for line in short.contents[name]}
        assert said <= {str(line.value) for line in whole.contents[name]}
    assert {"n", "fn", "org", "tel"} <= set(short.contents)


def test_what_has_no_room_in_a_code_is_left_out_from_its_end() -> None:
    told = {case["about"]: set(vobject.readOne(case["code"]).contents) for case in CASES if case["code"]}
    assert {"email", "url"} <= told["short names"]
    assert told["every detail"] & {"email", "url"} == {"email"}
    assert not told["an e-mail address that has no room either"] & {"email", "url"}
