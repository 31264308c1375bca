"""The rules of proofreading, each with an example of what it says, and switching off those that can be spared."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from gazette.desk.office import SetOffice
from gazette.gui.actions import Actions
from gazette.gui.captions import plain
from gazette.gui.look import Look
from gazette.gui.settings_page import SettingsPage, with_buttons
from gazette.gui.settings_pages import lead
from gazette.gui.workbench import Workbench
from gazette.proofreading import RULES
from gazette.wording import RULE_NAMES, called, finding_sentence

_RULES = {f"rule.{rule.name}": rule for rule in RULES}


class ProofreadingPage(SettingsPage):
    """A box for every rule; what is chosen is a command."""

    def __init__(self, workbench: Workbench, actions: Actions, parent: QWidget) -> None:
        super().__init__("proofread", parent)
        self._workbench = workbench
        self._look: Look | None = None
        self.told, self.all_on = QLabel(self), QPushButton(self)
        self.told.setWordWrap(True)
        self.all_on.clicked.connect(lambda: self._keep(()))
        self.add("rules_off", with_buttons(self.told, self.all_on), wide=True)
        held = QWidget(self)
        across = QHBoxLayout(held)
        across.setContentsMargins(0, 0, 0, 0)
        self._actions = actions
        self.ways = {act: lead(actions, act, held) for act in ("memory", "exact_list")}
        for button in self.ways.values():
            across.addWidget(button)
        self.add("ways", held)
        self.boxes = {rule.name: QCheckBox(self) for rule in RULES}
        for rule in RULES:
            box = self.boxes[rule.name]
            box.clicked.connect(lambda on, name=rule.name: self._switch(name, on))
            self.add(f"rule.{rule.name}", box)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        super().dress(look)
        self.all_on.setText(look.say("settings.rules_all_on"))
        for act, button in self.ways.items():
            button.setText(plain(self._actions[act].text(), dots=True))

    def caption_of(self, key: str, look: Look) -> str:
        """A rule is called by its name."""
        rule = _RULES.get(key)
        if rule is None:
            return super().caption_of(key, look)
        name = called(RULE_NAMES, rule.name, look.say.language)
        return name[:1].upper() + name[1:]

    def help_of(self, key: str, look: Look) -> str:
        """A rule is explained by what it would say."""
        rule = _RULES.get(key)
        if rule is None:
            return super().help_of(key, look)
        example = finding_sentence(rule.example, look.say.language)
        return look.say("settings.rule_guards" if rule.guards else "settings.rule_example", example=example)

    def words_of(self, key: str) -> str:
        """A rule is found by its name and by what it would say."""
        rule = _RULES.get(key)
        if rule is None:
            return super().words_of(key)
        return " ".join((*RULE_NAMES[rule.name], *(finding_sentence(rule.example, each) for each in ("zh", "en"))))

    def fill(self) -> None:
        """Show which rules are on."""
        off, possible = self._workbench.office.rules_off, self._workbench.closed != "archive"
        for rule in RULES:
            box = self.boxes[rule.name]
            box.setChecked(rule.name not in off)
            box.setEnabled(possible and not rule.guards)
        self.all_on.setEnabled(possible and bool(off))
        if self._look is not None:
            say = self._look.say
            names = say.listed(called(RULE_NAMES, name, say.language) for name in off)
            told = say("settings.rules_count", count=len(off), names=names) if off else say("settings.rules_none")
            self.told.setText(told)

    def _switch(self, name: str, on: bool) -> None:
        off = self._workbench.office.rules_off
        self._keep(tuple(each for each in off if each != name) if on else (*off, name))

    def _keep(self, off: tuple[str, ...]) -> None:
        self._workbench.do(SetOffice(replace(self._workbench.office, rules_off=off)))
        self.fill()
