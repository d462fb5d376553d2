"""Whether the text of a page is to be believed: held against the language, the fonts' outlines and what is painted."""
