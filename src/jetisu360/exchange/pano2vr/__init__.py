"""Pano2VR: tours as pano.xml tells them."""
