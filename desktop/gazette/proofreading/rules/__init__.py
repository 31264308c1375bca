"""The rules of proofreading; each module finds one kind of slip and says in its docstring what it leaves alone."""
