#!/usr/bin/env python3
"""Makes golden/layouts/*: one small random network as Hugging Face saves it and as the original TimeSformer does.

Needs: pip install torch transformers safetensors. All weights are random; nothing is downloaded.
"""

import pathlib
import shutil

import torch
from make_golden import original_name, random_network
from safetensors.torch import save_file
from transformers import TimesformerConfig

FOLDER = pathlib.Path(__file__).resolve().parent / "golden" / "layouts"


def main():
    torch.manual_seed(20240118)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    names = ["wave", "point", "push"]
    config = TimesformerConfig(
        hidden_size=64, num_hidden_layers=1, num_attention_heads=1, intermediate_size=64, image_size=16, patch_size=8,
        num_frames=2, num_labels=3, id2label=dict(enumerate(names)), label2id={n: i for i, n in enumerate(names)})
    network = random_network(config, 0.15)
    clips = torch.randn(2, config.num_frames, 3, config.image_size, config.image_size)
    with torch.no_grad():
        logits = network(clips).logits
    network.save_pretrained(FOLDER / "hugging-face")
    weights = {"model." + original_name(name): value for name, value in network.state_dict().items()}
    content = {"epoch": 14, "model_state": weights, "optimizer_state": {"state": {0: {"momentum_buffer": torch.ones(3)}}},
               "cfg": "DATA:\n  NUM_FRAMES: 2\n  SAMPLING_RATE: 24\n"}
    torch.save(content, FOLDER / "original.pyth")
    save_file({"input": clips.transpose(1, 2).contiguous(), "logits": logits}, FOLDER / "expected.safetensors")
    for path in sorted(FOLDER.rglob("*.*")):
        if path.is_file():
            path.chmod(0o644)
            print(f"{path.relative_to(FOLDER)}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
