// SPDX-License-Identifier: MIT
#include "programme/plan.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace surefoot {
namespace {

struct Limits {
  double least = 0.0;
  double most = 0.0;
};

Limits holdLimits(Exercise exercise) {
  switch (exercise) {
    case Exercise::ToePress:
      return {PressDetector::kCompleteS, 10.0};
    case Exercise::Tiptoe:
      return {4.0, 60.0};
    case Exercise::AnkleCircle:
      return {0.0, 0.0};
    case Exercise::Free:
      return {30.0, 600.0};
  }
  return {};
}

std::string outside(const char* what, double value, Limits limits) {
  if (value >= limits.least && value <= limits.most) {
    return {};
  }
  if (limits.least == limits.most) {
    return std::string(what) + " must be " + numberText(limits.least) + ", not " + numberText(value);
  }
  return std::string(what) + " must be from " + numberText(limits.least) + " to " + numberText(limits.most) + ", not " +
         numberText(value);
}

std::string whatIsWrongWith(const PlanItem& item) {
  const std::string checks[] = {outside("rounds a day", item.perDay, {1, 6}),
                                outside("repetitions of a round", item.repetitions, {1, 30}),
                                outside("the hold in seconds", item.holdS, holdLimits(item.exercise)),
                                outside("the rest in seconds", item.restS, {0.0, 120.0}),
                                outside("the difficulty", item.difficulty.value_or(0.0), {0.0, 1.0})};
  for (const std::string& wrong : checks) {
    if (!wrong.empty()) {
      return wrong;
    }
  }
  if (item.form == Form::Guided && item.exercise != Exercise::ToePress) {
    return "only toe presses can be guided";
  }
  if (item.foot != Foot::Both && (item.exercise != Exercise::AnkleCircle || item.form != Form::Seated)) {
    return "only seated circles can be done with one foot";
  }
  if (item.ownHold && item.exercise != Exercise::Tiptoe) {
    return "only a tiptoe hold can adapt to the person";
  }
  return {};
}

}  // namespace

PlanItem articleItem(Exercise exercise) {
  switch (exercise) {
    case Exercise::ToePress:
      return {.exercise = exercise,
              .perDay = 3,
              .repetitions = 10,
              .holdS = PressDetector::kCompleteS,
              .restS = 3.0,
              .difficulty = {}};
    case Exercise::Tiptoe:
      return {.exercise = exercise,
              .perDay = 2,
              .repetitions = 6,
              .holdS = 20.0,
              .ownHold = true,
              .restS = 10.0,
              .difficulty = {}};
    case Exercise::AnkleCircle:
      return {.exercise = exercise, .perDay = 1, .repetitions = 10, .holdS = 0.0, .restS = 5.0, .difficulty = {}};
    case Exercise::Free:
      return {.exercise = exercise, .perDay = 1, .repetitions = 1, .holdS = 120.0, .restS = 3.0, .difficulty = {}};
  }
  return {};
}

Plan articlePlan() {
  return {{articleItem(Exercise::ToePress), articleItem(Exercise::Tiptoe), articleItem(Exercise::AnkleCircle)}};
}

const PlanItem* itemOf(const Plan& plan, Exercise exercise) {
  const auto found = std::ranges::find(plan.items, exercise, &PlanItem::exercise);
  return found == plan.items.end() ? nullptr : &*found;
}

std::string whatIsWrongWith(const Plan& plan) {
  if (plan.items.empty()) {
    return "a plan must have at least one exercise";
  }
  for (const PlanItem& item : plan.items) {
    const std::string name(wordOf(item.exercise));
    if (std::ranges::count(plan.items, item.exercise, &PlanItem::exercise) > 1) {
      return name + " can be in the plan only once: ask for more rounds instead";
    }
    const std::string wrong = whatIsWrongWith(item);
    if (!wrong.empty()) {
      return name + ": " + wrong;
    }
  }
  return {};
}

int repetitionsAsked(Exercise exercise, int repetitions) {
  return exercise == Exercise::AnkleCircle ? 2 * repetitions : repetitions;
}

Form formFor(Exercise exercise, Form planned, bool boardSeesToes) {
  return exercise == Exercise::ToePress && planned == Form::Standing && !boardSeesToes ? Form::Guided : planned;
}

}  // namespace surefoot
