"""Docstrings: every public function has one, and every example in them runs."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil

import matplotlib
import pytest

matplotlib.use("Agg")

import usrok_data as usrok

MODULES = [
    m.name
    for m in pkgutil.walk_packages(usrok.__path__, "usrok_data.")
    if not m.name.endswith("__main__")
]


@pytest.mark.parametrize("name", ["usrok_data", *MODULES])
def test_the_examples_of_the_docstrings_run(name):
    module = importlib.import_module(name)
    result = doctest.testmod(module, extraglobs={"usrok": usrok})
    assert result.failed == 0


def public() -> list[object]:
    from usrok_data import charts, teaching

    found = [getattr(usrok, n) for n in usrok.__all__ if n != "record"]
    found += [getattr(usrok.record, n) for n in usrok.record.__all__]
    found += [getattr(charts, n) for n in charts.__all__ if n != "COLOURS"]
    found += [getattr(teaching, n) for n in teaching.__all__]
    return [f for f in found if inspect.isfunction(f)]


@pytest.mark.parametrize("function", public(), ids=lambda f: f.__name__)
def test_a_docstring_tells_parameters_and_result(function):
    text = inspect.getdoc(function)
    for name in inspect.signature(function).parameters:
        assert f"{name} :" in text or f"{name}, " in text or f", {name} :" in text, name
    if inspect.signature(function).return_annotation != "None":
        assert "Returns\n-------" in text
