"""The recipes for hosts hold what a build makes, and those that can be tried here serve it."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from kitbuilder.website.finishing.headers import complete_headers
from kitbuilder.website.finishing.hosts import write_host_files
from kitbuilder.website.finishing.locking import read_lock

ROOT = Path(__file__).resolve().parents[2]
RECIPES = ROOT / "scripts" / "hosting"
NAMED = "assets/site.0123456789ab.js"
BUILD = "python3 scripts/run.py site --no-serve"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A finished site of one page and a script."""
    for name in ("index.html", "404.html", NAMED, "assets/images/social.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    shutil.copy(ROOT / "docs" / "_headers", tmp_path)
    complete_headers(tmp_path, read_lock(ROOT).policy(is_lost=True), [NAMED])
    write_host_files(tmp_path)
    return tmp_path


def test_cloudfront_gets_every_header_and_the_scripts_before_the_pages(site: Path) -> None:
    command = [sys.executable, str(RECIPES / "cloudfront.py"), str(site), "a-bucket"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    words = shlex.split(re.sub(r"<<'END'\n.*?END\n", "\n", said, flags=re.DOTALL))
    policy = json.loads(words[words.index("--response-headers-policy-config") + 1])
    csp = policy["SecurityHeadersConfig"]["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    assert csp == f"{read_lock(ROOT).policy(is_lost=True)}; frame-ancestors 'none'"
    others = {item["Header"]: item["Value"] for item in policy["CustomHeadersConfig"]["Items"]}
    assert others["Cross-Origin-Opener-Policy"] == "same-origin"
    assert policy["CustomHeadersConfig"]["Quantity"] == len(others) == 3
    assert said.index(NAMED) < said.index("--recursive")
    assert f"--exclude {NAMED}" in said
    assert subprocess.run([str(shutil.which("sh")), "-n"], input=said, text=True, check=False).returncode == 0


def test_cloudfront_without_a_site_says_what_to_type(tmp_path: Path) -> None:
    command = [sys.executable, str(RECIPES / "cloudfront.py"), str(tmp_path), "a-bucket"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert BUILD in ran.stderr


def test_services_that_build_the_site_are_told_the_command_that_builds_it() -> None:
    netlify = tomllib.loads((RECIPES / "netlify.toml").read_text(encoding="utf-8"))
    assert netlify["build"]["command"] == BUILD
    assert netlify["build"]["publish"] == "site"
    steps = yaml.safe_load((RECIPES / "github-pages.yml").read_text(encoding="utf-8"))["jobs"]["publish"]["steps"]
    (build,) = [step for step in steps if "run" in step]
    assert (build["run"], list(build["env"])) == (BUILD, ["SITE_URL"])


@pytest.mark.optional("nginx", "its recipe is read by nobody")
def test_nginx_takes_its_recipe(site: Path, tmp_path: Path) -> None:
    recipe = (RECIPES / "nginx.conf").read_text(encoding="utf-8").replace("/srv/site", str(site))
    without_certificate = re.sub(r"  ssl_certificate.*\n", "", recipe).replace("443 ssl http2", "127.0.0.1:8443")
    settings = tmp_path / "nginx.conf"
    settings.write_text(f"pid {tmp_path}/pid; events {{}} http {{ {without_certificate} }}", encoding="utf-8")
    ran = subprocess.run([shutil.which("nginx") or "", "-t", "-c", settings], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.optional("caddy", "its recipe is read by nobody")
def test_caddy_takes_its_recipe(site: Path, tmp_path: Path) -> None:
    settings = tmp_path / "Caddyfile"
    settings.write_text((RECIPES / "Caddyfile").read_text(encoding="utf-8").replace("/srv/site", str(site)), encoding="utf-8")
    command = [str(shutil.which("caddy")), "adapt", "--config", str(settings), "--adapter", "caddyfile"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "Content-Security-Policy" in ran.stdout
