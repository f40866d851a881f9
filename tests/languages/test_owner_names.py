"""Names that own figures, in whatever script and case they are written."""

from __future__ import annotations

import pytest

from factcheck.languages.owner_names import is_one_name, sounds, without_case


@pytest.mark.parametrize(
    "names",
    [
        ("Тенгизе", "Теңіз", "Tengiz"),
        ("Қарашығанақ", "Карачаганак", "Karachaganak field", "Qarachag\u02bbanak"),
        ("Казатомпром", "Kazatomprom"),
        ("Жиззах", "Jizzax", "Jizzakh"),
        ("Алтынтау Көкшетау", "Altyntau Kokshetau"),
    ],
)
def test_one_name_in_several_scripts(names: tuple[str, ...]) -> None:
    assert len({sounds(name) for name in names}) == 1
    assert all(is_one_name(names[0], name) for name in names)


def test_other_names_sound_different() -> None:
    names = ("Tengiz", "Kashagan", "Karachaganak", "Air Astana", "FlyArystan", "RG Gold", "Uzbekistan Airways", "Qanot Sharq")
    assert len({sounds(name) for name in names}) == len(names)


def test_a_word_for_a_kind_of_thing_is_no_name() -> None:
    assert sounds("field") == ""


@pytest.mark.parametrize(
    ("name", "pack", "bare"), [("Қашағанда", "kk", "Қашаған"), ("Muruntauda", "uz", "Muruntau"), ("Tengiz", "en", "Tengiz")]
)
def test_the_ending_of_a_case_goes(name: str, pack: str, bare: str) -> None:
    assert without_case(name, pack) == bare
