"""Single parts of the reader at their edges, and its messages word for word."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from usrok_data import source
from usrok_data.source import MARKS, FactSheetError, fold_text, quote_source, read_fact_sheet

MARK = "\u0323"  # a dot below; with an x it makes no letter


def read(text: str, tmp_path: Path) -> pd.DataFrame:
    """What the reader finds in a copy, by sentence."""
    path = tmp_path / "copy.txt"
    path.write_text(text, encoding="utf-8")
    return read_fact_sheet(path).set_index("sentence_id")


class TestHtml:
    text = staticmethod(source._text_of_html)

    def test_what_stands_before_the_first_tag_is_kept(self):
        assert self.text("One two.<p>Three.").startswith("One two.")

    def test_a_comment_parts_nothing(self):
        assert self.text("<p>one<!-- a note -->two") == "\n\nonetwo"

    def test_a_blank_without_a_line_break_stays(self):
        assert self.text("<p>face- to") == "\n\nface- to"

    @pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
    def test_every_line_break_of_the_source_is_one(self, end):
        assert self.text(f"<p>face-{end}to") == "\n\nface-\nto"

    def test_lines_stay_lines_where_pre_is_not_closed(self):
        assert self.text("<pre>one\n\ntwo") == "\n\none\n\ntwo"
        assert self.text("<p>one\n\ntwo") == "\n\none\ntwo"


class TestMarks:
    @pytest.mark.parametrize("before", ["", "x", "qx", "\u3042" * 40])
    def test_a_letter_keeps_as_many_as_any_script_has(self, before):
        full = before + MARK * MARKS
        assert fold_text(full) == full
        assert fold_text(full + MARK) == full
        assert fold_text(full + MARK * 1000) == full

    def test_each_letter_has_its_own(self):
        two = f"x{MARK * MARKS}\u3042{MARK * MARKS}"
        assert fold_text(two) == two
        assert fold_text(f"x{MARK * (MARKS + 1)}\u3042{MARK * (MARKS + 2)}") == two


class TestFolding:
    def test_a_number_that_names_no_character_is_shown_as_such(self):
        assert fold_text(f"a&#{'9' * 200};b") == "a\ufffdb"

    def test_windows_line_breaks_open_no_paragraphs(self):
        text = "One two\nthree.\n\nFour five."
        assert source._page(text.replace("\n", "\r\n")) == source._page(text)
        assert source._page(text).opens == {0, 3}


def test_the_longest_run_outlasts_a_later_smaller_number():
    hits = [(0, 0), (10, 5), (20, 6), (30, 1)]
    assert source._in_order(hits) == {0: 0, 5: 10, 6: 20}
    assert source._in_order([*hits, (40, 7)]) == {0: 0, 5: 10, 6: 20, 7: 40}


class TestFiles:
    def test_the_last_byte_of_the_largest_file_is_read(self, tmp_path, monkeypatch):
        path = tmp_path / "largest.txt"
        path.write_text("One two three.", encoding="utf-8")
        monkeypatch.setattr(source, "LARGEST", 14)
        assert source._read_bytes(path)[0] == b"One two three."
        monkeypatch.setattr(source, "LARGEST", 13)
        with pytest.raises(FactSheetError, match="Expected at most"):
            source._read_bytes(path)

    def test_marks_of_the_order_of_bytes_alone_are_an_empty_file(self, tmp_path):
        path = tmp_path / "marks.txt"
        path.write_text("\ufeff\ufeff \r\n\ufeff", encoding="utf-8")
        with pytest.raises(FactSheetError, match=r"marks\.txt' is empty\. Expected the text"):
            read_fact_sheet(path)

    def test_a_letter_is_not_nothing(self, tmp_path):
        path = tmp_path / "letter.txt"
        path.write_text("X", encoding="utf-8")
        with pytest.raises(FactSheetError, match="holds none of the 30 sentences"):
            read_fact_sheet(path)

    def test_long_names_are_cut_short(self):
        whole = "n" * 200
        with pytest.raises(FileNotFoundError, match=f"no file '{whole}' that"):
            read_fact_sheet(whole)
        with pytest.raises(FileNotFoundError, match=rf"no file '{'n' * 60}\.\.\.' that"):
            read_fact_sheet(whole + "n")


class TestMessages:
    """Whole messages: a reader acts on their last words."""

    def said(self, kind, call, *given):
        with pytest.raises(kind) as caught:
            call(*given)
        return str(caught.value)

    @pytest.mark.parametrize(("path", "name"), [(3, "int"), (None, "NoneType"), ([], "list")])
    def test_no_path(self, path, name):
        assert self.said(FactSheetError, read_fact_sheet, path) == (
            f"The path is {name}: {path!r}. Expected the path of your own copy of the fact sheet "
            'as text; for instance read_fact_sheet("fact_sheet.txt").'
        )

    def test_a_directory(self, tmp_path):
        assert self.said(IsADirectoryError, read_fact_sheet, tmp_path) == (
            f"{str(tmp_path)!r} is a directory. Expected one file, the fact sheet as text or HTML; "
            "give the path of that file."
        )

    def test_a_device(self):
        assert self.said(FactSheetError, read_fact_sheet, "/dev/null") == (
            "'/dev/null' is a pipe or a device. Expected an ordinary file, the fact sheet as text "
            "or HTML; save it as a file and give the path of that."
        )

    def test_too_large(self, tmp_path):
        path = tmp_path / "large.txt"
        with path.open("wb") as file:
            file.truncate(12_345_678)
        assert self.said(FactSheetError, read_fact_sheet, path) == (
            f"{str(path)!r} has 12.3 MB. Expected at most 10 MB: the sheet has about 5 kB, a saved "
            "web page seldom more than 5 MB. Open the file, copy the fact sheet and save it as "
            "plain text (UTF-8)."
        )

    def test_another_kind(self, tmp_path):
        path = tmp_path / "sheet.pdf"
        path.write_bytes(b"%PDF-1.4")
        assert self.said(FactSheetError, read_fact_sheet, path) == (
            f"{str(path)!r} is a PDF. Expected plain text or HTML; open it, copy the fact sheet "
            "and save it as plain text (UTF-8)."
        )

    @pytest.mark.parametrize(("frame", "name"), [(None, "NoneType"), (["s01"], "list")])
    def test_no_frame(self, frame, name):
        assert self.said(ValueError, quote_source, frame, "none.txt") == (
            f"df is {name}. Expected a DataFrame with a column 'sentence_id', for instance "
            "usrok.events()."
        )

    def test_a_frame_without_sentences(self):
        assert self.said(ValueError, quote_source, pd.DataFrame({"a": [1]}), "none.txt") == (
            "The frame has no column 'sentence_id', so its rows name no sentence. Expected rows of "
            "sentences(), events(), forces(), ties() or statements(); keep that column."
        )


class TestPlaces:
    """Where an altered sentence may be, and where not."""

    def test_an_altered_first_sentence_is_given_from_its_first_word(self, full_text, tmp_path):
        texts = read(full_text, tmp_path)["text"]
        first, second = texts["s01"], texts["s02"]
        text = f"{first.replace(' ', ' x', 1)} {second}"
        found = read(text, tmp_path)
        assert found["status"]["s01"] == "changed" and found["status"]["s02"] == "found"
        assert found["text"]["s01"] == first.replace(" ", " x", 1)

    def test_an_altered_last_sentence_is_not_sought_before_what_precedes_it(
        self, full_text, tmp_path
    ):
        texts = read(full_text, tmp_path)["text"]
        last = texts["s30"]
        text = "\n\n".join([last.replace(" ", " x", 1), *texts[:-1], "An end of some words."])
        assert read(text, tmp_path)["status"]["s30"] == "missing"

    @pytest.mark.parametrize("neighbour", ["cut too", "left out", "something else"])
    def test_a_sentence_that_lost_its_last_word_is_known_beside_another_damage(
        self, full_text, tmp_path, neighbour
    ):
        texts = read(full_text, tmp_path)["text"]
        # s02 and s03 are a paragraph of two, between others.
        cut = {name: texts[name].rsplit(" ", 1)[0] for name in ("s02", "s03")}
        other = {"cut too": cut["s03"], "left out": "", "something else": "A boat lay there."}
        text = "\n\n".join([texts["s01"], cut["s02"], other[neighbour], *texts["s04":]])
        status = read(text, tmp_path)["status"]
        expected = {"s02": "changed", "s03": "changed" if neighbour == "cut too" else "missing"}
        assert status[status != "found"].to_dict() == expected
