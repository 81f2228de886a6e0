"""Make `photos/sounds/dombra.mp3`: a melody on two plucked strings, computed note by note. Our own, CC0.

Not a recording of an instrument and not a folk kui: a string is Karplus and Strong's ring of samples, the
melody is written below. The two strings are a fourth apart, as a dombra is often tuned, and are struck
together.

    pip install lameenc numpy && python demo/melody.py
"""

from __future__ import annotations

from pathlib import Path

import lameenc
import numpy as np

OUT = Path(__file__).resolve().parent / "photos" / "sounds" / "dombra.mp3"
RATE = 22050
KILOBITS = 32
LOW, HIGH = 146.83, 196.00  # d and g
BEAT = 0.15
# Frets of the upper string above g, and of the lower above d; one stroke a beat, a dot is silence.
UPPER = """
0 0 2 3 5 5 3 2  0 0 2 3 2 . 0 .  5 5 7 8 7 7 5 3  5 5 3 2 3 . 2 .  7 7 8 10 8 8 7 5  7 7 5 3 5 . 3 .
5 5 3 2 3 3 2 0  2 2 0 0 0 . 0 .  0 0 2 3 5 5 7 8  10 10 8 7 5 . 3 .  5 3 2 0 2 0 0 .  0 0 0 . 0 . . .
""".split()  # noqa: SIM905 - a score is read line by line
LOWER = ("0 0 0 0 0 0 0 0 2 2 2 2 0 . 0 . " * 6).split()
# Loud and soft strokes in a bar of eight: the gallop that the rhythm imitates.
STRESS = (1.0, 0.5, 0.7, 0.55, 0.9, 0.5, 0.75, 0.6)


def pluck(hertz: float, seconds: float, loud: float, random: np.random.Generator) -> np.ndarray:
    """One string struck once: noise that runs round a ring and loses its edge (Karplus and Strong, 1983)."""
    size = round(RATE / hertz)
    ring = random.uniform(-1, 1, size) * loud
    ring = 0.6 * ring + 0.4 * np.roll(ring, 1)  # a finger, not a pick
    out = np.empty(round(seconds * RATE))
    for start in range(0, len(out), size):
        piece = out[start : start + size]
        piece[:] = ring[: len(piece)]
        ring = 0.996 * (0.5 * ring + 0.5 * np.roll(ring, 1))
    return out


def main() -> None:
    """Compute and encode."""
    random = np.random.default_rng(2018)
    strokes = list(zip(UPPER, LOWER, strict=False))
    sound = np.zeros(round((len(strokes) * BEAT + 2.5) * RATE))
    for number, frets in enumerate(strokes):
        at = round(number * BEAT * RATE)
        for open_string, fret, delay in ((LOW, frets[1], 0), (HIGH, frets[0], 60)):
            if fret == ".":
                continue
            note = pluck(open_string * 2 ** (int(fret) / 12), 1.6, STRESS[number % 8], random)
            note *= np.linspace(1, 0, len(note)) ** 0.5
            end = min(len(sound), at + delay + len(note))
            sound[at + delay : end] += note[: end - at - delay]
    # The wooden body: a little of what was, a few milliseconds later.
    body = sound + 0.35 * np.roll(sound, round(0.011 * RATE)) + 0.2 * np.roll(sound, round(0.023 * RATE))
    body *= np.concatenate([np.ones(len(body) - RATE), np.linspace(1, 0, RATE)])
    samples = (body / np.abs(body).max() * 0.85 * 32767).astype("<i2")
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(KILOBITS)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(2)
    data = encoder.encode(samples.tobytes()) + encoder.flush()
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(bytes(data))
    print(f"{OUT.name}: {len(samples) / RATE:.1f} s, {len(data) / 1000:.0f} KB")


if __name__ == "__main__":
    main()
