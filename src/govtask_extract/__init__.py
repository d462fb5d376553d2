"""Reads Chinese government notices that hand out tasks."""
