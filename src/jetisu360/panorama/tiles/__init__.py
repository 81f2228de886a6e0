"""The pyramid of cube-face tiles, with its preview, poster and thumbnail."""
