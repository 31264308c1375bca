"""The red-line of blocks: what came, went and moved, and what is in plans and attachments."""

from dataclasses import replace

from gazette.desk.aligning import moved
from gazette.desk.comparing_kinds import KindWriter
from gazette.desk.comparing_lines import Act, Back, LineState, LineWriter, always, chained
from gazette.desk.comparing_plans import BLOCKS, Plan, whole_text
from gazette.desk.comparing_titles import write_title
from gazette.desk.text_comparing import Flag
from gazette.model import Attachment, Block, BlockPath, Enclosure, NameList, face_of


class BlockWriter:
    """Writes the blocks of an entry to ``out``."""

    def __init__(self, out: LineWriter) -> None:
        self._out = out
        self._kinds = KindWriter(out)
        self._away: dict[BlockPath, int] = {}
        self._here: dict[BlockPath, int] = {}
        self._moves: dict[int, int] = {}
        self._was: dict[int, tuple[BlockPath, Block]] = {}
        self._moved: dict[int, Back[Block]] = {}

    def write(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> Back[tuple[Block, ...]]:
        """The red-line from ``old`` to ``new``."""
        plan = Plan.of(old, new)
        self._find_moves(plan)
        return self._blocks(plan, (), ())

    def write_whole(self, block: Block, path: BlockPath, state: LineState, number: int) -> None:
        """A block with all that is in it, which came, went or moved as a whole."""
        self._kinds.whole(block, path, state, number)
        if isinstance(block, Enclosure | Attachment):
            for index, each in enumerate(block.blocks):
                self.write_whole(each, (*path, index), state, number)

    def _find_moves(self, plan: Plan) -> None:
        gone, come = [*plan.gone(())], [*plan.come(())]
        pairs = moved([block for _, block in gone], [block for _, block in come], BLOCKS)
        for move, (one, other) in enumerate(pairs):
            self._away[gone[one][0]] = self._here[come[other][0]] = move
            self._was[move] = gone[one]

    def _blocks(self, plan: Plan, old_above: BlockPath, new_above: BlockPath) -> Back[tuple[Block, ...]]:
        slots: list[Back[tuple[Block, ...]]] = []
        for (old_at, new_at), inner in zip(plan.pairs, plan.inner, strict=True):
            if new_at is None:
                assert old_at is not None
                slots.append(self._gone(plan.old[old_at], (*old_above, old_at)))
            elif old_at is None:
                slots.append(self._come(plan.new[new_at], (*new_above, new_at)))
            else:
                path = (*new_above, new_at)
                slots.append(always(self._pair(plan.old[old_at], plan.new[new_at], inner, (*old_above, old_at), path)))
        return chained(slots)

    def _gone(self, block: Block, path: BlockPath) -> Back[tuple[Block, ...]]:
        move = self._away.get(path)
        if move is None:
            number = self._out.number()
            self._tell_whole(number, "taken_out", block)
            self.write_whole(block, path, "taken_out", number)
            return lambda back: (block,) if number in back else ()
        number = self._number_of_move(move)
        self._out.note_away(number)
        self.write_whole(block, path, "moved_away", number)
        return lambda back: (self._moved[move](back),) if number in back else ()

    def _come(self, block: Block, path: BlockPath) -> Back[tuple[Block, ...]]:
        move = self._here.get(path)
        if move is None:
            number = self._out.number()
            self._tell_whole(number, "put_in", block)
            self.write_whole(block, path, "put_in", number)
            return lambda back: () if number in back else (block,)
        number = self._number_of_move(move)
        old_path, was = self._was[move]
        self._tell_whole(number, "moved", block)
        first = len(self._out.lines)
        inner = self._pair(was, block, Plan.inside(was, block), old_path, path)
        self._out.mark_moved(first, number)
        self._moved[move] = inner
        return lambda back: () if number in back else (inner(back),)

    def _number_of_move(self, move: int) -> int:
        if move not in self._moves:
            self._moves[move] = self._out.number()
        return self._moves[move]

    def _tell_whole(self, number: int, act: Act, block: Block) -> None:
        if act != "taken_out":
            self._out.place.enter(block)
        flags: tuple[Flag, ...] = ("name",) if isinstance(block, NameList) else ()
        self._out.tell_whole(number, act, face_of(block), whole_text(block), flags=flags)

    def _pair(self, old: Block, new: Block, inner: Plan | None, old_path: BlockPath, path: BlockPath) -> Back[Block]:
        """A block that is there in both."""
        self._out.place.enter(new)
        if old == new:
            self._same(new, path)
            return lambda _back: new
        if isinstance(old, Enclosure | Attachment) and isinstance(new, Enclosure | Attachment):
            assert inner is not None
            return self._document(old, new, inner, old_path, path)
        return self._kinds.pair(old, new, path)

    def _same(self, block: Block, path: BlockPath) -> None:
        self._kinds.same(block, path)
        if isinstance(block, Enclosure | Attachment):
            for index, each in enumerate(block.blocks):
                self._out.place.enter(each)
                self._same(each, (*path, index))

    def _document(
        self,
        old: Enclosure | Attachment,
        new: Enclosure | Attachment,
        plan: Plan,
        old_path: BlockPath,
        path: BlockPath,
    ) -> Back[Block]:
        line = len(self._out.lines)
        label: Back[str] | None = None
        if isinstance(old, Attachment) and isinstance(new, Attachment):
            label = self._out.text("attachment", old.label, new.label, path)
        face = "attachment_title" if isinstance(new, Attachment) else "enclosure"
        title = write_title(self._out, face, (old.title, old.title_lines), (new.title, new.title_lines), path=path)
        form = self._out.form_if(type(old) is not type(new), face_of(new), line, before=face_of(old))
        blocks = self._blocks(plan, old_path, path)

        def back(numbers: frozenset[int]) -> Block:
            base = old if form and form <= numbers else new
            said = title.exact(numbers)
            made = replace(base, title=said[0], title_lines=said[1], blocks=blocks(numbers))
            if isinstance(made, Attachment) and label is not None:
                return replace(made, label=label(numbers))
            return made

        return back
