"""How photographs get in: a tus server, what is found in each, and the page where a keeper sees it all."""
