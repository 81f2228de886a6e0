"""Who stands in for whom while somebody is away."""
