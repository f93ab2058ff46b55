"""A simulated Discord on loopback for any bot; it knows nothing of talks.

`world` is the whole of it: people act in it, tests and pages read it, `faults` break it. Behind it
stand the REST side, the gateway, and `simulation`, which is SimCord brought nearer to Discord.
Every private name of SimCord's is in `simcord_internals`.
"""
