"""A museum without a network: kept on a phone by its service worker, or carried away as one archive."""
