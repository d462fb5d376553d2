"""Reads a file in a child process, so that a library that crashes, hangs or fills the memory takes nobody with it."""
