// SPDX-License-Identifier: MIT
// What a person does each day: the exercises in order, their dose and form. Plain data; knows no clock and no database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "movement/exercise.hpp"
#include "movement/tracker.hpp"

namespace surefoot {

/// One exercise of the plan. A round is one bout of a game; seated circles of both feet are two, the left and then the
/// right.
struct PlanItem {
  Exercise exercise = Exercise::ToePress;
  Form form = Form::Standing;
  Foot foot = Foot::Both;  ///< For seated circles: Both does each foot in turn, Left or Right only that foot.
  int perDay = 1;          ///< Rounds a day, 1 to 6.
  int repetitions = 10;    ///< Per round, 1 to 30: presses, tiptoe holds, laps each way, tides.
  double holdS =
      PressDetector::kCompleteS;  ///< Presses 3 to 10 s, tiptoe 4 to 60 s, tides 30 to 600 s; circles have no hold: 0.
  bool ownHold = false;  ///< Tiptoe: the hold adapts to the person, up to `holdS`. False: it is always `holdS`.
  double restS = 3.0;    ///< Shortest pause between repetitions, 0 to 120 s.
  std::optional<double> difficulty;  ///< Fixed difficulty, 0 to 1; absent: it adapts to the person.

  friend bool operator==(const PlanItem&, const PlanItem&) = default;
};

struct Plan {
  std::vector<PlanItem> items;  ///< In the order in which they are done; each exercise at most once.

  friend bool operator==(const Plan&, const Plan&) = default;
};

/// The article's exercises in its order and doses (README.md): three times a day 10 presses of 3 s, twice a day 6
/// tiptoe holds of up to 20 s with rests of 10 s or longer, once a day 10 circles each way.
Plan articlePlan();

/// The article's dose of one exercise; for Free, one tide of 120 s.
PlanItem articleItem(Exercise exercise);

/// The item of an exercise, null if the plan leaves it out.
const PlanItem* itemOf(const Plan& plan, Exercise exercise);

/// Empty if the plan can be done, otherwise one line for the user that says what is wrong and what is allowed.
std::string whatIsWrongWith(const Plan& plan);

/// Repetitions in a round of this dose: laps are counted in both directions.
int repetitionsAsked(Exercise exercise, int repetitions);

/// The form of an exercise, given whether the plan says standing or seated and whether the board can measure toes: a
/// standing press on a board without toe bars is guided.
Form formFor(Exercise exercise, Form planned, bool boardSeesToes);

}  // namespace surefoot
