"""What people are told, in English and Chinese: messages that know their pattern, catalogues, the language at hand."""
