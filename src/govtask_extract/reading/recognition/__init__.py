"""Text in pictures of pages: painted or scanned pages in, characters with boxes and ruling lines out."""
