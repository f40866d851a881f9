"""Expectations of our own, one module each, found by walking this folder. Great Expectations knows them once they are imported."""
