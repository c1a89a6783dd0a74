#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes a reference table: regressions of ln(measure) on age, sex and height, from one row a trial.

make_reference.py TRIALS.csv > hbedb.csv

TRIALS.csv has the columns subject, vision (Open, Closed), surface (Firm, Foam), age_years, sex (F, M), height_cm, disability (No, Yes), velocity_cm_s
and area_cm2; lines that begin with # are left out. Each person is the mean of their trials. Ordinary least squares with
(age - 50) / 10 and its square, 1 for men, (height - 165 cm) / 10 cm; without sex or height for people of whom that is not known. What remains has its
own quantiles (Hazen) instead of a normal distribution, since it is skewed. A clinic makes a table of its own from its own trials with the constants
below."""
import collections
import csv
import math
import sys

TABLE = "hbedb/2"
DEVICE = "force plate"
SOURCE = ("Santos & Duarte 2016, PeerJ 4:e2648 (10.7717/peerj.2648), Human Balance Evaluation Data Base, CC BY 4.0")
DONE = {"duration_s": "60", "least_rate_hz": "50", "filter": "butterworth", "most_noise_mm": "0.1", "footwear": "barefoot", "stance": "marked"}
# SEM of velocity between days: the lower end of Riemann & Piersol 2016 (10.1007/s40520-016-0687-2). The upper end, 23.6 %, is more than the whole spread between
# the people measured here on foam.
SEM = 0.159
LEVELS = [0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975]
MEASURES = [("mean_velocity_mm_s", "mean-velocity/1", "mm/s", "velocity_cm_s", 10.0),
            ("ellipse_area_mm2", "ellipse-area/1", "mm2", "area_cm2", 100.0)]
CONDITIONS = [("eyes-open-firm", "Open", "Firm"), ("eyes-closed-firm", "Closed", "Firm"),
              ("eyes-open-foam", "Open", "Foam"), ("eyes-closed-foam", "Closed", "Foam")]
FIRST_AGE = 15  # people_by_age: steps of five years from here

Person = collections.namedtuple("Person", "age male height ln within trials")


def read(path):
    with open(path, newline="") as file:
        return [row for row in csv.DictReader(line for line in file if not line.startswith("#")) if row["disability"] == "No"]


def people_of(rows, vision, surface, column, unit):
    trials = collections.defaultdict(list)
    for row in rows:
        if row["vision"] == vision and row["surface"] == surface:
            trials[row["subject"]].append(row)
    people = []
    for subject in sorted(trials, key=int):
        values = [float(row[column]) * unit for row in trials[subject]]
        lns = [math.log(value) for value in values]
        mean = sum(lns) / len(lns)
        row = trials[subject][0]
        people.append(Person(float(row["age_years"]), row["sex"] == "M", float(row["height_cm"]), math.log(sum(values) / len(values)),
                             sum((ln - mean) ** 2 for ln in lns), len(lns)))
    return people


def predictors(person, sex, height):
    a = (person.age - 50.0) / 10.0
    return [1.0, a, a * a] + ([float(person.male)] if sex else []) + ([(person.height - 165.0) / 10.0] if height else [])


def inverse(matrix):
    """Gauss-Jordan with pivots."""
    n = len(matrix)
    work = [row[:] + [float(i == j) for j in range(n)] for i, row in enumerate(matrix)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(work[k][i]))
        work[i], work[pivot] = work[pivot], work[i]
        work[i] = [x / work[i][i] for x in work[i]]
        for k in range(n):
            if k != i:
                work[k] = [x - work[k][i] * y for x, y in zip(work[k], work[i])]
    return [row[n:] for row in work]


def quantile(ordered, level):
    """Hazen: the i-th of n values is at (i - 0.5) / n."""
    place = level * len(ordered) - 0.5
    i = min(max(int(math.floor(place)), 0), len(ordered) - 2)
    return ordered[i] + (place - i) * (ordered[i + 1] - ordered[i])


def fit(people, sex, height):
    rows = [predictors(person, sex, height) for person in people]
    n, p = len(rows), len(rows[0])
    products = [[sum(row[i] * row[j] for row in rows) for j in range(p)] for i in range(p)]
    cov = inverse(products)
    xy = [sum(row[i] * person.ln for row, person in zip(rows, people)) for i in range(p)]
    b = [sum(cov[i][j] * xy[j] for j in range(p)) for i in range(p)]
    rest = [person.ln - sum(x * y for x, y in zip(row, b)) for row, person in zip(rows, people)]
    sd = math.sqrt(sum(r * r for r in rest) / (n - p))
    widened = sorted(r * math.sqrt(n / (n - p)) for r in rest)  # as wide as sd says
    places = [0, 1, 2] + ([3] if sex else []) + ([4] if height else [])
    whole_b = [0.0] * 5
    whole_cov = [[0.0] * 5 for _ in range(5)]
    for i, at in enumerate(places):
        whole_b[at] = b[i]
        for j, other in enumerate(places):
            whole_cov[at][other] = cov[i][j]
    return whole_b, whole_cov, sd, n - p, [quantile(widened, level) for level in LEVELS]


def main():
    rows = read(sys.argv[1])
    names = ["table", "predictors", "age_from", "age_to", "height_from_cm", "height_to_cm", "condition", "measure", "definition", "unit", "people",
             "women", "people_by_age", "coefficients", "covariance", "sd", "freedom", "quantiles", "trial_sd", "day_sd", "trials", *DONE, "device", "source"]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(names)
    short = lambda value: f"{value:.5g}"
    for measure, definition, unit, column, factor in MEASURES:
        for condition, vision, surface in CONDITIONS:
            people = people_of(rows, vision, surface, column, factor)
            trial_sd = math.sqrt(sum(p.within for p in people) / sum(p.trials - 1 for p in people))
            velocities = people_of(rows, vision, surface, "velocity_cm_s", 10.0)
            velocity_sd = math.sqrt(sum(p.within for p in velocities) / sum(p.trials - 1 for p in velocities))
            # Published for velocity; other measures vary from day to day as much more as they do from trial to trial.
            day_sd = math.sqrt(math.log(1.0 + SEM * SEM) - velocity_sd ** 2 / 3.0) * trial_sd / velocity_sd
            steps = [0] * (int(max(p.age for p in people) - FIRST_AGE) // 5 + 1)
            for person in people:
                steps[int(person.age - FIRST_AGE) // 5] += 1
            for sex in (True, False):
                for height in (True, False):
                    b, cov, sd, freedom, quantiles = fit(people, sex, height)
                    out.writerow([TABLE, "age" + ("+sex" if sex else "") + ("+height" if height else ""), int(min(p.age for p in people)),
                                  int(max(p.age for p in people)), math.floor(min(p.height for p in people)), math.ceil(max(p.height for p in people)),
                                  condition, measure, definition, unit, len(people), sum(not p.male for p in people),
                                  " ".join(map(str, steps)), " ".join(map(short, b)),
                                  " ".join(short(cov[i][j]) for i in range(5) for j in range(i, 5)), short(sd), freedom,
                                  " ".join(map(short, quantiles)), short(trial_sd), short(day_sd), 3, *DONE.values(), DEVICE, SOURCE])


main()
