"""What `valuecase new pack` and `new plugin` write: the files under `templates`, filled in with a few answers."""
