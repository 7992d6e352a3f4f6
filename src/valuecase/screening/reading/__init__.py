"""Files of any kind as tables of organizations, chunk by chunk."""
