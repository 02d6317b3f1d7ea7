#!/usr/bin/env python3
"""Makes golden/archives/*: files of torch.save in both formats, and some that must be refused. Needs PyTorch."""

import collections
import os
import pathlib
import pickle
import zipfile

import torch

FOLDER = pathlib.Path(__file__).resolve().parent / "golden" / "archives"
TYPES = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool"]


def content():
    """Every tensor holds 0, 1, 2... in row-major order (bool: whether odd), however it lies in memory."""
    shared = torch.arange(24, dtype=torch.float32)
    weights = collections.OrderedDict()
    for name in TYPES:
        values = torch.arange(6).reshape(2, 3)
        weights[name] = values % 2 == 1 if name == "bool" else values.to(getattr(torch, name))
    weights["whole"] = shared.view(4, 6)
    weights["part"] = shared[:5]
    weights["transposed"] = torch.arange(12, dtype=torch.float32).reshape(4, 3).t().contiguous().t()
    weights["scalar"] = torch.tensor(0.0)
    weights["empty"] = torch.empty(0, 3)
    weights["parameter"] = torch.nn.Parameter(torch.arange(4, dtype=torch.float32))
    weights._metadata = {"": {"version": 1}}  # as modules leave it
    return {"epoch": 17, "cfg": "DATA:\n  SAMPLING_RATE: 32\n", "model_state": weights,
            "optimizer_state": {"param_groups": [{"lr": 0.005, "nesterov": True, "params": [0, 1]}]}}


class Call:
    """What a pickle of this does when it is loaded by Python."""

    def __init__(self, function, *arguments):
        self.function, self.arguments = function, arguments

    def __reduce__(self):
        return self.function, self.arguments


def save(name, value, legacy):
    torch.save(value, FOLDER / name, _use_new_zipfile_serialization=not legacy)


def rewrite(name, source, change):
    """A copy of a zip file with changed names and contents."""
    with zipfile.ZipFile(FOLDER / source) as old, zipfile.ZipFile(FOLDER / name, "w") as new:
        for entry in old.infolist():
            changed = change(entry.filename, old.read(entry))
            if changed:
                new.writestr(*changed)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    save("zip.pth", content(), legacy=False)
    save("legacy.pth", content(), legacy=True)
    save("tensor.pt", torch.arange(3, dtype=torch.float32), legacy=False)
    save("system.pth", {"weights": Call(os.system, "touch /tmp/executed")}, legacy=False)
    save("eval.pth", {"weights": Call(eval, "1 + 1")}, legacy=True)
    rewrite("outside.pth", "tensor.pt", lambda name, data: ("../" + name if name.endswith("version") else name, data))
    rewrite("big_endian.pth", "tensor.pt", lambda name, data: (name, b"big" if name.endswith("byteorder") else data))
    rewrite("no_data.pth", "tensor.pt", lambda name, data: None if "/data/" in name else (name, data))
    rewrite("no_pickle.pth", "tensor.pt", lambda name, data: None if name.endswith(".pkl") else (name, data))
    with zipfile.ZipFile(FOLDER / "compressed.pth", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.pkl", pickle.dumps([0] * 1000))
    for path in sorted(FOLDER.iterdir()):
        path.chmod(0o644)
        print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
