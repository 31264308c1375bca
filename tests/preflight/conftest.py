"""Fonts, house style and setting rules for provoked faults."""

import pytest

from gazette.shipped import shipped
from gazette.typeset import FontSet, HouseStyle, load_house_style, shared_fonts
from gazette.typeset.setting_rules import SettingRules
from gazette.typeset.shaping import Shaper


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return shared_fonts(shipped("resources/fonts"))


@pytest.fixture(scope="session")
def style() -> HouseStyle:
    return load_house_style("qingdao-2019", shipped("resources/house_styles"))


@pytest.fixture(scope="session")
def rules(style: HouseStyle, fonts: FontSet) -> SettingRules:
    return SettingRules(style, Shaper(style, fonts))
