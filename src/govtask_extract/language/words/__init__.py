"""Words of the notices' language, and no code: what bodies end in, what stands around them."""
