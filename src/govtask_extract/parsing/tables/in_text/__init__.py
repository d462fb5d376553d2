"""Tables that a text prints without saying so: between bars, tabs or blanks, or a cell a line."""
