"""What texts and workbooks of OpenDocument share: their parts, styles, words, lists and shapes."""
