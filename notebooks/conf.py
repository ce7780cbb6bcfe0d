"""Sphinx settings of the book. The pages written from the tables are made in _book."""

from __future__ import annotations

import html
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
    metadata,
    pictures,
    search,
    tables,
)
from pygments.formatters import HtmlFormatter  # noqa: E402
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
# The frame of a page is ours (_templates/layout.html): a theme would weigh ten times as much.
html_theme = "basic"
html_title = project
pygments_style = "a11y-light"
# Where the site will be published, if that is known: then it has a sitemap and full addresses.
html_baseurl = os.environ.get("USROK_SITE_URL", "").rstrip("/")
html_baseurl += "/" if html_baseurl else ""
html_show_sourcelink = False
html_domain_indices = False
html_copy_source = True
html_sourcelink_suffix = ""
html_permalinks_icon = "#"
html_static_path = ["_static"]
templates_path = ["_templates"]
html_extra_path = ["_extra"]
html_css_files = ["book.css"]
html_js_files = [
    (f"{name}.js", {"defer": "defer"}) for name in ("frame", "tables", "code", "lessons")
]
html_use_index = False

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


def _without_search(app) -> None:
    # The search of the site is its own: see _book/search.py.
    app.builder.search = False


def _finish_page(app, pagename, templatename, context, doctree) -> None:
    root = "../" * pagename.count("/")
    context["card"] = f"{html_baseurl or root}card.png"
    title = html.unescape(re.sub(r"<[^>]+>", "", context.get("title", project)))
    context["plain_title"] = title
    context["description"] = links.description(context.get("body", ""))
    context["json_ld"] = metadata.of_page(pagename, html_baseurl)
    # A host shows this page at any address, from which relative links would lead nowhere.
    context["base"] = html_baseurl if pagename == "404" else ""
    context["chapter_pages"] = {path.name[:2]: path.stem for path in HERE.glob("0*.ipynb")}
    source = app.env.doc2path(pagename, base=False) if pagename in app.env.all_docs else ""
    context["notebook"] = str(source) if str(source).endswith(".ipynb") else None
    if context.get("body"):
        body = links.linked(context["body"], root)
        context["body"] = lessons.with_help(body, pagename, root)


def _colours_of_code(app) -> None:
    """Add the colours of code in the dark to those in the light."""
    dark = HtmlFormatter(style="a11y-dark").get_style_defs('html[data-theme="dark"] .highlight')
    path = Path(app.outdir) / "_static" / "pygments.css"
    light = re.sub(r"^pre \{.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(f"{light}\n@media screen {{\n{dark}\n}}\n", encoding="utf-8")


def _shorten_navigation(app, env) -> None:
    """Leave the pages of claims and tables out of the side bar, which is on every page."""
    for name in ("claims", "tables"):
        for tree in list(env.tocs[name].findall(toctree)):
            tree.parent.remove(tree)


def _write_sitemap(app, error) -> None:
    if error is None and html_baseurl and app.builder.name == "html":
        pages = "".join(
            f"{html_baseurl}{name}.html\n" for name in sorted(app.env.found_docs - {"404"})
        )
        (Path(app.outdir) / "sitemap.txt").write_text(pages, encoding="utf-8")


def _finish_site(app, error) -> None:
    if error is None and app.builder.name == "html":
        pictures.shrink(Path(app.outdir))
        search.write(Path(app.outdir), app.env.found_docs)
        lessons.build_wheel(Path(app.outdir))
        _colours_of_code(app)
        # Of the sources only the notebooks are offered.
        for path in (Path(app.outdir) / "_sources").rglob("*"):
            if path.is_file() and path.suffix != ".ipynb":
                path.unlink()


def setup(app) -> None:
    # Before Sphinx looks for the folders that the settings name.
    app.connect("config-inited", _write_pages, priority=100)
    app.connect("builder-inited", _without_search)
    app.connect("html-page-context", _finish_page, priority=900)
    app.connect("env-updated", _shorten_navigation)
    app.connect("build-finished", _write_sitemap)
    app.connect("build-finished", _finish_site)
