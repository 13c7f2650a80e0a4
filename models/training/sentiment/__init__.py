"""Trains the sentiment model: see models/training/README.md."""
