"""Every asset has a digest of its content in its name, and whatever asks for it asks by that name."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

import pytest

from kitbuilder.website.finishing.naming import PLACE, name_assets
from kitbuilder.website.finishing.self_contained import FinishingError

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<base href="/" data-style="assets/stylesheets/site.css"><script data-sans="../assets/fonts/a.woff2"></script>
<link href="../assets/stylesheets/site.css"><script src="../assets/javascripts/site.js"></script>
<img src="../assets/images/mark.svg"><meta content="https://example.org/assets/images/social.png">
<p title='assets/images/mark.svg'>"assets/images/mark.svg" stays in words</p>"""
FILES = {
    "assets/fonts/a.woff2": "letters",
    "assets/fonts/OFL.txt": "terms",
    "assets/filling/fields.json": "{}",
    "assets/images/mark.svg": "<svg/>",
    "assets/images/social.png": "a picture",
    "assets/javascripts/site.js": f"const digests = JSON.parse('{PLACE}');",
    "assets/javascripts/late.js": "late()",
    "assets/stylesheets/site.css": 'src: url("../fonts/a.woff2") url(../images/mark.svg) url(../images/none.svg)',
}


def built(site: Path, /, **changed: str) -> Path:
    """Lay a small site; a file of it, named by its stem, may be another."""
    for name, text in FILES.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(changed.get(name.rpartition("/")[2].partition(".")[0], text), encoding="utf-8")
    return site


def named(site: Path, /, **changed: str) -> dict[str, str]:
    """Name its assets; return their new names by the old ones."""
    _, names = name_assets(built(site, **changed), {})
    return {re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", name): name for name in names}


def test_each_name_holds_the_digest_of_the_file(tmp_path):
    names = named(tmp_path)
    assert set(names) == {name for name in FILES if not name.endswith((".txt", "social.png"))}
    for name in names.values():
        assert name.split(".")[-2] == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()[:12]
    kept = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert kept == {*names.values(), "assets/fonts/OFL.txt", "assets/images/social.png"}


def test_pages_ask_by_the_new_names_and_their_words_stay(tmp_path):
    pages, _ = name_assets(built(tmp_path), {"kit/index.html": PAGE})
    asked = re.findall(r'="[^"]*?(assets/[^"]+)"', pages["kit/index.html"])
    assert all((tmp_path / name).is_file() for name in asked)
    assert sum(name.startswith("assets/stylesheets/site.") for name in asked) == 2
    assert "https://example.org/assets/images/social.png" in pages["kit/index.html"]
    assert pages["kit/index.html"].endswith(PAGE[PAGE.index("<p title") :])


def test_styles_and_scripts_ask_by_the_new_names(tmp_path):
    names = named(tmp_path)
    style = (tmp_path / names["assets/stylesheets/site.css"]).read_text(encoding="utf-8")
    font, mark = (names[name].removeprefix("assets/") for name in ("assets/fonts/a.woff2", "assets/images/mark.svg"))
    assert style == f'src: url("../{font}") url(../{mark}) url(../images/none.svg)'
    script = (tmp_path / names["assets/javascripts/site.js"]).read_text(encoding="utf-8")
    digests = json.loads(script.partition("'")[2].rpartition("'")[0])
    assert digests == {
        "filling/fields.json": names["assets/filling/fields.json"].split(".")[-2],
        "javascripts/late.js": names["assets/javascripts/late.js"].split(".")[-2],
    }


@pytest.mark.parametrize(
    ("changed", "others"),
    [
        ("late", {"assets/javascripts/site.js"}),
        ("fields", {"assets/javascripts/site.js"}),
        ("a", {"assets/stylesheets/site.css"}),
        ("mark", {"assets/stylesheets/site.css"}),
        ("social", set()),
    ],
)
def test_what_changes_and_what_asks_for_it_get_new_names_and_nothing_else(tmp_path, changed, others):
    before, after = named(tmp_path / "1"), named(tmp_path / "2", **{changed: "another"})
    itself = {name for name in before if name.rpartition("/")[2].startswith(f"{changed}.")}
    assert {name for name in before if before[name] != after[name]} == itself | others


def test_a_first_script_without_a_place_for_the_digests_is_refused(tmp_path):
    with pytest.raises(FinishingError, match=r"^assets/javascripts/site\.js: no place"):
        name_assets(built(tmp_path, site="start()"), {})
