"""Profiles: what one issuer writes differently, as YAML."""
