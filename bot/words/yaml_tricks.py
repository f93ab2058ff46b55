"""What makes a few lines of YAML stand for billions: found before anything is built of them."""

import yaml


def tricky_line(text: str, *, depth: int) -> int | None:
    """The first line with an anchor, an alias or what lies deeper; raises `yaml.YAMLError`.

    Events come one by one, whatever they would stand for together.
    """
    nested = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            nested += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            nested -= 1
        is_alias = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None)
        if is_alias or nested > depth:
            return event.start_mark.line + 1
    return None
