"""A visitor puts the pages for one visit together: by keyboard, with a finger, from a link; and takes them along filled in."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pikepdf
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from filled_files import shown

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

PHYSICIAN = ["one-page-practice-overview", "sample-progress-report", "provider-referral-form", "intro-letter-no-shared-client"]
OWN = {"practice_name": "Harbor MedEx", "your_name": "Jordan Reyes"}
REMEMBER = "(own) => localStorage.setItem('referral-kit.details', JSON.stringify({ version: 1, values: own }))"
HEAVIEST = 300_000  # bytes, of the physician's packet


def titles(page: Page) -> list[str]:
    return page.locator(".kit-packet__pages a").all_text_contents()


def said(page: Page, words: str) -> None:
    expect(page.locator(".kit-status")).to_have_text(words)


def test_a_packet_is_ordered_by_keyboard_and_taken_along_filled_in(page: Page, tmp_path: Path) -> None:
    page.goto("/packet/")
    page.evaluate(REMEMBER, OWN)
    page.reload()
    page.get_by_role("button", name="Take these pages").nth(1).press("Enter")
    said(page, "Your packet has 5 pages.")
    expect(page).to_have_url(f"/packet/?pages={','.join(PHYSICIAN)}")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Get the PDF").press("Enter")
    file = tmp_path / "packet.pdf"
    taken.value.save_as(file)
    assert taken.value.suggested_filename == "Physician packet.pdf"
    assert file.stat().st_size <= HEAVIEST
    expect(page.locator(".kit-status")).to_contain_text("Saved with 2 of your details.")
    with pikepdf.open(file) as pdf:
        assert [item.title for item in pdf.open_outline().root] == titles(page)
        assert pdf.Root.MarkInfo.Marked
    assert shown(file.read_bytes()).count("Harbor MedEx") >= len(PHYSICIAN)

    handle = page.get_by_role("button", name="Move Practice overview")
    handle.press("ArrowDown")
    said(page, "Practice overview is number 2 of 4 now.")
    expect(handle).to_be_focused()
    page.keyboard.press("End")
    said(page, "Practice overview is number 4 of 4 now.")
    page.get_by_role("button", name="Take out Provider referral form").press("Enter")
    said(page, "Provider referral form is taken out. Your packet has 3 pages.")
    page.get_by_label("Add a page").select_option("business-card")
    page.get_by_role("button", name="Add it").press("Enter")
    said(page, "Business card is added. Your packet has 4 pages.")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Word files").press("Enter")
    with zipfile.ZipFile(taken.value.path()) as packed:
        assert packed.testzip() is None
        assert [name.split(" ", 1)[0] for name in packed.namelist()] == ["1", "2", "3", "4"]
        assert b"Harbor MedEx" in zipfile.ZipFile(packed.open("4 Business card.docx")).read("word/document.xml")

    page.get_by_role("button", name="Copy the link").press("Enter")
    said(page, "The link is copied. Whoever opens it sees these pages, and none of your details.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("?pages=sample-progress-report,intro-letter-no-shared-client,one-page-practice-overview,business-card")
    assert not any(value in link for value in OWN.values())
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


def test_a_packet_is_printed_in_order_with_one_template_after_the_other(page: Page) -> None:
    page.goto("/packet/")
    page.evaluate(REMEMBER, OWN)
    page.goto("/packet/?pages=provider-referral-form,business-card,no-such-page")
    said(page, "A page of this link is not in this kit, and is left out.")
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    page.get_by_role("button", name="Print", exact=True).click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")
    page.emulate_media(media="print")
    expect(page.locator(".kit-packet__paper > section")).to_have_count(2)
    expect(page.locator(".kit-packet__paper")).to_contain_text("Harbor MedEx")
    expect(page.get_by_role("heading", name="Ready to take")).to_be_hidden()


def test_somebodys_link_shows_its_pages_and_leaves_my_packet_alone(page: Page) -> None:
    page.goto("/packet/")
    page.get_by_role("button", name="Take these pages").nth(1).click()
    said(page, "Your packet has 5 pages.")
    mine = titles(page)
    for link, shows in (("?pages=business-card", ["Business card"]), ("?pages=no-such-page", mine), ("", mine)):
        page.goto(f"/packet/{link}")
        expect(page.locator("ol.kit-packet__pages li")).to_have_count(len(shows))
        assert titles(page) == shows


def test_pages_that_a_ready_packet_replaced_can_be_put_back(page: Page) -> None:
    page.goto("/packet/")
    back = page.get_by_role("button", name="Put back the pages from before")
    take = page.get_by_role("button", name="Take these pages")
    take.nth(0).click()
    expect(back).to_be_hidden()
    page.get_by_role("button", name="Take out").first.click()
    mine = titles(page)
    take.nth(1).click()
    said(page, "Your packet has 5 pages.")
    back.press("Enter")
    expect(page.locator("ol.kit-packet__pages li")).to_have_count(len(mine))
    assert titles(page) == mine
    expect(page.get_by_role("heading", name="In your packet")).to_be_focused()
    expect(back).to_be_hidden()
    take.nth(1).click()
    page.get_by_role("button", name="Take out").first.click()
    expect(back).to_be_hidden()


def test_a_part_of_the_page_that_is_gone_is_told(page: Page, complaints) -> None:
    complaints.expect("packet_paper", "Failed to load")
    page.goto("/packet/?pages=business-card")
    page.route("**/packet_paper*.js", lambda route: route.abort())
    page.get_by_role("button", name="Print", exact=True).click()
    expect(page.locator(".kit-status")).to_contain_text("Part of this page did not arrive: the network is gone")


def test_a_packet_is_for_the_office_that_is_chosen(page: Page) -> None:
    page.goto("/packet/")
    expect(page.get_by_role("button", name="Add it")).to_be_enabled()
    choice = page.get_by_label("For the office")
    expect(choice).to_have_count(0)
    page.goto("/offices/")
    page.get_by_role("button", name="Add an office").click()
    page.locator("[data-office] [name=provider_practice]").fill("Casco Orthopedics")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("button", name="Casco Orthopedics", exact=True)).to_be_visible()
    page.goto("/packet/?pages=intro-letter-no-shared-client")
    choice.select_option("Casco Orthopedics")
    said(page, "The packet is for Casco Orthopedics now.")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Get the PDF").click()
    assert "Casco Orthopedics" in shown(taken.value.path().read_bytes())
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


def test_with_a_finger_a_page_is_dragged_and_one_is_added_from_its_own_page(phone: Page) -> None:
    phone.goto("/library/business-card/")
    phone.get_by_role("button", name="More").click()
    phone.get_by_role("button", name="Add to packet").click()
    said(phone, "Added to your packet. See the packet")
    phone.goto("/library/provider-referral-form/")
    phone.get_by_role("button", name="More").click()
    phone.get_by_role("button", name="Add to packet").click()
    phone.get_by_role("link", name="See the packet").click()
    expect(phone.locator(".kit-packet__pages a")).to_have_text(["Business card", "Provider referral form"])
    phone.locator(".kit-packet__pages").evaluate("(list) => list.scrollIntoView({ block: 'center' })")
    handles = phone.locator(".kit-packet__handle")
    first, second = (handles.nth(place).bounding_box() for place in (0, 1))
    assert first is not None
    assert second is not None
    phone.mouse.move(first["x"] + 20, first["y"] + 20)
    phone.mouse.down()
    phone.mouse.move(second["x"] + 20, second["y"] + 40, steps=4)
    phone.mouse.up()
    expect(phone.locator(".kit-packet__pages a")).to_have_text(["Provider referral form", "Business card"])
    kept = phone.evaluate("localStorage.getItem('referral-kit.packet')")
    assert json.loads(kept) == ["provider-referral-form", "business-card"]
