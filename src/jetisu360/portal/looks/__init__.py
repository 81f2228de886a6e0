"""How pages look: the templates, their words, forms and tables, styles, error pages."""
