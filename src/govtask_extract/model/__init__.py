"""Values that pass between the stages: no parsing, no reading, no writing."""
