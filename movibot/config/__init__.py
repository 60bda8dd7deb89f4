"""`config.yaml` and the environment -> `Config`: its values, its format, and where its secrets come from."""

from movibot.config.format import CONFIG_FORMAT
from movibot.config.reading import TEMPLATES, load_config
from movibot.config.values import DEFAULT_MAX_EDITS, Config, EditsConfig, WikiConfig

__all__ = ["CONFIG_FORMAT", "DEFAULT_MAX_EDITS", "TEMPLATES", "Config", "EditsConfig", "WikiConfig", "load_config"]
