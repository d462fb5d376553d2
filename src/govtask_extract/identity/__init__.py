"""Who is meant: bodies and people of a report, each once, with all the names under which it is printed."""
