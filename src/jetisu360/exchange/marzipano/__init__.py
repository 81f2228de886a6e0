"""Projects of the Marzipano Tool."""
