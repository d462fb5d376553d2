"""A report held against its notice: what it quotes, counts, names and dates, without reading the notice anew."""
