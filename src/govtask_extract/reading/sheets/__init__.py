"""Workbooks of any format as printed lines and tables: what the readers of sheets share."""
