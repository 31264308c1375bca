"""Captions of the first page and of the sample issue."""

CAPTIONS: dict[str, tuple[str, str]] = {
    "start.title": ("开始第一期公报", "Begin Your First Issue"),
    "start.title_again": ("开始", "Begin"),
    "start.text": (
        "档案还是空的。下面任一步都可以先做，随时可以回到这里（“帮助 › 开始页”）。",
        "The archive is still empty. Begin with any of these; Help › Start Page leads back here.",
    ),
    "start.text_again": ("下面任一步都可以先做。", "Begin with any of these."),
    "start.drop": ("把 Word、PDF、Excel、网页或文本文件拖到这里", "Drop Word, PDF, Excel, Web or Text Files Here"),
    "start.drop_text": (
        "单份文件放进收件箱；整期公报会按目录拆成条目。原件原样保存。",
        "A single document goes to the inbox, a whole gazette becomes an issue with its entries. Originals are kept.",
    ),
    "start.choose": ("选择文件…", "Choose Files…"),
    "start.issue": ("新建一期", "New Issue"),
    "start.issue_text": (
        "填年份、期号、总期号和出版日期；以后各期的栏目和期号接着排。",
        "Fill in year, numbers, serial and date; later issues take up sections and numbers.",
    ),
    "start.issue_act": ("新建一期", "New Issue"),
    "start.sample": ("看看样刊", "See the Sample"),
    "start.sample_text": (
        "虚构城市的一整期：文件、表格、名单、任免齐全，可随意试改。",
        "A whole issue of an invented city, with tables, name lists and appointments, to try anything on.",
    ),
    "start.sample_act": ("打开样刊", "Open the Sample"),
    "start.drop_folder": ("投递文件夹", "Drop Folder"),
    "start.drop_folder_text": (
        "指定一个文件夹，各处室放进来的文件自动到收件箱，不会读两次。",
        "Choose a folder: what others put there comes to the inbox by itself, and never twice.",
    ),
    "start.drop_folder_act": ("选择文件夹…", "Choose a Folder…"),
    "start.archive": ("档案：{file}", "Archive: {file}"),
    "start.open": ("打开另一个档案…", "Open Another Archive…"),
    "start.no_display": (
        "这里没有显示器，打不开窗口。请在桌面上启动，或者用命令行 gazette（gazette --help 看说明）。",
        "There is no display to open a window on. Start it on a desktop, or use the command gazette (gazette --help).",
    ),
    "start.needs_issue": (
        "还没有一期。先新建一期，或者带入文件。",
        "There is no issue yet. Begin one, or bring in files.",
    ),
    "start.needs_entry": (
        "这里还没有条目。先新建一条，或者带入文件。",
        "There is no entry here yet. Begin one, or bring in files.",
    ),
    # the sample
    "sample.name": ("样刊", "Sample"),
    "sample.text": (
        "这是样刊，可以随意试改；自己的档案不受影响。",
        "This is the sample: try anything. Your own archive is not touched.",
    ),
    "sample.fresh": ("换一份新的", "Fresh Copy"),
    "sample.remove": ("删除样刊", "Remove Sample"),
    "sample.own": ("回到自己的档案", "To My Own Archive"),
    "sample.made_fresh": (
        "样刊已换成新的一份；先前试改的那份已删除。",
        "This is a fresh copy of the sample; the one that was tried on is removed.",
    ),
    "sample.removed": (
        "样刊已删除。要再看，用“帮助 › 看看样刊”。",
        "The sample is removed. Help › See the Sample makes it anew.",
    ),
    "menu.sample": ("样刊(&S)", "&Sample Issue"),
    "act.start_page": ("开始页", "Start Page"),
    "act.sample": ("看看样刊", "See the Sample"),
    "act.fresh_sample": ("换一份新的样刊", "Fresh Copy of the Sample"),
    "act.remove_sample": ("删除样刊", "Remove the Sample"),
    "act.own_archive": ("回到自己的档案", "Back to My Own Archive"),
    "help.start_page": ("从哪里开始：带入文件、新建一期、看看样刊。", "Where to begin: files, an issue, the sample."),
    "help.sample": ("打开样刊，可以随意试改，自己的档案不受影响。", "Opens the sample issue, to try anything on."),
    "help.fresh_sample": (
        "丢开试改过的样刊，打开新的一份。",
        "Drops the sample that was tried on and opens a fresh one.",
    ),
    "help.remove_sample": (
        "删除样刊和其中的试改，回到自己的档案。",
        "Removes the sample with all that was tried on it.",
    ),
    "help.own_archive": ("离开样刊，回到自己的档案。", "Leaves the sample for one's own archive."),
}
