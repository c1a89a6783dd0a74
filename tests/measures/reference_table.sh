#!/bin/sh
# SPDX-License-Identifier: MIT
# reference_table.sh PYTHON assets/reference: fails if hbedb.csv is not what make_reference.py makes. 77: no reference data.
people="${SUREFOOT_REFERENCE:-/nowhere}/hbedb_people.csv"
[ -r "$people" ] || { echo "skipped: no reference data"; exit 77; }
"$1" "$2/make_reference.py" "$people" | diff - "$2/hbedb.csv" && echo "the table is what the script makes"
