"""Bytes → RawDocument."""
