"""The REST side: Discord's limits, refusals and corrections around SimCord's handlers."""
