"""The rules of proofreading; each module finds one kind of slip and says in its docstring what it leaves alone.

A new rule: a module with ``find`` (of a ``Document``, or of the issue where entries are compared), its place in
``checks``, its sentences in ``wording``, tests with texts that it finds and texts that it leaves alone, and a way to
put such a slip into the sample issue in ``tests/proofreading/injection``. What it misfires on becomes a test.
"""
