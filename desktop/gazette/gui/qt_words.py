"""Qt's own words, in its dialogs and menus, in the language of the window."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gazette.wording import Language

# What Qt's own Chinese translation leaves in English, or calls otherwise than the keys are marked (上方向).
_CHINESE = {
    ("QShortcut", "Up"): "↑",
    ("QShortcut", "Down"): "↓",
    ("QShortcut", "Left"): "←",
    ("QShortcut", "Right"): "→",
    ("QFileDialog", "&Look in:"): "位置(&L)：",
    ("QFileDialog", "Files of &type:"): "文件类型(&T)：",
    ("QAbstractFileIconProvider", "Folder"): "文件夹",
    ("QAbstractFileIconProvider", "Drive"): "驱动器",
}


class _Chinese(QTranslator):
    """Qt's Chinese translation, and what it lacks."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        own = _CHINESE.get((context, source_text))
        return own or super().translate(context, source_text, disambiguation, n)


class QtWords:
    """Makes Qt speak a language; at any time."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._chinese = _Chinese()
        self._chinese.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    def speak(self, language: Language) -> None:
        """Speak ``language``; names of kinds of file follow the locale."""
        self._application.removeTranslator(self._chinese)
        QLocale.setDefault(QLocale("zh_CN" if language == "zh" else "en"))
        if language == "zh":
            self._application.installTranslator(self._chinese)

    def end(self) -> None:
        """Leave Qt as it was."""
        self._application.removeTranslator(self._chinese)
