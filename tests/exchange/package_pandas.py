# SPDX-License-Identifier: MIT
"""Checks an export with another program: pandas must read every table with the types that datapackage.json promises.

package_pandas.py SUREFOOT README   Plays, exports, reads. Exit 77: python3-pandas is missing."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import pandas as pd
except ImportError:
    print("skipped: python3-pandas is not installed")
    sys.exit(77)

KINDS = {"string": "string", "number": "float64", "integer": "Int64", "boolean": "boolean", "datetime": None,
         "date": None}


def load(directory, resource):
    dialect = resource.get("dialect", {})
    fields = resource["schema"]["fields"]
    decimal = next((f["decimalChar"] for f in fields if "decimalChar" in f), ".")
    types = {f["name"]: KINDS[f["type"]] for f in fields if KINDS[f["type"]]}
    if "seed" in types:
        types["seed"] = "UInt64"
    return pd.read_csv(directory / resource["path"], sep=dialect.get("delimiter", ","), decimal=decimal,
                       encoding="utf-8-sig" if dialect else "utf-8", dtype=types, keep_default_na=False,
                       na_values=[""],
                       parse_dates=[f["name"] for f in fields if KINDS[f["type"]] is None])


def load_all(directory):
    package = json.loads((directory / "datapackage.json").read_text())
    return package, {r["name"]: load(directory, r) for r in package["resources"]}


def check_types(package, tables):
    for resource in package["resources"]:
        table = tables[resource["name"]]
        for field in resource["schema"]["fields"]:
            kind = str(table[field["name"]].dtype)
            if KINDS[field["type"]] is None:
                # A column without any time has nothing to tell its type by.
                zone = "" if field["type"] == "date" else ", .+"
                assert table[field["name"]].isna().all() or re.fullmatch(rf"datetime64\[ns{zone}\]", kind), (field, kind)
            else:
                assert kind in (KINDS[field["type"]], "UInt64"), (resource["name"], field["name"], kind)


def check_joins(tables):
    sessions, people, bouts = tables["sessions"], tables["people"], tables["bouts"]
    joined = sessions.merge(people, on=["person_id", "session_id"], suffixes=("", "_there"), validate="one_to_one")
    assert len(joined) == 2 and (joined.pseudonym == joined.pseudonym_there).all()
    assert (joined.age_years > 70).all() and len(sessions) == 3
    scored = bouts.merge(tables["measures"].query("measure == 'score'"), on=["session_id", "bout_id"])
    assert len(scored) == 3 and (scored.score == scored.value).all() and (scored.score > 0).all()
    assert (sessions.ended_at >= sessions.started_at).all()
    for _, session in sessions.iterrows():
        samples = tables["samples-" + session.session_id]
        assert len(samples) == session.sample_count
        assert samples.time_s.is_monotonic_increasing and samples.cop_x_mm[~samples.valid].isna().all()
        assert samples.load_n[samples.phase == "play"].median() > 300


def run_readme(readme, directory):
    """Runs the example in the README unchanged."""
    code = re.search(r"```python\n(.*?)```", pathlib.Path(readme).read_text(), re.S).group(1)
    assert len(code.strip().splitlines()) <= 6, "the README says five lines and an import"
    result = subprocess.run([sys.executable, "-c", code], cwd=directory.parent, capture_output=True, text=True)
    assert result.returncode == 0 and result.stdout.strip(), (code, result.stderr)
    return result.stdout


def main(surefoot, readme):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        env = {**os.environ, "SUREFOOT_DATA": str(scratch / "data")}
        env.pop("DISPLAY", None)

        def surefoot_does(*words):
            result = subprocess.run([surefoot, *words], env=env, cwd=scratch, capture_output=True, text=True)
            assert result.returncode == 0, (words, result.stderr)
            return result.stdout

        surefoot_does("person", "add", "--demonstration", "--name", "Ann", "--birth-year", "1948")
        for who in (["--person", "Ann"], ["--person", "Ann"], []):
            surefoot_does("play", "--headless", "--board", "sim,seed=7", "--exercise", "toe-press", "--repetitions", "2",
                          *who)
        surefoot_does("export", "--out", "out", "--wide", "--demonstrations")
        package, tables = load_all(scratch / "out")
        check_types(package, tables)
        check_joins(tables)
        assert len(tables["wide"]) == 3 and tables["wide"].score.notna().all()
        surefoot_does("export", "--out", "excel", "--wide", "--excel", "--demonstrations")
        _, excel = load_all(scratch / "excel")
        for name, table in tables.items():
            pd.testing.assert_frame_equal(table, excel[name])
        print(run_readme(readme, scratch / "out"))
        surefoot_does("export", "--out", "fhir", "--format", "fhir", "--demonstrations")
        checker = pathlib.Path(__file__).parent / "fhir_schema.py"
        bundles = sorted(map(str, (scratch / "fhir").glob("*.json")))
        assert len(bundles) == 2, bundles
        fhir = subprocess.run([sys.executable, str(checker), *bundles], capture_output=True, text=True)
        assert fhir.returncode in (0, 77), fhir.stderr
        print(fhir.stdout, end="")
        rows = sum(len(t) for t in tables.values())
        print(f"pandas {pd.__version__}: {len(tables)} tables, {rows} rows, types and joins as promised")


main(sys.argv[1], sys.argv[2])
