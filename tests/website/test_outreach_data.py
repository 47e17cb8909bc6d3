"""What the page of offices works by is what the kit says, on paper too."""

from __future__ import annotations

import json
import re

from kitbuilder.website.content.outreach_data import OUTREACH_DATA, data_of, outreach_data

DUE = re.compile(r'\[List\]="A",(\d+),IF\(\[List\]="B",(\d+),(\d+)\)')


def test_the_rules_that_the_site_works_by(real, golden):
    """The tests of theme/web/offices/ read this file."""
    data = data_of(real, real.kit.outreach)
    golden("outreach_data.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def test_the_script_holds_them_for_the_loader_and_a_kit_without_outreach_has_none(real, sample):
    script = outreach_data(real)[OUTREACH_DATA].decode()
    begin, end = 'kitScripts.define("outreach_data",["exports"],(exports)=>{exports.outreach=', "});\n"
    assert json.loads(script.removeprefix(begin).removesuffix(end)) == json.loads(json.dumps(data_of(real, real.kit.outreach)))
    assert outreach_data(sample) == {}


def test_the_calendar_on_paper_and_in_the_spreadsheet_keeps_the_same_rhythm_and_caps(real):
    outreach, tracker = real.kit.outreach, real.template("ninety-day-touchpoint-calendar")
    sources, _, log = tracker.sheets
    formula = next(column.formula for column in sources.columns if column.name == "Next due")
    assert DUE.search(formula).groups() == tuple(str(outreach.lists[name].days) for name in "ABC")
    channels = next(column.values for column in log.columns if column.name == "Channel")
    assert {kind.log for kind in outreach.touches.values() if not kind.theirs} == set(channels)
    text = tracker.where.path.removeprefix("kit/")
    words = (real.folder / text).read_text(encoding="utf-8")
    assert (outreach.caps.unanswered, outreach.caps.within, outreach.caps.of_a_kind) == (6, 90, 3)
    for said in ("six in 90 days at most", "never two in one week", "Three unanswered calls end the calls", "list C"):
        assert said in words
