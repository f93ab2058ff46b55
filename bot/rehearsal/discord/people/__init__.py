"""People in front of a Discord client, who can do only what the client would let them do."""
