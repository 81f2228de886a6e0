"""Where steps run: processes on this machine, or a Dask cluster."""
