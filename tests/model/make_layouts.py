#!/usr/bin/env python3
"""Makes golden/layouts/*: small random networks in every layout that `carpus import` reads, with the logits that their
own programs give.

Needs: pip install torch transformers safetensors torchvision timm. All weights are random, and of half precision even
where they are stored in 32 bit; nothing is downloaded. mmaction2's names are written as published, not by mmaction2.
"""

import json
import pathlib
import shutil

import timm.models.vision_transformer
import torch
import torchvision.models
from make_golden import logits_of, original_name, random_network
from safetensors.torch import save_file
from transformers import TimesformerConfig

FOLDER = pathlib.Path(__file__).resolve().parent / "golden" / "layouts"
NAMES = ["wave", "point", "push"]
WIDTH, SIZE, PATCH, FRAMES = 64, 16, 8, 2
CFG = "DATA:\n  NUM_FRAMES: 2\n  SAMPLING_RATE: 24\n  TRAIN_JITTER_SCALES:\n  - 20\n  - 24\n"

MMACTION2 = [
    ("patch_embed.proj", "patch_embed.projection"),
    ("blocks.", "transformer_layers.layers."),
    (".temporal_norm1", ".attentions.0.norm"),
    (".temporal_attn.qkv.", ".attentions.0.attn.in_proj_"),
    (".temporal_attn.proj", ".attentions.0.attn.out_proj"),
    (".temporal_fc", ".attentions.0.temporal_fc"),
    (".norm1", ".attentions.1.norm"),
    (".attn.qkv.", ".attentions.1.attn.in_proj_"),
    (".attn.proj", ".attentions.1.attn.out_proj"),
    (".norm2", ".ffns.0.norm"),
    (".mlp.fc1", ".ffns.0.layers.0.0"),
    (".mlp.fc2", ".ffns.0.layers.1"),
]


def halved(network):
    """Weights that half precision holds exactly."""
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.copy_(parameter.half())
    return network


def network_of(attention):
    config = TimesformerConfig(
        hidden_size=WIDTH, num_hidden_layers=1, num_attention_heads=1, intermediate_size=WIDTH, image_size=SIZE,
        patch_size=PATCH, num_frames=FRAMES, num_labels=3, attention_type=attention, id2label=dict(enumerate(NAMES)),
        label2id={name: i for i, name in enumerate(NAMES)})
    return halved(random_network(config, 0.15))


def mmaction2_name(name):
    for ours, theirs in MMACTION2:
        name = name.replace(ours, theirs)
    return name.replace("head.", "cls_head.fc_cls.") if name.startswith("head.") else "backbone." + name


def save_timesformers(network):
    """The divided network in each layout."""
    state = {name: value.half() for name, value in network.state_dict().items()}
    original = {original_name(name): value for name, value in state.items()}
    network.save_pretrained(FOLDER / "hugging-face")
    pixels = {"image_mean": [0.45] * 3, "image_std": [0.225] * 3, "size": {"shortest_edge": SIZE}}
    (FOLDER / "hugging-face" / "preprocessor_config.json").write_text(json.dumps(pixels) + "\n")
    (FOLDER / "hugging-face-bin").mkdir()
    shutil.copy(FOLDER / "hugging-face" / "config.json", FOLDER / "hugging-face-bin")
    torch.save(state, FOLDER / "hugging-face-bin" / "pytorch_model.bin")

    content = {"epoch": 14, "model_state": {"model." + name: value for name, value in original.items()},
               "optimizer_state": {"state": {0: {"momentum_buffer": torch.ones(3)}}}, "cfg": CFG}
    torch.save(content, FOLDER / "original.pyth")
    torch.save(content, FOLDER / "legacy.pyth", _use_new_zipfile_serialization=False)
    torch.save({**content, "cfg": CFG + "TRAIN:\n  DATASET: ssv2\n"}, FOLDER / "ssv2.pyth")
    torch.save({"epoch": 3, "arch": "timesformer", "best_top1": 71.5,
                "state_dict": {"module." + name: value for name, value in original.items()}},
               FOLDER / "checkpoint.pth.tar", _use_new_zipfile_serialization=False)
    torch.save({"meta": {"epoch": 15}, "state_dict": {mmaction2_name(name): value for name, value in original.items()}},
               FOLDER / "mmaction2.pth")


def picture_networks():
    """ViTs as torchvision and timm build and save them."""
    ours = torchvision.models.VisionTransformer(
        image_size=SIZE, patch_size=PATCH, num_layers=1, num_heads=1, hidden_dim=WIDTH, mlp_dim=WIDTH, num_classes=3)
    theirs = timm.models.vision_transformer.VisionTransformer(
        img_size=SIZE, patch_size=PATCH, embed_dim=WIDTH, depth=1, num_heads=1, mlp_ratio=1, num_classes=3)
    for name, network in (("torchvision", ours), ("timm", theirs)):
        with torch.no_grad():
            for parameter in network.parameters():
                parameter.normal_(0, 0.15)
        yield name, halved(network.eval())


def main():
    torch.manual_seed(20240118)
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    expected = {"input": torch.randn(2, 3, FRAMES, SIZE, SIZE)}  # [B, 3, T, H, W]
    clips = expected["input"].transpose(1, 2)
    with torch.no_grad():
        divided = network_of("divided_space_time")
        save_timesformers(divided)
        expected["logits"] = logits_of(divided, clips)

        expected["resized.input"] = torch.randn(1, 3, 2 * FRAMES, 2 * SIZE, 2 * SIZE)
        divided.config.num_frames, divided.config.image_size = 2 * FRAMES, 2 * SIZE
        expected["resized.logits"] = logits_of(divided, expected["resized.input"].transpose(1, 2))

        for scheme in ("joint_space_time", "space_only"):
            network = network_of(scheme)
            network.half().save_pretrained(FOLDER / scheme)
            expected[scheme + ".logits"] = logits_of(network.float(), clips)

        expected["picture"] = torch.randn(1, 3, SIZE, SIZE)
        for name, network in picture_networks():
            torch.save({key: value.half() for key, value in network.state_dict().items()}, FOLDER / (name + ".pth"))
            expected[name + ".logits"] = network(expected["picture"])
    save_file({name: value.contiguous() for name, value in expected.items()}, FOLDER / "expected.safetensors")
    for path in sorted(FOLDER.rglob("*.*")):
        if path.is_file():
            path.chmod(0o644)
            print(f"{path.relative_to(FOLDER)}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
