"""A visitor saves the site, loses the network, goes on working, and takes the copy away again."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from real_templates import COUNT

PATIENCE = 60_000  # milliseconds for a worker to fetch the whole site, on a busy machine
SCRIPT = "library/front-desk-phone-script/"
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(request.url, await (await cache.match(request)).text());
  }
  return found.join(' ');
}"""
WORKERS = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"


def save(page):
    page.goto("")
    page.locator("[data-offline]").scroll_into_view_if_needed()
    page.get_by_role("button", name="Save for offline").click()
    expect(page.locator(".kit-offline")).to_contain_text("Offline copy ready", timeout=PATIENCE)


def test_without_a_network_the_saved_site_is_filtered_filled_in_and_copied(context, page, complaints):
    save(page)
    page.goto("your-details/")
    page.get_by_label("Practice name", exact=True).fill("Harbor Medical Exercise")
    context.set_offline(True)
    page.goto("")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("library/?step=3&kind=letter")
    expect(page.locator(".kit-library__status")).to_contain_text(f" of {COUNT} templates")
    page.get_by_label("What do you need?").fill("chiropractor")
    expect(page.locator(".kit-card:visible h3").first).to_contain_text("chiropractor")
    page.goto(SCRIPT)
    expect(page.locator("#kit-text [data-field=practice_name]").first).to_have_text("Harbor Medical Exercise")
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    assert "Harbor Medical Exercise" in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("banner").get_by_role("link", name="Your details").click()
    expect(page.get_by_role("dialog", name="Your details")).to_be_visible()
    page.goto("library/no-such-template/")
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
    complaints.expect("404: ", "ERR_INTERNET_DISCONNECTED", "failed: ", "Failed to load resource")


def test_without_a_network_no_file_is_promised(context, page, complaints):
    save(page)
    page.goto(SCRIPT)
    context.set_offline(True)
    told = page.locator(".kit-status")
    for name in ("Word", "PDF"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(told).to_have_text("Files need a network. Copying and printing work without one.")
        page.locator("#kit-text [data-field=your_name]").first.click()  # and now with something typed
        page.get_by_role("dialog").get_by_label("Your name", exact=True).fill("Jordan Reyes")
        page.get_by_role("button", name="Done").click()
        page.get_by_role("button", name="Copy the text").click()
        expect(told).to_contain_text("Copied.")
    complaints.expect("ERR_INTERNET_DISCONNECTED", "failed: ")
    assert complaints


def test_the_way_to_the_offline_copy_stands_where_people_look(page):
    for address in ("", "kit/"):
        page.goto(address)
        page.get_by_role("link", name="Save the site for offline").click()
        expect(page.get_by_role("button", name="Save for offline")).to_be_in_viewport()


def test_what_is_typed_never_passes_into_the_offline_copy(page):
    save(page)
    page.goto("your-details/")
    page.get_by_label("Practice name", exact=True).fill("Harbor Medical Zyzzyva")
    page.get_by_label("Provider’s name", exact=True).fill("Ada Zyzzyva, MD")
    for address in (SCRIPT, "library/?find=zyzzyva"):
        page.goto(address)
    kept = page.evaluate(KEPT)
    assert "front-desk-phone-script" in kept
    assert "yzzyva" not in kept
    assert "/downloads/templates/front-desk-phone-script.docx " not in kept


def test_the_copy_is_taken_away_by_its_button(page):
    save(page)
    page.reload()
    page.get_by_role("button", name="Remove the offline copy").click()
    expect(page.locator(".kit-offline")).to_contain_text("The offline copy is removed.")
    assert (page.evaluate(WORKERS), page.evaluate("caches.keys()")) == (0, [])
    expect(page.get_by_role("button", name="Save for offline")).to_be_visible()


def test_the_copy_is_taken_away_by_an_address(page):
    save(page)
    page.goto("library/?offline=off")
    page.get_by_role("button", name="Remove the offline copy").click()
    expect(page.get_by_role("status")).to_have_text("The offline copy is removed.")
    assert (page.evaluate(WORKERS), page.evaluate("caches.keys()")) == (0, [])


def test_a_new_edition_is_told_and_taken(page_of_changing, changing):
    page = page_of_changing
    save(page)
    worker = changing / "sw.js"
    edition = re.findall(r'EDITION = "(\w+)"', worker.read_text(encoding="utf-8"))[0]
    for file in (worker, *changing.rglob("*.html")):
        file.write_text(file.read_text(encoding="utf-8").replace(edition, "another"), encoding="utf-8")
    page.reload()
    update = page.get_by_role("button", name="Use the new edition")
    expect(update).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".kit-offline")).to_contain_text("A new edition of the offline copy is ready.")
    update.click()
    expect(update).to_be_hidden(timeout=PATIENCE)
    expect(page.locator(".kit-offline")).to_contain_text("Offline copy ready.")
    assert page.evaluate("caches.keys()") == ["referral-kit.offline / another"]
