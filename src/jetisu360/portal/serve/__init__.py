"""How the portal runs: the web server, health, metrics, setup, what the doctor looks at."""
