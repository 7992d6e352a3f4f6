"""What several organizations could do for one another: exchanges, a pair, a coalition."""
