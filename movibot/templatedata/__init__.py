"""TemplateData, by which a wiki's editors know a template: from a schema, and to one.

https://www.mediawiki.org/wiki/Help:TemplateData says what it holds. What the schema language has no word for stands
under its key `templatedata`, as it is, so that nothing is lost on the way there and back.
"""

from movibot.templatedata.making import CHECKED, templatedata_of
from movibot.templatedata.normal import normal_templatedata, parse_templatedata
from movibot.templatedata.reading import schema_data

__all__ = ["CHECKED", "normal_templatedata", "parse_templatedata", "schema_data", "templatedata_of"]
