"""Trains the fake-news model and measures it across collections: see models/training/README.md."""
