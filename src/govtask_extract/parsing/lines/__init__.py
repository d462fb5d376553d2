"""PrintedLine lines → paragraphs and blocks: furniture set apart, broken lines joined, lost line breaks mended."""
