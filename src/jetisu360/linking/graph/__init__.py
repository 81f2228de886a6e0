"""All pictures of a tour together: the pose graph and its solution."""
