#!/usr/bin/env python3
"""Writes golden/protocol.safetensors: the published evaluation of a recording, from PyTorch's operations.

Frames are normalised, resized in floating point and cropped, clips are taken at fixed strides, and the logits of all
views are summed. The network is the one of tests/model/golden/layouts. Needs: pip install torch transformers safetensors
"""

import json
import math
import pathlib

import torch
from safetensors.torch import save_file
from transformers import TimesformerForVideoClassification

TESTS = pathlib.Path(__file__).resolve().parent.parent
FRAMES, SIZE, SHORT_SIDE, RATE = 2, 16, 20, 24  # as in the layout's configuration
FPS, TOTAL, WIDTH, HEIGHT = 6.0, 20, 37, 24
CASES = [(1, 1), (1, 3), (3, 1), (2, 3)]  # clips, crops


def indices(total, clip, clips):
    length = RATE * FRAMES / 30 * FPS
    start = max(total - length, 0) * clip / clips
    return torch.clamp(torch.linspace(start, start + length - 1, FRAMES), 0, total - 1).long()


def resized(pixels, short):
    """[C, T, H, W] with that short side."""
    height, width = pixels.shape[2:]
    if min(height, width) == short:
        return pixels
    if width < height:
        shape = (int(math.floor(float(height) / width * short)), short)
    else:
        shape = (short, int(math.floor(float(width) / height * short)))
    return torch.nn.functional.interpolate(pixels, size=shape, mode="bilinear", align_corners=False)


def cropped(pixels, place):
    height, width = pixels.shape[2:]
    top, left = int(math.ceil((height - SIZE) / 2)), int(math.ceil((width - SIZE) / 2))
    if height > width:
        top = {0: 0, 2: height - SIZE}.get(place, top)
    else:
        left = {0: 0, 2: width - SIZE}.get(place, left)
    return pixels[:, :, top:top + SIZE, left:left + SIZE]


def view(frames, clip, clips, crop, crops):
    pixels = (frames[indices(len(frames), clip, clips)].float() / 255 - 0.45) / 0.225  # [T, H, W, C]
    pixels = pixels.permute(3, 0, 1, 2)
    if crops == 1:
        return cropped(resized(pixels, SHORT_SIDE), 1)
    return cropped(resized(pixels, SIZE), crop)


def main():
    torch.manual_seed(20240119)
    network = TimesformerForVideoClassification.from_pretrained(TESTS / "model" / "golden" / "layouts" / "hugging-face")
    network.eval()
    coarse = torch.nn.functional.interpolate(torch.rand(TOTAL, 3, 5, 7), size=(HEIGHT, WIDTH), mode="bicubic")
    frames = (coarse * 230 + torch.rand(TOTAL, 3, HEIGHT, WIDTH) * 25).clamp(0, 255).to(torch.uint8).permute(0, 2, 3, 1)
    tensors = {"frames": frames.contiguous()}
    for name, seen in (("wide", frames), ("tall", frames.transpose(1, 2))):
        for clips, crops in CASES:
            views = torch.stack([view(seen, clip, clips, crop, crops) for clip in range(clips) for crop in range(crops)])
            with torch.no_grad():
                logits = network(views.transpose(1, 2)).logits  # [views, classes]
            tensors[f"{name}.{clips}x{crops}.logits"] = logits
            tensors[f"{name}.{clips}x{crops}.sum"] = logits.sum(0)
            chosen = [indices(TOTAL, clip, clips) for clip in range(clips)]
            tensors[f"{name}.{clips}x{crops}.indices"] = torch.stack(chosen)
    path = TESTS / "training" / "golden" / "protocol.safetensors"
    save_file(tensors, path, metadata={"fps": json.dumps(FPS)})
    path.chmod(0o644)
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
