"""Give the address of everything on the site, relative to the page that links to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Step, Template

LIBRARY, GUIDE, DOWNLOADS, DETAILS, KIT = "library", "guide", "downloads", "your-details", "kit"
PACKET, REHEARSE = "packet", "rehearse"
PICTURE = "assets/images/social.png"  # what other sites show when a page is shared


@dataclass(frozen=True, slots=True)
class Addresses:
    """Gives addresses relative to one page. `root` leads from it to the front page, such as "../../"."""

    root: str = ""

    @classmethod
    def of(cls, url: str) -> Addresses:
        """Return the addresses relative to the page at `url`, such as "library/voicemail-script/"; the front page is ""."""
        return cls("../" * url.strip("/.").count("/") + ("../" if url.strip("/.") else ""))

    def library(self) -> str:
        """Return the address of the script library."""
        return f"{self.root}{LIBRARY}/"

    def template(self, template: Template) -> str:
        """Return the address of a template's page."""
        return f"{self.root}{LIBRARY}/{template.slug}/"

    def step(self, step: Step) -> str:
        """Return the address of a step's page in the guide."""
        return f"{self.root}{GUIDE}/{step.name}/"

    def details(self) -> str:
        """Return the address of the page where visitors type their details."""
        return f"{self.root}{DETAILS}/"

    def packet(self) -> str:
        """Return the address of the page where visitors put a packet together."""
        return f"{self.root}{PACKET}/"

    def rehearse(self) -> str:
        """Return the address of the page where visitors rehearse."""
        return f"{self.root}{REHEARSE}/"

    def kit(self) -> str:
        """Return the address of the page that offers the whole kit."""
        return f"{self.root}{KIT}/"

    def download(self, path: str) -> str:
        """Return the address of a file of the built kit, by its path in the manifest."""
        return f"{self.root}{DOWNLOADS}/{quote(path)}"
