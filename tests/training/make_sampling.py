#!/usr/bin/env python3
"""Writes golden/sampling.txt: frame indices by the published formulas, calculated with PyTorch and NumPy.

Each line: rule, its numbers, "->", the indices. Needs: pip install torch numpy.
"""

import pathlib

import numpy
import torch

PATH = pathlib.Path(__file__).resolve().parent / "golden" / "sampling.txt"


def stride(total, count, rate, fps, view, views):
    length = rate * count / 30 * fps
    start = max(total - length, 0) * view / views
    places = torch.linspace(start, start + length - 1, count)
    return torch.clamp(places, 0, total - 1).long().tolist()


def rounded_segments(total, count):
    segment = float(total - 1) / count
    bounds = [(int(numpy.round(segment * i)), int(numpy.round(segment * (i + 1)))) for i in range(count)]
    return [(first + last) // 2 for first, last in bounds]


def linspace(total, count):
    return [int(i) for i in numpy.linspace(0, total - 1, count)]


def equidistant(total, count):
    return numpy.round(numpy.linspace(0, total - 1, count)).astype(int).tolist()


def uniform(total, groups, clip, clips):
    tick = total / groups
    offset = list(range(-clips // 2 + 1, clips // 2 + 1))[clip]
    offset = min(max(offset, -tick / 2), tick / 2 - 1e-4)
    return [int(tick / 2.0 + offset + tick * x) for x in range(groups)]


def dense(total, count, step, clip, clips):
    last = max(1, 1 + total - step * count) - 1
    start = int(numpy.linspace(0, last, num=clips, dtype=int)[clip])
    return [(start + i * step) % total for i in range(count)]


def cases():
    for total in (1, 7, 60, 100, 257, 300, 901):
        for count, rate, fps in ((8, 32, 30), (8, 32, 15), (8, 32, 29.97), (16, 16, 25), (96, 4, 30), (1, 32, 30)):
            for view, views in ((0, 1), (0, 3), (1, 3), (2, 3), (9, 10)):
                yield "stride", (total, count, rate, fps, view, views), stride
        for count in (1, 3, 8, 16, 32):
            yield "rounded_segments", (total, count), rounded_segments
            yield "linspace", (total, count), linspace
            yield "equidistant", (total, count), equidistant
        for count, step, clips in ((8, 8, 1), (32, 2, 10), (8, 1, 2)):
            for clip in range(clips):
                yield "dense", (total, count, step, clip, clips), dense
                if total > count:
                    yield "uniform", (total, count, clip, clips), uniform


def main():
    PATH.parent.mkdir(exist_ok=True)
    with PATH.open("w") as file:
        for name, numbers, rule in cases():
            print(name, *numbers, "->", *rule(*numbers), file=file)
    print(f"{PATH.name}: {PATH.stat().st_size} bytes")


if __name__ == "__main__":
    main()
