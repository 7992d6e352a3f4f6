"""Many organizations at once: tables in, the same rules, tables out. Needs the extra `tables`."""
