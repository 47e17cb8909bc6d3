"""Where things stand on the site: names become addresses, relative to the page that links to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Step, Template

LIBRARY, GUIDE, DOWNLOADS, DETAILS, KIT = "library", "guide", "downloads", "your-details", "kit"
PICTURE = "assets/images/social.png"  # what others show when a page is shared


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses as seen from one page. `root` leads from it to the site's front page, such as "../../"."""

    root: str = ""

    @classmethod
    def of(cls, url: str) -> Addresses:
        """Turn a page's own address below the front page ("library/voicemail-script/") into addresses seen from it."""
        return cls("../" * url.strip("/.").count("/") + ("../" if url.strip("/.") else ""))

    def library(self) -> str:
        """The script library."""
        return f"{self.root}{LIBRARY}/"

    def template(self, template: Template) -> str:
        """A template's page."""
        return f"{self.root}{LIBRARY}/{template.slug}/"

    def step(self, step: Step) -> str:
        """A step's page in the guide."""
        return f"{self.root}{GUIDE}/{step.name}/"

    def details(self) -> str:
        """The page on which a visitor types their details."""
        return f"{self.root}{DETAILS}/"

    def kit(self) -> str:
        """The page that hands out the whole kit."""
        return f"{self.root}{KIT}/"

    def download(self, path: str) -> str:
        """A file of the built kit, by its path in the manifest."""
        return f"{self.root}{DOWNLOADS}/{quote(path)}"

    def asset(self, name: str) -> str:
        """A file that belongs to the site itself; "" is the folder of them all."""
        return f"{self.root}assets/{name}"
