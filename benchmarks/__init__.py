"""How fast, side by side with others: `make bench`, or one of them with `python -m benchmarks.NAME`. See docs/speed.md."""
