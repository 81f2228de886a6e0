"""Pictures for bright screens (PQ and HLG, ITU-R BT.2100) as an ordinary screen shows them: 8-bit sRGB.

The code values become light (BT.2100, tables 4 and 5; HLG as on a screen of 1000 cd/m²), 203 cd/m² being the
white of paper (BT.2408). What is brighter than that screen's white is bent down by the curve of BT.2390
(§5.4.1, the EETF), on the brightest of the three channels so that no hue changes; what is dark stays. Then
the primaries become those of sRGB, and what these cannot show is clipped.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from jetisu360.panorama.read.formats.picture_file import Hdr

WHITE = 203.0
"""cd/m² of a white sheet, which ordinary screens show as their brightest (ITU-R BT.2408, §3)."""
HLG_PEAK = 1000.0
"""cd/m² of the screen that HLG is made for; its system gamma there is 1.2 (BT.2100, table 5)."""
_STRIP = 64
_LUMA = np.array([0.2627, 0.6780, 0.0593], np.float32)
"""Y of BT.2020."""

# To the linear channels of sRGB (D65 all three), from the chromaticities in ITU-T H.273, table 2.
_TO_SRGB = {
    1: np.eye(3),
    9: np.array(
        [[1.660491, -0.587641, -0.072850], [-0.124550, 1.132900, -0.008349], [-0.018151, -0.100579, 1.118730]]
    ),
    12: np.array([[1.224940, -0.224940, 0.0], [-0.042057, 1.042057, 0.0], [-0.019638, -0.078636, 1.098274]]),
}


def tone_mapped(pixels: NDArray[Any], hdr: Hdr) -> NDArray[np.uint8]:
    """uint16 (h, w, 3), white at 65535, as 8-bit sRGB (h, w, 3)."""
    light = _light(hdr.transfer)
    peak = HLG_PEAK if hdr.transfer == "hlg" else float(light[int(pixels.max(initial=0))])
    matrix = _TO_SRGB.get(hdr.primaries, _TO_SRGB[9]).astype(np.float32)
    out = np.empty(pixels.shape, np.uint8)
    for top in range(0, len(pixels), _STRIP):
        linear = light[pixels[top : top + _STRIP]]
        if hdr.transfer == "hlg":
            # The screen's own gamma: 1.2 on the luminance, so 0.2 more on each channel.
            luma = np.maximum(linear @ _LUMA, 1e-9)
            linear *= (luma**0.2)[..., None] * HLG_PEAK
        brightest = np.maximum(linear.max(axis=2, keepdims=True), 1e-6)
        linear *= bent(brightest, peak) / brightest / WHITE
        out[top : top + _STRIP] = _srgb(linear @ matrix.T)
    return out


def bent(light: NDArray[np.float32], peak: float) -> NDArray[np.float32]:
    """Light in cd/m² of a picture that goes up to `peak`, on a screen up to `WHITE`: BT.2390's EETF."""
    if peak <= WHITE:
        return light
    top = float(_to_pq(np.array(peak)))
    most = float(_to_pq(np.array(WHITE))) / top
    knee = 1.5 * most - 0.5
    code = _to_pq(light) / top
    t = np.clip((code - knee) / (1 - knee), 0, 1)
    curve = (
        (2 * t**3 - 3 * t**2 + 1) * knee + (t**3 - 2 * t**2 + t) * (1 - knee) + (-2 * t**3 + 3 * t**2) * most
    )
    return np.where(code < knee, light, _from_pq(curve * top)).astype(np.float32)


# SMPTE ST 2084, as in BT.2100, table 4.
_M1, _M2 = 2610 / 16384, 2523 / 4096 * 128
_C1, _C2, _C3 = 3424 / 4096, 2413 / 4096 * 32, 2392 / 4096 * 32


def _from_pq(code: NDArray[Any]) -> NDArray[Any]:
    power = np.clip(code, 0, 1) ** (1 / _M2)
    return np.asarray(10_000 * (np.maximum(power - _C1, 0) / (_C2 - _C3 * power)) ** (1 / _M1))


def _to_pq(light: NDArray[Any]) -> NDArray[Any]:
    power = (np.maximum(light, 0) / 10_000) ** _M1
    return np.asarray(((_C1 + _C2 * power) / (1 + _C3 * power)) ** _M2)


def _light(transfer: str) -> NDArray[np.float32]:
    """cd/m² of each code value in PQ; scene light from 0 to 1 in HLG."""
    code = np.arange(65536) / 65535
    if transfer == "pq":
        return _from_pq(code).astype(np.float32)
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    return np.where(code <= 0.5, code**2 / 3, (np.exp((code - c) / a) + b) / 12).astype(np.float32)


def _srgb(linear: NDArray[np.float32]) -> NDArray[np.uint8]:
    """IEC 61966-2-1."""
    shown = np.clip(linear, 0, 1)
    code = np.where(shown <= 0.0031308, shown * 12.92, 1.055 * shown ** (1 / 2.4) - 0.055)
    return np.asarray(code * 255 + 0.5, np.uint8)
