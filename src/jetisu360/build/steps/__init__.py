"""The steps of a build, one file each: inputs, key, one output."""
