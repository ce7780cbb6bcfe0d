"""What a page says of itself to search engines and to those who share it."""

from __future__ import annotations

import html
import os
import re
from typing import Any

#: Where the site will stand, if that is known; only then are addresses absolute.
SITE = os.environ.get("USROK_SITE_URL", "").rstrip("/")


def description(body: str) -> str:
    """Return the first paragraph of a page, cut at the end of a sentence or a word."""
    match = re.search(r"<p>(.{40,}?)</p>", body, re.DOTALL)
    text = re.sub(r"<[^>]+>", "", match[1]) if match else ""
    text = html.unescape(" ".join(text.split()))
    if len(text) <= 160:
        return text
    cut = text[:160]
    sentence = cut.rfind(". ")
    return cut[: sentence + 1] if sentence > 80 else cut[: cut.rfind(" ")] + " …"


def tags(title: str, body: str, page: str, root: str) -> str:
    """Return the tags of a page."""
    base = f"{SITE}/" if SITE else root
    plain = re.sub(r"<[^>]+>", "", title)
    said = html.escape(description(body), quote=True)
    name = html.escape(html.unescape(plain), quote=True)
    found = [
        f'<meta name="description" content="{said}">',
        f'<meta property="og:title" content="{name}">',
        f'<meta property="og:description" content="{said}">',
        '<meta property="og:type" content="article">',
        '<meta property="og:site_name" content="U.S.-Korea Relations, 1993: a fact sheet as data">',
        f'<meta property="og:image" content="{base}card.png">',
        '<meta property="og:image:alt" content="Claims of the 1993 fact sheet as bars over the '
        'years in which they were true; some end in 1991.">',
        '<meta name="twitter:card" content="summary_large_image">',
    ]
    if SITE:
        found += [
            f'<meta property="og:url" content="{base}{page}.html">',
            f'<link rel="canonical" href="{base}{page}.html">',
        ]
    return "\n".join(found) + "\n"


def sitemap(pages: Any) -> str:
    """Return a sitemap for search engines, for a site whose address is known."""
    rows = "".join(f"<url><loc>{SITE}/{p}.html</loc></url>\n" for p in sorted(pages))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )
