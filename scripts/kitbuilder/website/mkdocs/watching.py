"""The served site's watcher learns whose files to look at: an editor's lock or backup is no reason to build anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kitbuilder.model.names import is_nobodys

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


def watch_what_is_written(server: LiveReloadServer, *watched: str) -> None:
    """Let nobody's files pass in every folder watched from now on, and in those `watched` already."""
    schedule = server.observer.schedule

    def for_authors(handler: Any, path: str, *, recursive: bool = False) -> Any:
        told = handler.on_any_event

        def tell(event: Any) -> None:
            # What an editor saves beside the file and then moves onto it has two names, and the second is the author's.
            if any(_is_authors(place, path) for place in (event.src_path, event.dest_path) if place):
                told(event)

        handler.on_any_event = tell
        return schedule(handler, path, recursive=recursive)

    server.observer.schedule = for_authors  # type: ignore[method-assign,assignment]
    for path in watched:
        server.unwatch(path)
        server.watch(path)


def _is_authors(place: str, folder: str) -> bool:
    return not is_nobodys(Path(place).relative_to(folder).parts)
