"""Sphinx settings of the book. The pages written from the tables are made in _book."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from _book import (  # noqa: E402
    claims,
    downloads,
    landing,
    lessons,
    links,
    lookup_pages,
    pictures,
    tables,
)
from sphinx.addnodes import toctree  # noqa: E402

import usrok_data as usrok  # noqa: E402

project = "U.S.-Korea Relations, 1993"
author = "usrok_data contributors"
copyright = "2026, usrok_data contributors"
version = release = usrok.__version__
language = "en"
# Quotes are shown as they are printed.
smartquotes = False

extensions = ["myst_nb", "sphinx.ext.autodoc", "numpydoc"]
exclude_patterns = ["**/.ipynb_checkpoints", "_extra", "_book"]
myst_enable_extensions = ["attrs_inline", "colon_fence", "substitution"]
myst_heading_anchors = 3
# The figures of the landing page are computed.
myst_substitutions = landing.figures()
html_theme = "sphinx_book_theme"
html_title = project
html_theme_options = {
    "use_download_button": True,
    "use_fullscreen_button": False,
    "show_toc_level": 2,
    "navigation_with_keys": True,
    "collapse_navigation": True,
    # The side bar has a search field; a second one above it would be one too many.
    "navbar_persistent": [],
    "article_header_start": ["toggle-primary-sidebar.html", "breadcrumbs.html"],
    "pygments_light_style": "a11y-light",
    "pygments_dark_style": "a11y-dark",
}
html_context = {"default_mode": "auto"}
# Where the site will be published, if that is known: then it has a sitemap and full addresses.
html_baseurl = os.environ.get("USROK_SITE_URL", "").rstrip("/")
html_baseurl += "/" if html_baseurl else ""
html_show_sourcelink = False
html_domain_indices = False
html_copy_source = True
html_static_path = ["_static"]
templates_path = ["_templates"]
html_extra_path = ["_extra"]
html_css_files = ["book.css"]
html_js_files = [(f"{name}.js", {"defer": "defer"}) for name in ("tables", "code", "lessons")]
html_favicon = "_static/favicon.svg"

# A docstring says what a function returns; the members of that are pandas' own.
numpydoc_show_class_members = False
autodoc_typehints = "none"
toc_object_entries_show_parents = "hide"

# Every notebook runs at every build, in its own folder.
nb_execution_mode = "force"
nb_execution_timeout = 300
nb_execution_raise_on_error = True
# The exercises are there to be filled in, so they are shown as they are handed out.
nb_execution_excludepatterns = ["exercises/*", "solutions/*"]
nb_merge_streams = True
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"


def _write_pages(app, config) -> None:
    for module in (downloads, pictures, claims, tables, lookup_pages, lessons):
        module.write()


def _finish_page(app, pagename, templatename, context, doctree) -> None:
    if "generate_toctree_html" in context:
        context["generate_toctree_html"] = links.named_toggles(context["generate_toctree_html"])
    root = "../" * pagename.count("/")
    context["card"] = f"{html_baseurl or root}card.png"
    context["plain_title"] = re.sub(r"<[^>]+>", "", context.get("title", project))
    # The pages of the index and of the search have no body of their own.
    context["description"] = links.description(context.get("body", ""))
    if context.get("body"):
        body = links.linked(context["body"], root)
        context["body"] = lessons.with_help(body, pagename, root)


def _shorten_navigation(app, env) -> None:
    """Leave the pages of claims and tables out of the side bar, which is on every page."""
    for name in ("claims", "tables"):
        for tree in list(env.tocs[name].findall(toctree)):
            tree.parent.remove(tree)


def _write_sitemap(app, error) -> None:
    if error is None and html_baseurl and app.builder.name == "html":
        pages = "".join(f"{html_baseurl}{name}.html\n" for name in sorted(app.env.found_docs))
        (Path(app.outdir) / "sitemap.txt").write_text(pages, encoding="utf-8")


def _build_wheel(app, error) -> None:
    if error is None and app.builder.name == "html":
        lessons.build_wheel(Path(app.outdir))


def setup(app) -> None:
    # Before Sphinx looks for the folders that the settings name.
    app.connect("config-inited", _write_pages, priority=100)
    # After the theme, whose navigation is finished too.
    app.connect("html-page-context", _finish_page, priority=900)
    app.connect("env-updated", _shorten_navigation)
    app.connect("build-finished", _write_sitemap)
    app.connect("build-finished", _build_wheel)
