"""Tables that have no upright lines: three lines, one above, one below and one under the headings; lines between all
rows; or none at all.

Their headings give them away, blanks part their columns, rules or numbers their rows. What stands for an upright line
where the page draws none, pdfplumber closes to cells.
"""
