"""Times the Python reference on the folder given as argument, for comparison with the benchmark.

With Packit installed its own loader is timed. Without it only PyYAML's safe_load is, which is the
first of that loader's steps and therefore less than the reference needs.
"""

import pathlib
import sys
import time

import yaml

try:
    from packit.config.package_config import PackageConfig

    def load(text):
        PackageConfig.get_from_dict(
            yaml.safe_load(text) | {"config_file_path": ".packit.yaml"}, repo_name="example-repo"
        )

    what = "Packit's loader"
except ImportError:
    load = yaml.safe_load
    what = "PyYAML's safe_load alone"

texts = []
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml")):
    text = path.read_text(encoding="utf-8")
    try:
        load(text)
        texts.append(text)
    except Exception:
        pass

best = float("inf")
for _ in range(3):
    start = time.perf_counter()
    for text in texts:
        load(text)
    best = min(best, time.perf_counter() - start)
print(f"{what}: {best / len(texts) * 1e6:.0f} us/file on average over {len(texts)} files")
