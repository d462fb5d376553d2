"""Numbered paragraphs → sections, tasks and prose."""
