"""Charts and the map of districts: values in, SVG and the same numbers as a table out. Nothing of Django."""
