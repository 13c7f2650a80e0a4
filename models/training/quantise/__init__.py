"""Makes the files that ship of a dynamically quantised encoder: see models/training/README.md."""
