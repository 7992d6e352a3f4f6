"""What valuecase believes about each kind of partner, as TOML for people who know the sector."""
