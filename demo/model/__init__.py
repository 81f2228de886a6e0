"""The sample museum «Дала үні»: a building that exists only as these scripts."""
