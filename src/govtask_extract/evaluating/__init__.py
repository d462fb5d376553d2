"""How well an extraction agrees with what people read: gold and report in, figures out."""
