"""The sample notice in the other formats that offices use, made from its text and its gold."""
