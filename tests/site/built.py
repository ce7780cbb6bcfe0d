"""The built site for the tests: its pages, a server on loopback, Chromium."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import usrok_data as usrok

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CHAPTERS = sorted(NOTEBOOKS.glob("0*.ipynb"))
#: The address that the built site is told it will have.
ADDRESS = "https://example.org/book"


def pages() -> list[str]:
    """Return the pages that the site must have, from the notebooks, texts and tables."""
    books = [*CHAPTERS, *NOTEBOOKS.glob("exercises/*.ipynb"), *NOTEBOOKS.glob("solutions/*.ipynb")]
    written = ("sheet", "claims", "tables", "countries", "sources", "codebook", "cite", "tasks")
    return [
        *sorted(p.relative_to(NOTEBOOKS).with_suffix("").as_posix() for p in books),
        *("index", "read", "about", "search"),
        *("teaching", "answers", "solutions", "api", "changes"),
        *(f"lessons/{p.stem}" for p in sorted(NOTEBOOKS.glob("lessons/*.md"))),
        *written,
        "all_pages",
        *(f"claims/{c}" for c in usrok.claims()["claim_id"]),
        *(f"tables/{t}" for t in usrok.tables()["table"]),
    ]


def build(folder: Path) -> Path:
    """Build the site from the outputs in the notebooks, which nbval compares, and return it."""
    html = folder / "site" / "html"
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q"]
    command += ["-D", "nb_execution_mode=off", "-d", str(folder / "doctrees")]
    done = subprocess.run(
        [*command, str(NOTEBOOKS), str(html)],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"USROK_SITE_URL": ADDRESS},
    )
    assert done.returncode == 0, f"the book cannot be built:\n{done.stderr[-4000:]}"
    return html


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        """Find a file of the site; or axe, which the tests add to it."""
        if path != "/axe.js":
            return super().translate_path(path)
        import axe_playwright_python

        return str(Path(axe_playwright_python.__file__).parent / "axe.min.js")

    def log_message(self, *_: object) -> None:
        """Log nothing."""

    def end_headers(self) -> None:
        """Let the browser keep what it has, as from a good host: a page loads twice as fast."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback and yield its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def chromium() -> str | None:
    """Return the path of Chromium, or nothing where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


#: Switches for a browser that makes no requests of its own, also where it runs as root.
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: To look at many pages in little time: what makes a long visit smooth costs a third of it. A
#: page then draws no frames by itself, so nothing may wait for one, as a click does.
QUICK = (*SWITCHES, "--disable-threaded-compositing", "--js-flags=--no-opt")
