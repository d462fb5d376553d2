"""One module an input format; each offers READER."""
