"""Rebuild the served site for files that authors write, not for an editor's locks and backups."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kitbuilder.model.names import is_nobodys

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


def ignore_editors_files(server: LiveReloadServer, *watched: str) -> None:
    """Ignore editors' files in every folder watched from now on, and in the folders `watched` already."""
    schedule = server.observer.schedule

    def schedule_filtered(handler: Any, path: str, *, recursive: bool = False) -> Any:
        handle = handler.on_any_event

        def forward(event: Any) -> None:
            # An editor may save beside the file and then move onto it: such a change has two names, the author's second.
            if any(_is_authored(place, path) for place in (event.src_path, event.dest_path) if place):
                handle(event)

        handler.on_any_event = forward
        return schedule(handler, path, recursive=recursive)

    server.observer.schedule = schedule_filtered  # type: ignore[method-assign,assignment]
    for path in watched:
        server.unwatch(path)
        server.watch(path)


def _is_authored(place: str, folder: str) -> bool:
    return not is_nobodys(Path(place).relative_to(folder).parts)
