"""Pages on which characters stand: into lines and tables, whoever drew them, whatever the format."""
