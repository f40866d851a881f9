"""Article → claims. ``reader.read_claims`` is the way in."""
