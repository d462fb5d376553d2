"""RawDocument → Notice: pure functions that never raise on any text and lose nothing."""
