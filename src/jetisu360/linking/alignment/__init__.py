"""One place photographed twice: how the second photograph is turned against the first."""
