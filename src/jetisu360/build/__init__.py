"""From a folder of photographs to a site: the pipeline, its steps, and where they run."""
