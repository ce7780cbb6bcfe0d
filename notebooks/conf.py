"""Sphinx settings of the book. What is written from the tables is in _book."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from _book import (  # noqa: E402
    assets,
    claims,
    codebook,
    landing,
    links,
    lookup,
    meta,
    pictures,
    sheet,
    tables,
)
from sphinx.addnodes import toctree  # noqa: E402

import usrok_data  # noqa: E402

project = "U.S.-Korea Relations, 1993"
author = "usrok_data contributors"
copyright = "2026, usrok_data contributors"
version = release = usrok_data.__version__
language = "en"
# Quotes are shown as they are printed.
smartquotes = False

extensions = ["myst_nb", "sphinx.ext.autodoc", "numpydoc"]
exclude_patterns = ["**/.ipynb_checkpoints", "_extra", "_book"]
myst_enable_extensions = ["attrs_inline", "substitution"]
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
    # The search stands in the side bar; a second one above it is one too many.
    "navbar_persistent": [],
    "article_header_start": ["toggle-primary-sidebar.html", "breadcrumbs.html"],
    "pygments_light_style": "a11y-light",
    "pygments_dark_style": "a11y-dark",
}
html_context = {"default_mode": "auto"}
html_show_sourcelink = False
html_domain_indices = False
html_copy_source = True
html_static_path = ["_static"]
templates_path = ["_templates"]
html_extra_path = ["_extra"]
html_css_files = ["book.css"]
html_favicon = "_charts/favicon.png"

# Docstrings say what a function gives; the members of what it gives are pandas' own.
numpydoc_show_class_members = False
autodoc_typehints = "none"
toc_object_entries_show_parents = "hide"

# Every notebook runs at every build, in the folder it stands in.
nb_execution_mode = "force"
nb_execution_timeout = 300
nb_execution_raise_on_error = True
# The exercises are there to be filled in, so they are shown as they are handed out.
nb_execution_excludepatterns = ["exercises/*", "solutions/*"]
nb_merge_streams = True
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"


def _write_pages(app: object, config: object) -> None:
    used = links.chapters_using(HERE)
    pictures.draw(HERE)
    sheet.write_sheet(HERE, used)
    claims.write_claims(HERE, used)
    tables.write_tables(HERE)
    codebook.write_codebook(HERE)
    lookup.write_sources(HERE)
    lookup.write_countries(HERE)
    lookup.write_cite(HERE)
    lookup.write_tasks(HERE)
    lookup.write_all_pages(HERE)
    assets.write_data(HERE)
    assets.write_library(HERE)


def _finish_page(app, pagename, templatename, context, doctree) -> None:
    if "generate_toctree_html" in context:
        context["generate_toctree_html"] = links.named_toggles(context["generate_toctree_html"])
    # The pages of the index and of the search have no body of their own.
    body = context.get("body", "")
    root = "../" * pagename.count("/")
    if body:
        context["body"] = links.linked(body, root)
    context["metatags"] = context.get("metatags", "") + meta.tags(
        context.get("title", project), body, pagename, root
    )
    if 'class="sortable' in body or "sortable docutils" in body:
        app.add_css_file("tables/datatables.css")
        for name in ("tables/datatables.js", "tables.js"):
            app.add_js_file(name, loading_method="defer")


def _shorten_navigation(app, env) -> None:
    """Leave the pages of claims and tables out of the side bar, which is on every page."""
    for name in ("claims", "tables"):
        for tree in list(env.tocs[name].findall(toctree)):
            tree.parent.remove(tree)


def _write_sitemap(app, error) -> None:
    if error is None and meta.SITE and app.builder.name == "html":
        pages = meta.sitemap(app.env.found_docs)
        (Path(app.outdir) / "sitemap.xml").write_text(pages, encoding="utf-8")


def setup(app) -> None:
    # Before Sphinx looks for the folders and the icon that the settings name.
    app.connect("config-inited", _write_pages, priority=100)
    # After the theme, whose navigation is finished too.
    app.connect("html-page-context", _finish_page, priority=900)
    app.connect("env-updated", _shorten_navigation)
    app.connect("build-finished", _write_sitemap)
