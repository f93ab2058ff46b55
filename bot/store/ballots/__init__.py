"""The keys of open ballots: files beside the database, in no copy of it."""
