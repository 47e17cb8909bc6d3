"""The site's one style sheet holds what its pages can use, as it was written, and nothing else."""

from __future__ import annotations

import pytest

from kitbuilder.website.finishing.present import Present
from kitbuilder.website.finishing.self_contained import FinishingError
from kitbuilder.website.finishing.styles import JOINED, SOURCES, join_styles, used_rules

HERE = Present(
    ['<main><p class="card open" id="first" data-md-color="blue">a note on kbd</p></main>'], ["const made = create('details')"]
)


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".card { color: red } .gone { color: red }", ".card{color:red}"),
        (".card, .gone, p > .open { top: 0 }", ".card,p > .open{top:0}"),
        (".note, kbd, KBD .card, details, #first, #note { top: 0 }", "details,#first{top:0}"),
        (
            '[data-md-color=blue], [data-md-color="red"], [data-md-color], [data-md-level], [data-own] { top: 0 }',
            "[data-md-color=blue],[data-md-color],[data-own]{top:0}",
        ),
        (":not(.gone) .card:is(.gone, .open) { top: 0 }", ":not(.gone) .card:is(.gone,.open){top:0}"),
        ("p:nth-child(2 of .gone) { top: 0 }", ""),
        ("[dir=rtl] .card { top: 0 }", ""),
        ("@media print { .gone { top: 0 } }", ""),
        ("@media (width < 40em) { @media print { .card { top: 0 } } }", "@media (width < 40em){@media print{.card{top:0}}}"),
        ("@keyframes idle { to { opacity: .5 } }", ""),
        (
            "@keyframes seen { to { opacity: .5 } } .card { animation: seen 1s }",
            "@keyframes seen{to{opacity:.5}}.card{animation:seen 1s}",
        ),
        (
            '.card { content: "}{;  /* x */"; /* why */ color: red !important }',
            '.card{content:"}{;  /* x */";color:red!important}',
        ),
        (".card { background: url(a;b.svg) }", ".card{background:url(a;b.svg)}"),
        (
            ":root { --used: 1; --idle: 2; --by-idle: 3; --idle: var(--by-idle) } .card { top: var(--used) }",
            ":root{--used:1}.card{top:var(--used)}",
        ),
    ],
)
def test_rules_that_nothing_can_match_are_left_out(css: str, kept: str) -> None:
    assert used_rules(css, HERE) == kept


def test_what_a_script_within_a_page_gives_it_counts() -> None:
    here = Present(["<script>document.documentElement.classList.add('from-disk')</script><p>no-signal</p>"], [])
    assert used_rules("html.from-disk p, .no-signal { top: 0 }", here) == "html.from-disk p{top:0}"


def test_what_is_no_css_is_named_with_its_line() -> None:
    with pytest.raises(FinishingError, match=r"^css:2: "):
        used_rules(".card { top: 0 }\n}", HERE)


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".card.open { top: 0 }", ".card.open{top:0}"),
        ("kbd.card, p.details { top: 0 }", ""),  # no element is both, and scripts give no such class
        ("details > p, .md-made { top: 0 }", "details > p,.md-made{top:0}"),
        ("[data-md-color=details], p[title], p[hidden] { top: 0 }", "p[hidden]{top:0}"),
    ],
)
def test_of_the_theme_an_element_has_to_be_all_that_is_asked(css: str, kept: str) -> None:
    here = Present(
        ['<p class="card open" data-md-color="blue">a <kbd>note</kbd></p>'],
        ["const made = create('details', { hidden: true, className: 'md-made' })"],
    )
    assert used_rules(css, here, is_theme=True) == kept


def test_every_sheet_of_a_page_becomes_one(tmp_path) -> None:
    for name, css in (("assets/stylesheets/theme.css", ".open { top: 0 }"), (f"{SOURCES}/page/page.css", ".card { top: 1px }")):
        file = tmp_path / name
        file.parent.mkdir(parents=True)
        file.write_text(css, encoding="utf-8")
    links = '<link rel="stylesheet" href="../assets/stylesheets/theme.css"><link rel="stylesheet" href="../web/page/page.css">'
    pages = join_styles(tmp_path, {"a/index.html": f'<head>{links}</head><p class="open card">'})
    assert (
        pages["a/index.html"]
        == f'<head><link rel="stylesheet" href="../assets/stylesheets/{JOINED}"></head><p class="open card">'
    )
    assert (tmp_path / "assets" / "stylesheets" / JOINED).read_text(encoding="utf-8") == ".open{top:0}.card{top:1px}"
    assert not (tmp_path / SOURCES).exists()


def test_a_sheet_of_some_pages_stays_beside_the_one_of_all(tmp_path) -> None:
    sheets = {
        "assets/stylesheets/theme.css": ":root { --md-ground: #fff } .card { color: var(--md-ground) }",
        f"{SOURCES}/page/page.css": "body { --md-ground: red } .card { top: 1px } .gone { top: 2px }",
        f"{SOURCES}/library/library.css": ".open { top: 3px } .gone { top: 4px } .card { margin: var(--md-line) }",
    }
    for name, css in sheets.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(css, encoding="utf-8")
    every, some = "".join(f'<link rel="stylesheet" href="{name}">' for name in list(sheets)[:2]), list(sheets)[2]
    pages = join_styles(
        tmp_path,
        {
            "a.html": f"{every}<p class=card>",
            "b.html": f'{every}<title>B</title><link rel="stylesheet" href="{some}"><p class="card open">',
        },
    )
    joined = f'<link rel="stylesheet" href="assets/stylesheets/{JOINED}">'
    assert pages["a.html"] == f"{joined}<p class=card>"
    assert pages["b.html"].startswith(f'{joined}<title>B</title><link rel="stylesheet" href="assets/stylesheets/library.css"><p')
    folder = tmp_path / "assets" / "stylesheets"
    assert {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} == {
        JOINED: ".card{color:var(--md-ground)}body{--md-ground:red}.card{top:1px}",
        "library.css": ".open{top:3px}.card{margin:var(--md-line)}",
    }
