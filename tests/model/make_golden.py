#!/usr/bin/env python3
"""Writes the reference files of parity_test.cpp from Hugging Face's TimesformerForVideoClassification.

    make_golden.py              writes golden/{divided,joint,space_only}.safetensors beside this script
    make_golden.py --full DIR   writes DIR/*.safetensors: networks of the published width and depth on one clip of
                                8 x 224 x 224 in each scheme, 12 x 224 x 224 and 2 x 448 x 448 (half a gigabyte each)

    CARPUS_GOLDEN_FULL=DIR ctest -R parity     then compares the full-size networks, too

Needs: pip install torch transformers safetensors. All weights are random; nothing is downloaded.
"""

import argparse
import pathlib

import torch
from safetensors.torch import save_file
from transformers import TimesformerConfig, TimesformerForVideoClassification

SCHEMES = {"divided": "divided_space_time", "joint": "joint_space_time", "space_only": "space_only"}
FULL = {
    "divided-8x224": {},
    "joint-8x224": {"attention_type": "joint_space_time"},
    "space-only-8x224": {"attention_type": "space_only"},
    "divided-12x224": {"num_frames": 12},
    "divided-2x448": {"num_frames": 2, "image_size": 448},
}

# Hugging Face's names -> those of the original implementation, applied in this order.
RENAMES = [
    ("timesformer.embeddings.cls_token", "cls_token"),
    ("timesformer.embeddings.position_embeddings", "pos_embed"),
    ("timesformer.embeddings.time_embeddings", "time_embed"),
    ("timesformer.embeddings.patch_embeddings.projection", "patch_embed.proj"),
    ("timesformer.encoder.layer.", "blocks."),
    ("timesformer.layernorm.", "norm."),
    ("classifier.", "head."),
    ("temporal_attention.attention.qkv", "temporal_attn.qkv"),
    ("temporal_attention.output.dense", "temporal_attn.proj"),
    ("attention.attention.qkv", "attn.qkv"),
    ("attention.output.dense", "attn.proj"),
    ("temporal_layernorm", "temporal_norm1"),
    ("temporal_dense", "temporal_fc"),
    ("layernorm_before", "norm1"),
    ("layernorm_after", "norm2"),
    ("intermediate.dense", "mlp.fc1"),
    ("output.dense", "mlp.fc2"),
]


def original_name(name):
    for theirs, ours in RENAMES:
        name = name.replace(theirs, ours)
    return name


def random_network(config, deviation):
    """Every parameter random, also those that a fresh network has at zero or one."""
    network = TimesformerForVideoClassification(config).eval()
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            parameter.normal_(0, deviation)
            if "layernorm" in name and name.endswith("weight"):
                parameter.add_(1)
    return network


def logits_of(network, clips):
    if network.config.attention_type != "space_only":
        return network(clips).logits
    # Hugging Face leaves one result per frame here; the original averages the tokens over time before the last norm.
    base = network.timesformer
    tokens = base.encoder(base.embeddings(clips)).last_hidden_state
    tokens = tokens.reshape(clips.shape[0], clips.shape[1], *tokens.shape[1:]).mean(1)
    return network.classifier(base.layernorm(tokens)[:, 0])


def write(path, config, batch, deviation):
    torch.manual_seed(20240117)
    network = random_network(config, deviation)
    clips = torch.randn(batch, config.num_frames, 3, config.image_size, config.image_size)
    with torch.no_grad():
        logits = logits_of(network, clips)
    tensors = {original_name(name): value.contiguous() for name, value in network.state_dict().items()}
    tensors["golden.input"] = clips.transpose(1, 2).contiguous()
    tensors["golden.logits"] = logits.contiguous()
    settings = {
        "embed": config.hidden_size,
        "depth": config.num_hidden_layers,
        "heads": config.num_attention_heads,
        "frames": config.num_frames,
        "size": config.image_size,
        "patch": config.patch_size,
        "attention": config.attention_type,
        "classes": config.num_labels,
    }
    save_file(tensors, path, metadata={key: str(value) for key, value in settings.items()})
    path.chmod(0o644)
    print(f"{path}: {path.stat().st_size} bytes, logits {logits.flatten()[:3].tolist()} ...")


def small_config(attention):
    return TimesformerConfig(
        hidden_size=48, num_hidden_layers=2, num_attention_heads=3, intermediate_size=192, image_size=32, patch_size=8,
        num_frames=3, num_labels=7, attention_type=attention)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", metavar="DIR", type=pathlib.Path, help="write the full-size references there")
    folder = parser.parse_args().full
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for name, changes in FULL.items():
            write(folder / f"{name}.safetensors", TimesformerConfig(num_labels=400, **changes), batch=1, deviation=0.02)
        return
    golden = pathlib.Path(__file__).resolve().parent / "golden"
    golden.mkdir(exist_ok=True)
    for name, attention in SCHEMES.items():
        write(golden / f"{name}.safetensors", small_config(attention), batch=2, deviation=0.15)


if __name__ == "__main__":
    main()
