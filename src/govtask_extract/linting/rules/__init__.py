"""One module a rule; its docstring is its page: what it is, Why, Example, Instead."""
