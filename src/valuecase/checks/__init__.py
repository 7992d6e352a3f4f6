"""What makes a pack good, beyond readable."""
