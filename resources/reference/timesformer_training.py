#!/usr/bin/env python3
"""Trains the Hugging Face TimeSformer for `carpus bench training --compare reference`: the weights of a Carpus
checkpoint, random clips, the optimizer of the recipe.

Reads commands from standard input, one a line, and answers each with one line of JSON:
    eager N      takes N optimizer steps, answers the milliseconds of each
    compile N    the same through torch.compile (the first step takes minutes)
"""

import json
import sys
import time

import torch

from timesformer import network_of


def optimizer_of(network, recipe):
    decayed = [p for n, p in network.named_parameters() if p.dim() > 1 and "embeddings" not in n and "token" not in n]
    chosen = {id(p) for p in decayed}
    groups = [{"params": decayed, "weight_decay": recipe["weight_decay"]},
              {"params": [p for p in network.parameters() if id(p) not in chosen], "weight_decay": 0.0}]
    if recipe["kind"] == "sgd":
        return torch.optim.SGD(groups, recipe["lr"], momentum=recipe["momentum"], nesterov=recipe["nesterov"])
    kind = torch.optim.AdamW if recipe["kind"] == "adamw" else torch.optim.Adam
    return kind(groups, recipe["lr"], betas=(recipe["beta1"], recipe["beta2"]))


def main():
    recipe = json.loads(sys.argv[1])
    torch.set_num_threads(recipe["threads"])
    network, description = network_of(recipe["checkpoint"])
    device = recipe["device"]
    network = network.to(device).train()
    optimizer = optimizer_of(network, recipe)
    clips = torch.randn(recipe["batch"], description["frames"], 3, description["size"], description["size"],
                        device=device)
    labels = torch.randint(0, len(description["labels"]), (recipe["batch"],), device=device)
    loss_function = torch.nn.CrossEntropyLoss(label_smoothing=recipe["label_smoothing"])
    kinds = {"bf16": torch.bfloat16, "fp16": torch.float16}
    precision = recipe["precision"]
    runners = {"eager": network}

    def step(runner):
        start = time.perf_counter()
        optimizer.zero_grad(set_to_none=True)
        for _ in range(recipe["accumulate"]):
            with torch.autocast(device, kinds.get(precision), enabled=precision in kinds):
                logits = runner(clips).logits
            (loss_function(logits.float(), labels) / recipe["accumulate"]).backward()
        if recipe["clip_norm"] > 0:
            torch.nn.utils.clip_grad_norm_(network.parameters(), recipe["clip_norm"])
        optimizer.step()
        if device != "cpu":
            torch.cuda.synchronize()
        return (time.perf_counter() - start) * 1000

    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        kind, count = line.split()
        if kind == "compile" and kind not in runners:
            runners[kind] = torch.compile(network)
            step(runners[kind])
        print(json.dumps([step(runners[kind]) for _ in range(int(count))]), flush=True)


if __name__ == "__main__":
    main()
