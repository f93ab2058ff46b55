"""The machine: its clock, its backups, its health, its logbook."""
