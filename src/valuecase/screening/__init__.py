"""The same rules over tables: files in, one row for each organization out. Needs the extra `tables`."""
