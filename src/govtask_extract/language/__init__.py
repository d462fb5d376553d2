"""The script and the language: numerals, dates, brackets, widths. Knows nothing of notices."""
