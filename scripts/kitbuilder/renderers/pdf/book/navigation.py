"""Join the ways through a book: its pages and their labels, links between its parts, places by name, bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, OutlineItem, String

if TYPE_CHECKING:
    from pikepdf import Object, Pdf


class Navigation:
    """Takes in one piece after the other, in the order of the book."""

    def __init__(self, book: Pdf) -> None:
        """Begin the ways through `book`."""
        self.book = book
        self.pages: list[Object] = []
        self.titles: list[tuple[int, str, Object]] = []
        self.links: list[tuple[Object, str]] = []
        self.places: dict[str, Object] = {}  # of parts, at their first bookmark, and of what has a name within a part
        self.named: dict[str, Object] = {}

    def add(self, name: str, piece: Object) -> None:
        """Take in the piece of the part called `name`."""
        self.pages.extend(piece.Pages)
        titles = [(int(level), str(title), place) for level, title, place in piece.Titles]
        own = {str(name): place for name, place in piece.Destinations}
        self.titles += titles
        self.named |= own
        self.places |= {name: titles[0][2], **own}
        self.links += [(link, str(goal)) for link, goal in piece.Links]

    def finish(self) -> None:
        """Give the book its pages, and all that leads to them."""
        root = self.book.Root
        for page in self.pages:
            page.Type, page.Parent = Name.Page, root.Pages
        root.Pages.Kids, root.Pages.Count = Array(self.pages), len(self.pages)
        root.PageLabels = Dictionary(Nums=Array([0, Dictionary(Type=Name.PageLabel, S=Name.D, St=1)]))
        numbers = {page.objgen: number for number, page in enumerate(self.pages, start=1)}
        for link, goal in self.links:
            place = self.places[goal]
            link.Dest, link.Contents = place, String(f"page {numbers[place[0].objgen]}")
        listed = [part for name, place in sorted(self.named.items()) for part in (String(name), place)]
        root.Names = Dictionary(Dests=Dictionary(Names=Array(listed)))
        self._bookmark()

    def _bookmark(self) -> None:
        with self.book.open_outline() as outline:
            above = [outline.root]
            for level, title, place in self.titles:
                item = OutlineItem(title, destination=Array(place))
                item.is_closed = True
                del above[level + 1 :]
                above[level].append(item)
                above.append(item.children)
