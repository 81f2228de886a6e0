"""The overview: what needs attention, the money of the programmes, and the districts, on one page."""
