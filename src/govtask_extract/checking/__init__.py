"""Report → verdict: what the rules find, as a project has configured them, and the forms that machines read it in."""
