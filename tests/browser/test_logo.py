"""A visitor chooses the practice's logo once: it is kept plain and small, shown in every letterhead, printed, and forgotten."""

from __future__ import annotations

import base64
import io
import json
import re
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageDraw
from playwright.sync_api import expect
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

LETTER = "library/intro-letter-shared-client/"
GREEN, WHITE = (15, 91, 87), (255, 255, 255)
LARGEST, WIDEST, HIGHEST = 60_000, 480, 168  # bytes, and pixels of 40 × 14 mm at 305 an inch
MM = 96 / 25.4  # CSS pixels
KEPT = "() => localStorage.getItem('referral-kit.logo')"
COLORS_OF_FAX = """() => {
  const { width, height } = document.querySelector('canvas');
  const { data } = document.querySelector('canvas').getContext('2d').getImageData(0, 0, width, height);
  return [width, height, ...new Set(Array.from({ length: width * height }, (_, at) => data.slice(4 * at, 4 * at + 3).join()))];
}"""
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><script>alert(1)</script>
<image href="https://elsewhere.example/pixel.png" width="1" height="1" opacity="0"/><rect width="40" height="10" fill="#0f5b57"/>
</svg>"""

UNFOLDS = b"""<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><text>&b;</text></svg>"""


def drawing(mode: str = "RGB", size: tuple[int, int] = (600, 200)) -> Image.Image:
    """A green block at the left of a disc, in the middle of much white or of nothing."""
    nothing = (255, 255, 255, 0) if mode == "RGBA" else WHITE
    picture = Image.new("RGBA" if mode == "RGBA" else "RGB", size, nothing)
    pen = ImageDraw.Draw(picture)
    wide, high = size
    pen.rectangle((wide * 0.1, high * 0.25, wide * 0.5, high * 0.75), fill=GREEN)
    pen.ellipse((wide * 0.6, high * 0.25, wide * 0.77, high * 0.75), fill=GREEN)
    return picture.quantize(8) if mode == "P" else picture.convert(mode)


def written(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)  # type: ignore[arg-type]
    return file.getvalue()


def on_its_side() -> bytes:
    """A photo that a camera turned, which says so, and which camera it was."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Somebody’s camera"
    return written(drawing().rotate(90, expand=True), "JPEG", exif=exif, quality=95)


def bomb() -> bytes:
    """A PNG of few bytes that claims 3.6 billion pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    lines = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


PNG = written(drawing("RGBA"), "PNG")
RIGHT = {
    "transparent.png": PNG,
    "turned.jpg": on_its_side(),
    "for-a-press.jpg": written(drawing("CMYK"), "JPEG", quality=95),
    "few-colors.png": written(drawing("P"), "PNG"),
    "drawing.svg": SVG,
    "photo.jpg": written(Image.effect_noise((900, 300), 90).convert("RGB"), "JPEG", quality=70),
}
WRONG = {
    "large.png": (PNG + bytes(2_000_000), "too large"),
    "bomb.png": (bomb(), "60000 × 60000 pixels"),
    "cut.png": (PNG[: len(PNG) // 2], "damaged"),
    "cut.jpg": (RIGHT["turned.jpg"][:-3000], "damaged"),
    "broken.png": (PNG.replace(b"IDATx", b"IDATy"), "damaged"),
    "moves.gif": (written(drawing("P"), "GIF"), "a PNG, a JPEG or an SVG"),
    "unfolds.svg": (UNFOLDS, "Export it as a PNG"),
    "sizeless.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Export it as a PNG"),
    "white.png": (written(Image.new("RGBA", (90, 30), (255, 255, 255, 90)), "PNG"), "Nothing of that picture shows"),
}


def typed(page: Page, practice: str) -> None:
    """Type the practice's name, and wait until the page has said what it says of it."""
    page.get_by_label("Practice name", exact=True).fill(practice)
    expect(page.locator(".kit-details__status")).to_have_text("Kept in this browser. Nothing is sent.")


def choose(page: Page, name: str, content: bytes, says: str | re.Pattern[str]) -> None:
    chooser = page.locator("[data-logo] input")
    expect(chooser).to_be_enabled()
    chooser.set_input_files({"name": name, "mimeType": "", "buffer": content})
    expect(page.locator(".kit-details__status")).to_have_text(
        says if isinstance(says, re.Pattern) else re.compile(re.escape(says))
    )


def kept(page: Page) -> Image.Image:
    """The logo that is kept, held to the one form that everything else takes."""
    found = json.loads(page.evaluate(KEPT))
    content = base64.b64decode(found["png"])
    assert len(content) <= LARGEST
    assert re.findall(rb"IHDR|IDAT|IEND|tEXt|eXIf|iCCP|sRGB|gAMA|pHYs", content) == [b"IHDR", b"IDAT", b"IEND"]
    picture = Image.open(io.BytesIO(content))
    assert (picture.mode, picture.size) == ("RGB", (found["width"], found["height"]))
    assert picture.width <= WIDEST
    assert picture.height <= HIGHEST
    return picture


def test_any_picture_is_kept_plain_and_small_and_shown_as_paper_and_a_fax_have_it(page):
    page.goto("your-details/")
    expect(page.locator("[data-logo-shown]")).to_be_hidden()
    for name, content in RIGHT.items():
        choose(page, name, content, "Your logo is kept in this browser. Nothing is sent.")
        picture = kept(page)
        if name == "photo.jpg":
            continue
        assert picture.width == pytest.approx(WIDEST, abs=90), name  # none is enlarged: 600 pixels had 400 within white edges
        assert picture.width > 3 * picture.height, name  # as it was drawn, and not as it lay
        assert picture.getpixel((20, picture.height // 2)) == pytest.approx(GREEN, abs=25), name
        if name != "drawing.svg":
            assert picture.getpixel((picture.width - 1, 0)) == WHITE, name
    choose(page, "transparent.png", PNG, "40 × 10 mm on paper.")
    wide, high, *colors = page.evaluate(COLORS_OF_FAX)
    assert (wide, high) == (round(40 / 25.4 * 204), round(10 / 25.4 * 98))
    assert sorted(colors) == ["0,0,0", "255,255,255"]
    shown = page.locator("canvas").evaluate("(canvas) => [canvas.clientWidth, canvas.clientHeight]")
    padding = 2 * page.locator("canvas").evaluate("(canvas) => parseFloat(getComputedStyle(canvas).padding)")
    assert (shown[0] - padding) / (shown[1] - padding) == pytest.approx(4, rel=0.05)
    assert page.evaluate("[...document.scripts].every((one) => !one.textContent.includes('alert'))")


def test_what_cannot_be_a_logo_is_refused_in_words_and_the_one_before_stays(page):
    page.goto("your-details/")
    choose(page, "mine.png", PNG, "is kept")
    before = page.evaluate(KEPT)
    for name, (content, says) in WRONG.items():
        choose(page, name, content, says)
        assert page.evaluate(KEPT) == before, name


def test_one_that_a_fax_would_lose_or_blacken_is_told(page):
    page.goto("your-details/")
    for color, says in (((255, 225, 140), "too light for a fax"), ((20, 20, 60), "a dark block")):
        choose(page, "mine.png", written(Image.new("RGB", (300, 100), color), "PNG"), says)
        expect(page.locator("[data-logo-advice]")).to_contain_text(says)


def end_on_paper(page: Page) -> float:
    """Where the letterhead ends on paper, in CSS pixels from the top."""
    page.emulate_media(media="print")
    box = page.locator("#kit-text .kit-letterhead").first.bounding_box()
    page.emulate_media(media="screen")
    return box["y"] + box["height"]


def test_it_stands_in_every_letterhead_on_the_page_and_in_print_and_is_forgotten_in_every_tab(context, page):
    scripts: list[str] = []
    page.on("request", lambda asked: scripts.append(asked.url))
    page.goto(LETTER)
    expect(page.locator(".kit-letterhead").first).to_be_visible()
    assert [url for url in scripts if re.search("logo|picture", url)] == []  # who chose none fetches nothing for it

    other = context.new_page()
    other.goto("your-details/")
    typed(other, "Harbor Medical Exercise")
    expect(page.locator("#kit-text [data-field=practice_name]").first).to_have_text("Harbor Medical Exercise")
    without = end_on_paper(page)
    choose(other, "mine.png", PNG, "is kept")
    logo = page.get_by_role("img", name="Harbor Medical Exercise").first
    expect(logo).to_be_visible()
    expect(other.locator(".kit-preview .kit-logo")).to_be_visible()
    place, name = logo.bounding_box(), page.locator("#kit-text [data-field=practice_name]").first.bounding_box()
    assert place["width"] == pytest.approx(40 * MM, abs=1)
    assert name["x"] - place["x"] - place["width"] == pytest.approx(4 * MM, abs=4)
    assert end_on_paper(page) == pytest.approx(without, abs=1)

    page.emulate_media(media="print")
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert [len(sheet.images) for sheet in sheets] == [1]
    page.emulate_media(media="screen")
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Copy with formatting").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    copied = page.evaluate("navigator.clipboard.read().then(([one]) => one.getType('text/html')).then((html) => html.text())")
    assert "Harbor Medical Exercise" in copied
    assert "<img" not in copied

    page.goto("library/provider-referral-form/")
    expect(page.locator(".kit-logo").first).to_be_visible()
    page.goto(LETTER)
    expect(page.locator(".kit-logo").first).to_be_visible()
    other.get_by_role("button", name="Forget everything").click()
    other.get_by_role("button", name="Yes, forget everything").click()
    for tab in (page, other):
        expect(tab.locator(".kit-logo")).to_have_count(0)
    assert page.locator("#kit-text .kit-letterhead").first.evaluate("(head) => head.children.length") == 3  # lines, as before
    expect(other.locator("[data-logo-shown]")).to_be_hidden()
    assert page.evaluate(KEPT) is None


def test_what_is_laid_out_for_the_printer_has_it_a_packet_and_a_letter_to_each(page):
    page.goto("your-details/")
    choose(page, "mine.png", PNG, "is kept")
    page.add_init_script("window.print = () => { document.body.dataset.printed = 'yes'; }")
    page.goto("packet/?pages=provider-referral-form,intro-letter-no-shared-client")
    page.get_by_role("button", name="Print", exact=True).click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")
    expect(page.locator(".kit-packet__paper > section:has(.kit-logo)")).to_have_count(2)
    page.goto("offices/")
    for practice in ("Casco Orthopedics", "Bay Family Medicine"):  # invented names
        page.get_by_role("button", name="Add an office").click()
        page.locator("[data-office] [name=provider_practice]").fill(practice)
        page.get_by_role("button", name="Keep", exact=True).click()
        expect(page.get_by_role("button", name=practice, exact=True)).to_be_visible()
    page.goto("library/intro-letter-no-shared-client/")
    expect(page.locator(".kit-logo")).to_be_visible()
    page.get_by_role("button", name="Use with your offices").click()
    page.get_by_role("button", name="Choose all 2").click()
    page.get_by_role("button", name="Print each").click()
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert [len(sheet.images) for sheet in sheets] == [1, 1]


def test_it_travels_in_the_file_of_details_and_is_looked_at_as_strictly(page, tmp_path):
    page.goto("your-details/")
    typed(page, "Harbor Medical Exercise")
    choose(page, "mine.png", PNG, "is kept")
    before = page.evaluate(KEPT)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save you and your practice to a file").click()
    status = page.locator(".kit-details__status")
    expect(status).to_contain_text("you and your practice, with your logo.")
    file = tmp_path / "my-details.json"
    waiting.value.save_as(file)
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert saved["logo"] == f"data:image/png;base64,{json.loads(before)['png']}"

    def load(logo: str | None, **values: str) -> None:
        changed = {**saved, "values": values, "logo": logo}
        text = json.dumps({key: value for key, value in changed.items() if value is not None})
        page.locator("[data-details-file]").set_input_files({"name": "my-details.json", "mimeType": "", "buffer": text.encode()})

    page.get_by_role("button", name="Take it out").press("Enter")
    expect(status).to_have_text("Your logo is taken out. Letterheads are without one.")
    expect(page.locator("[data-logo] input")).to_be_focused()
    load(saved["logo"], practice_name="Harbor Medical Exercise")
    expect(status).to_have_text("One detail and the logo loaded, in place of what was here.")
    assert page.evaluate(KEPT) == before
    for logo, says in (
        (f"data:image/png;base64,{base64.b64encode(bomb()).decode()}", "60000 × 60000 pixels"),
        ("data:image/png;base64,%%%", "damaged"),
        ("data:text/html,<b>", "damaged"),
    ):
        load(logo, practice_name="Somebody else")
        expect(status).to_have_text(re.compile(rf"^The logo in that file: .*{re.escape(says)}.* Nothing was changed\.$"))
        assert page.evaluate(KEPT) == before
    expect(page.get_by_label("Practice name", exact=True)).to_have_value("Harbor Medical Exercise")
    load("logos/mine.png", practice_name="Somebody else")
    expect(status).to_contain_text("Choose the logo on this page.")
    assert page.evaluate(KEPT) is None  # never two practices mixed


def test_a_browser_that_keeps_nothing_shows_it_for_the_visit_and_says_so(page):
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page.goto("your-details/")
    choose(page, "mine.png", PNG, "Your logo lasts until you leave this page.")
    expect(page.locator(".kit-preview .kit-logo")).to_be_visible()


def test_a_picture_that_somebody_changed_in_the_browser_is_not_shown(page):
    page.goto(LETTER)
    empty = re.sub(rb"IDAT.*(?=....IEND)", b"IDAT....", written(drawing("RGB", (30, 10)), "PNG"), flags=re.DOTALL)
    empty = empty.replace(re.search(rb"....IDAT", empty, re.DOTALL)[0], bytes(4) + b"IDAT")
    other = {"png": base64.b64encode(empty).decode(), "width": 30, "height": 10}
    page.evaluate("(kept) => localStorage.setItem('referral-kit.logo', JSON.stringify(kept))", other)
    page.reload()
    expect(page.get_by_role("button", name="Copy the text")).to_be_enabled()
    expect(page.locator(".kit-logo")).to_have_count(0)


def test_choosing_it_is_for_everyone(phone):
    phone.goto("your-details/")
    choose(phone, "mine.png", PNG, "is kept")
    for scheme in ("light", "dark"):
        phone.emulate_media(color_scheme=scheme)
        report = Axe().run(phone)
        assert report.violations_count == 0, report.generate_report()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.get_by_role("button", name="Take it out").focus()
    phone.keyboard.press("Shift+Tab")
    expect(phone.get_by_label("Choose a logo")).to_be_focused()
    phone.goto(LETTER)
    expect(phone.locator(".kit-logo").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
