"""What both classifiers are made with: the network, its batches, its rates, the export."""
