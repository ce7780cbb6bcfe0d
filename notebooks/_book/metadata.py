"""What a page says to machines: each table as a data set, each checkable claim as a review."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import usrok_data as usrok
from _book.claims import claims
from _book.downloads import ZIP
from usrok_data import codebook

LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "MIT": "https://opensource.org/license/mit",
}
MAKER = {"@type": "Organization", "name": "usrok_data contributors"}


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return {row["table"]: row for row in usrok.tables().to_dict("records")}


@cache
def _claims() -> dict[str, dict[str, Any]]:
    return {c["claim_id"]: c for c in claims() if c["verdict"] != "not checkable"}


def of_page(page: str, address: str) -> str:
    """Return the description of a page in JSON-LD, or nothing; the address may be unknown."""
    folder, _, name = page.rpartition("/")
    about: dict[str, Any] | None = None
    if page == "index":
        title, description = "U.S.-Korea Relations, 1993: a fact sheet as data", ""
        package = codebook.package()
        about = _dataset(title, package.get("description", description), "CC-BY-4.0", address)
        about["hasPart"] = [{"@type": "Dataset", "name": t} for t in _tables()]
        about["distribution"] = [_file(f"{address}data/{ZIP}", "application/zip")]
    elif folder == "tables":
        entry = codebook.entry(name)
        licence = _tables()[name]["licence"]
        about = _dataset(entry["title"], entry["description"], licence, address)
        about["variableMeasured"] = list(usrok.columns(name)["column"])
        about["distribution"] = [_file(f"{address}data/{name}.csv", "text/csv")]
    elif folder == "claims" and name in _claims():
        about = _review(_claims()[name], f"{address}{page}.html")
    # Nothing of it may end the script that holds it.
    return json.dumps(about, ensure_ascii=False).replace("</", "<\\/") if about else ""


def _dataset(name: str, description: str, licence: str, address: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        # The least that a search for data sets reads.
        "description": f"{description} Part of usrok_data, a 1993 fact sheet on Korea as data.",
        "license": LICENCES.get(licence, licence),
        "creator": MAKER,
        "version": usrok.__version__,
        "isAccessibleForFree": True,
        **({"url": address} if address else {}),
    }


def _file(url: str, kind: str) -> dict[str, str]:
    return {"@type": "DataDownload", "contentUrl": url, "encodingFormat": kind}


def _review(claim: dict[str, Any], url: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "claimReviewed": claim["claim"],
        "author": MAKER,
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "GovernmentOrganization", "name": "US Department of State"},
            "datePublished": f"{usrok.PUBLICATION_DATE:%Y-%m-%d}",
            "appearance": {"@type": "Article", "name": "Fact Sheet: U.S.-Korea Relations"},
        },
        "reviewRating": {"@type": "Rating", "alternateName": claim["verdict"]},
    }
