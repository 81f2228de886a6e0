"""Faces and number plates in the portal: what a build has found waits here for a keeper's decisions."""
