"""A site all of whose words would be markup: what `kit check` would refuse is put straight into what was read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from made_once import made_once
from strict_build import lay_site, run_mkdocs

HERE = Path(__file__).resolve().parent
HOSTILE = "</title></h1></script>\"'><script>document.documentElement.dataset.ran='yes'</script><img src=x onerror=\"x()\">"
INTO_THE_MODEL = f"""
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType

from kitbuilder.website.content import site_context

HOSTILE = {HOSTILE!r}
READ = ("title", "summary", "label", "plural", "when", "not_when", "why", "tip", "line", "how", "more", "help", "example",
        "subtitle", "author", "statement", "population", "reference")
AWAY = {{HOSTILE: "https://example.org/" + HOSTILE}}
LISTS = ("audience", "channel", "stage", "audiences", "channels", "stages", "aliases")


def spoilt(value, name=""):
    if isinstance(value, str):
        return value + HOSTILE if name in READ else value
    if isinstance(value, tuple):
        return tuple(spoilt(one, "title" if name in LISTS else "") for one in value)
    if isinstance(value, (dict, MappingProxyType)):
        return {{key: spoilt(one) for key, one in value.items()}}
    if not is_dataclass(value):
        return value
    return replace(value, **{{one.name: spoilt(getattr(value, one.name), one.name) for one in fields(value) if one.init}})


def on_config(config):
    project = Path(config.config_file_path).parent
    read = site_context._READ[project]
    site_context._READ[project] = replace(read, catalogue=spoilt(read.catalogue))
    for name in ("site_name", "site_description", "site_author", "copyright"):
        config[name] = f"{{config[name] or ''}}{{HOSTILE}}"
    config.nav = [{{"Home" + HOSTILE: "index.md"}}, {{HOSTILE: ["asked.md", "settled.md", AWAY]}}]
    return config


def on_page_markdown(markdown, page, **_):
    if page.file.src_path == "settled.md":
        page.meta.update(title="Settled" + HOSTILE, description=HOSTILE)
    return markdown


on_config.mkdocs_priority = 50  # after our own, before the words of pages are bound to the kit
"""
ASKED = """# Asked &lt;/title&gt;&lt;script&gt;document.documentElement.dataset.ran='yes'&lt;/script&gt;\n\nWords.\n"""
SETTLED = "# Settled\n\nWords.\n"
FRONT = "---\nrender_macros: true\n---\n\n# Home\n\n{{ library() }}\n\n{{ start_here() }}\n\n{{ details_form() }}\n"


@pytest.fixture(scope="session")
def hostile_site(shared: Path) -> Path:
    """The folder of that site, built."""
    return made_once(shared / "hostile", _lay_and_build) / "site"


def _lay_and_build(project: Path) -> None:
    project.mkdir()
    shutil.copytree(HERE / "sample_kit" / "kit", project / "kit")
    shutil.copytree(HERE.parent / "kit" / "style", project / "kit" / "style")
    lay_site(project)
    (project / "hostile.py").write_text(INTO_THE_MODEL, encoding="utf-8")
    for name, text in {"asked": ASKED, "settled": SETTLED, "index": FRONT}.items():
        (project / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
    settings = project / "mkdocs.yml"
    hooks = settings.read_text(encoding="utf-8").replace("website/mkdocs/hooks.py]", "website/mkdocs/hooks.py, hostile.py]")
    settings.write_text(hooks, encoding="utf-8")
    built = run_mkdocs(project, project / "site")
    assert built.returncode == 0, built.stderr
