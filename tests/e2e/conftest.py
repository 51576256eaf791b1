from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-quic"]


@pytest.fixture
def counterclaim() -> Run:
    """The command in a process of its own: arguments in, status and bytes out."""

    def run(*args: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None, timeout: float = 120,
            ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "counterclaim.cli", *map(str, args)]
        return subprocess.run(command, input=stdin, capture_output=True, timeout=timeout, check=False,
                              env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", **(env or {})})

    return run


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install '.[dev]'")
    if CHROMIUM is None:
        pytest.skip("Chromium is not here: apt-get install chromium, or name it in CHROMIUM")
    with api.sync_playwright() as driver:
        profile = tmp_path_factory.mktemp("profile")
        context = driver.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, headless=True, args=FLAGS, offline=True)
        context.set_default_timeout(15_000)
        yield context
        context.close()


@pytest.fixture
def shown(browser: Any, pages: Path) -> Iterator[Any]:
    """A function that opens a page in a tab of a size and a colour scheme; a request or a complaint fails.

    The module's own fixture ``pages`` is the folder of its pages.
    """
    tab = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))

    def show(name: str, width: int = 1400, height: int = 900, **media: str) -> Any:
        tab.set_viewport_size({"width": width, "height": height})
        # Without smooth scrolling a link has led to its place when the click returns.
        tab.emulate_media(reduced_motion="reduce", **media)
        tab.goto((pages / f"{name}.html").as_uri())
        return tab

    yield show
    assert all(url.startswith(pages.as_uri()) for url in asked)
    assert complaints == []
    tab.close()
