"""Files of records (CSV, TSV, JSON, YAML) -> what is wanted of a wiki. Pure.

    bytes --reading--> rows --columns, mapping--> wishes --targets--> wanted records, and rows that are none

Each row keeps its place, so that whatever is wrong is told with row and column.
"""
