"""One module an output format; each offers WRITER."""
