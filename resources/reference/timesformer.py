#!/usr/bin/env python3
"""The Hugging Face TimeSformer with the weights of a Carpus checkpoint, for `carpus bench model --compare reference`.

Reads commands from standard input, one a line, and answers each with one line of JSON:
    eager N      forwards a random clip N times, answers the milliseconds of each
    compile N    the same through torch.compile (the first one takes a minute)
"""

import json
import struct
import sys
import time

import torch
from transformers import TimesformerConfig, TimesformerForVideoClassification

# Carpus' and the original's names -> those of Hugging Face, applied in this order.
RENAMES = [
    ("patch_embed.proj", "timesformer.embeddings.patch_embeddings.projection"),
    ("cls_token", "timesformer.embeddings.cls_token"),
    ("pos_embed", "timesformer.embeddings.position_embeddings"),
    ("time_embed", "timesformer.embeddings.time_embeddings"),
    ("temporal_attn.qkv", "temporal_attention.attention.qkv"),
    ("temporal_attn.proj", "temporal_attention.output.dense"),
    (".attn.qkv", ".attention.attention.qkv"),
    (".attn.proj", ".attention.output.dense"),
    ("temporal_norm1", "temporal_layernorm"),
    ("temporal_fc", "temporal_dense"),
    (".norm1", ".layernorm_before"),
    (".norm2", ".layernorm_after"),
    ("mlp.fc1", "intermediate.dense"),
    ("mlp.fc2", "output.dense"),
    ("blocks.", "timesformer.encoder.layer."),
    ("head.", "classifier."),
]
KINDS = {"F32": torch.float32, "BF16": torch.bfloat16, "F16": torch.float16}


def their_name(name):
    if name.startswith("norm."):
        return "timesformer.layernorm." + name[5:]
    for ours, theirs in RENAMES:
        name = name.replace(ours, theirs)
    return name


def read_checkpoint(path):
    with open(path, "rb") as file:
        (size,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(size))
        data = bytearray(file.read())
    description = json.loads(header.pop("__metadata__")["carpus"])
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        kind = KINDS[entry["dtype"]]
        flat = torch.frombuffer(data, dtype=kind, count=(end - begin) // kind.itemsize, offset=begin)
        tensors[their_name(name)] = flat.reshape(entry["shape"]).float()
    return description, tensors


def network_of(path):
    description, tensors = read_checkpoint(path)
    if description["stem"] != "linear" or description["motion_tokens"] not in (False, "none"):
        sys.exit("Hugging Face has no network with this stem.")
    config = TimesformerConfig(
        hidden_size=description["embed"], num_hidden_layers=description["depth"],
        num_attention_heads=description["heads"], intermediate_size=description["embed"] * description["mlp_ratio"],
        image_size=description["size"], patch_size=description["patch"], num_frames=description["frames"],
        attention_type=description["attention"], num_labels=len(description["labels"]))
    vars(config)["drop_path_rate"] = description["drop_path"]  # as an argument transformers 5 takes whole numbers only
    network = TimesformerForVideoClassification(config)
    network.load_state_dict(tensors)
    return network.eval(), description


def main():
    path, precision, device, threads, batch = sys.argv[1:6]
    torch.set_num_threads(int(threads))
    network, description = network_of(path)
    network = network.to(device)
    clips = torch.randn(int(batch), description["frames"], 3, description["size"], description["size"], device=device)
    kinds = {"bf16": torch.bfloat16, "fp16": torch.float16}
    runners = {"eager": network}

    def forward(runner):
        start = time.perf_counter()
        with torch.inference_mode(), torch.autocast(device, kinds.get(precision), enabled=precision in kinds):
            runner(clips).logits.float().cpu()
        return (time.perf_counter() - start) * 1000

    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        kind, count = line.split()
        if kind == "compile" and kind not in runners:
            runners[kind] = torch.compile(network)
            forward(runners[kind])
        print(json.dumps([forward(runners[kind]) for _ in range(int(count))]), flush=True)


if __name__ == "__main__":
    main()
