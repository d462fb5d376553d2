"""Made-up attacks on the installed command, and what must hold in each."""
