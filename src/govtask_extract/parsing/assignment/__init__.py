"""The assignment grammar: reads one group and returns roles, names, deadlines and rules, each with its span."""
