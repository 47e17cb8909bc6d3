"""A template's page says truly what it is, whatever the template is called."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape

import pytest
from markdown import markdown

from kitbuilder.bundle.manifest import Manifest
from kitbuilder.website.content.site_context import SiteContext
from kitbuilder.website.content.template_page import template_page


@pytest.fixture(scope="module")
def page(real, tmp_path_factory):
    """Turn a template, by its slug and with changes, into its page's Markdown."""
    site = SiteContext(real, Manifest("Kit", "2026-11", "", ()), tmp_path_factory.mktemp("empty"))
    return lambda slug, **changes: template_page(site, replace(real.template(slug), **changes))


def test_a_talk_says_how_long_its_turns_are_and_a_form_does_not(page):
    assert re.search(r"\d+ to \d+ seconds a turn", page("front-desk-phone-script"))
    assert "seconds" not in page("provider-referral-form").split('class="kit-template"')[0]


def test_a_page_that_is_faxed_says_how_long_that_takes(page, real):
    seconds = 5 * round(real.kit.fax_seconds["provider-referral-form"] / 5)
    assert f"<dt>By fax</dt><dd>about {seconds} seconds</dd>" in page("provider-referral-form")
    assert "By fax" not in page("voicemail-script")


def test_a_page_says_how_hard_it_reads_by_the_scale_of_its_language(page, real):
    assert f"<dt>Reads at</dt><dd>US school grade {real.template('voicemail-script').grade}</dd>" in page("voicemail-script")
    shown = "<dt>Reads at</dt><dd>{} of 100 on the INFLESZ scale for Spanish: {}</dd>"
    assert shown.format(77, "rather easy") in page("despues-de-la-terapia")
    for ease, words in ((81, "very easy"), (80, "rather easy"), (55, "normal"), (54, "rather hard"), (39, "very hard")):
        assert shown.format(ease, words) in page("despues-de-la-terapia", ease=ease)
    assert "Reads at" not in page("ficha-de-referencia")  # too few words to tell


@pytest.mark.parametrize("title", ["A *starred* [link](x.md) <b>title</b>", "# 1. `code` {{ library() }}", "Plain"])
def test_a_title_is_shown_as_it_was_written(page, title):
    _, front, body = page("voicemail-script", title=title).split("---\n", 2)
    assert f'title: "{escape(title)}"\n' in front
    heading = next(line for line in body.split("\n") if line.startswith("# "))
    shown = markdown(heading).removeprefix("<h1>").removesuffix("</h1>")
    assert unescape(shown) == title


def test_a_figure_stands_with_the_people_it_was_measured_in(page, real):
    html = page("thirty-day-progress-report")
    for name in real.template("thirty-day-progress-report").sources:
        assert escape(real.sources[name].population, quote=False).rstrip(".") in html


def test_every_page_says_what_it_rests_on_and_when_it_was_reviewed(page, real):
    for template in real.templates:
        html = page(template.slug)
        assert "Last reviewed November 28, 2026 · edition 2026-11" in html, template.slug
        assert ("no study stands behind this page" in html) != bool(template.sources), template.slug


def test_a_mistake_can_be_reported_whether_or_not_there_is_an_address_for_it(page, real, tmp_path):
    number = real.form_number(real.template("voicemail-script"))
    told = f'<a href="../../about/#report-a-mistake">Report a mistake</a> on this page. Quote “Voicemail scripts”, {number}.'
    assert told in page("voicemail-script")
    site = SiteContext(real, Manifest("Kit", "2026-11", "", ()), tmp_path)
    mailed = template_page(site, real.template("voicemail-script"), "errata@example.org")
    assert 'href="mailto:errata@example.org?subject=Mistake%3A%20Voicemail%20scripts' in mailed


def test_what_comes_next_is_not_told_as_coming_before(page, real):
    for template in real.templates:
        before, _, after = page(template.slug).partition(">What comes next<")
        told = before.split(">What comes before<")[-1] if ">What comes before<" in before else ""
        assert not [slug for slug in template.next if f'href="../../library/{slug}/"' in told], template.slug
        assert after or not template.next


def test_details_are_asked_for_only_where_there_is_a_place_for_them(page, real):
    for template in real.templates:
        html = page(template.slug)
        assert ("data-details" in html) == bool(template.placeholders), template.slug
        assert ("Fill in my details" in html) <= bool(template.placeholders), template.slug


def test_a_template_that_is_named_instead_is_linked(page, real):
    html = page("voicemail-script")
    link = '<a href="../../library/urgent-provider-call-script/">urgent call to the provider’s office</a>'
    assert f"Use the {link}, and reach a person." in html
    assert "](" not in "".join(template.when + template.not_when for template in real.templates)


def test_a_page_in_two_languages_leads_from_each_to_the_other(page):
    english, spanish = page("informed-consent-medical-exercise"), page("consentimiento-informado")
    there = '<a href="../../library/{}/" lang="{}" hreflang="{}" rel="alternate">{}</a>'
    assert there.format("consentimiento-informado", "es-US", "es-US", "Español") in english
    assert there.format("informed-consent-medical-exercise", "en-US", "en-US", "English") in spanish
    assert 'class="kit-languages"' not in page("voicemail-script")


def test_what_is_in_another_language_says_so_and_what_the_user_reads_does_not(page, real):
    _, front, body = page("consentimiento-informado").split("---\n", 2)
    assert "language: es-US\n" in front
    heading = markdown(next(line for line in body.split("\n") if line.startswith("# ")), extensions=["attr_list"])
    assert heading == f'<h1 lang="es-US">{real.template("consentimiento-informado").title}</h1>'
    assert '<p class="kit-page__lead" lang="es-US">' in body
    assert re.search(r'<div class="kit-paper [^"]*" lang="es-US">', body)
    assert '<p id="use"><strong>Use it when</strong> ' in body
    assert "lang=" not in page("voicemail-script")


def test_what_comes_after_a_translation_is_what_comes_after_its_original(page, real):
    shown = page("consentimiento-informado").partition(">What comes next<")[2]
    for slug in real.template("informed-consent-medical-exercise").next:
        assert f'href="../../library/{slug}/"' in shown
