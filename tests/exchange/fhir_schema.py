# SPDX-License-Identifier: MIT
"""Checks FHIR Bundles against the published JSON schema of R4, resource by resource, and checks that the schema can fail.

fhir_schema.py BUNDLE.json...   Exit 77: python3-jsonschema is missing."""
import copy
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

schema = json.loads((pathlib.Path(__file__).parent / "fhir_r4_schema.json").read_text())


def problems(resource):
    kind = resource.get("resourceType")
    if kind not in ("Bundle", "Patient", "Device", "Observation"):
        return [f"unknown resourceType {kind}"]
    validator = jsonschema.Draft6Validator({**schema, "$ref": f"#/definitions/{kind}"})
    return [f"{kind}: {'/'.join(map(str, e.absolute_path))}: {e.message[:120]}" for e in validator.iter_errors(resource)]


def problems_of_bundle(bundle):
    found = problems({**bundle, "entry": []})
    for entry in bundle["entry"]:
        found += problems(entry["resource"])
        found += [p for p in problems({"resourceType": "Bundle", "type": "collection", "entry": [{**entry, "resource": {
            "resourceType": "Patient"}}]})]
    return found


def expect_faults(bundle):
    """A schema that accepts everything would prove nothing."""
    def observation(b):
        return next(e["resource"] for e in b["entry"] if e["resource"]["resourceType"] == "Observation")

    faults = {
        "no code": lambda o: o.pop("code"),
        "unknown element": lambda o: o.update(verdict="fine"),
        "number as text": lambda o: o["valueQuantity"].update(value="ten"),
        "no such status": lambda o: o.update(status="done"),
        "no time": lambda o: o.update(effectiveDateTime="yesterday"),
    }
    for name, spoil in faults.items():
        spoilt = copy.deepcopy(bundle)
        spoil(observation(spoilt))
        assert problems_of_bundle(spoilt), f"the schema does not see: {name}"


resources = 0
for path in sys.argv[1:]:
    bundle = json.loads(pathlib.Path(path).read_text())
    found = problems_of_bundle(bundle)
    assert not found, "\n".join(found[:20])
    resources += len(bundle["entry"])
    if any(e["resource"].get("valueQuantity") for e in bundle["entry"]):
        expect_faults(bundle)
assert resources > 0, "nothing to check"
print(f"{len(sys.argv) - 1} bundles, {resources} resources: as R4 (4.0.1) has them")
