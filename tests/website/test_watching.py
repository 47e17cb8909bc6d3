"""The served site is built anew for what an author saved, and not for what an editor leaves beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileCreatedEvent, FileModifiedEvent, FileMovedEvent

from kitbuilder.website.mkdocs.watching import ignore_editors_files

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("folder", "names", "builds"),
    [
        ("docs", ("page.md",), True),
        ("kit", ("templates/slip.md",), True),
        ("kit", ("templates/.slip.md.new", "templates/slip.md"), True),
        ("docs", (".#page.md",), False),
        ("kit", ("templates/._slip.md",), False),
        ("kit", ("templates/slip.md~",), False),
        ("kit", (".git/index",), False),
        ("kit", (".a", ".b"), False),
    ],
)
def test_only_what_somebody_wrote_is_a_reason_to_build(
    tmp_path: Path, folder: str, names: tuple[str, ...], *, builds: bool
) -> None:
    root = tmp_path / ".hidden"  # where the project lies is its owner's affair
    docs, kit = str(root / "docs"), str(root / "kit")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(root))
    server.watch(docs)
    ignore_editors_files(server, docs)
    server.watch(kit)
    places = [str(root / folder / name) for name in names]
    event = FileMovedEvent(*places) if len(places) > 1 else FileModifiedEvent(places[0])
    server.observer.event_queue.put((event, server._watch_refs[str(root / folder)]))
    server.observer.dispatch_events(server.observer.event_queue)
    assert server._want_rebuild is builds
    server.server_close()


def test_the_settings_are_still_watched(tmp_path: Path) -> None:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    ignore_editors_files(server)
    server.watch(str(tmp_path / "mkdocs.yml"))
    event = FileCreatedEvent(str(tmp_path / "mkdocs.yml"))
    server.observer.event_queue.put((event, server._watch_refs[str(tmp_path / "mkdocs.yml")]))
    server.observer.dispatch_events(server.observer.event_queue)
    assert server._want_rebuild
    server.server_close()
