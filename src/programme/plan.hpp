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
  Foot foot = Foot::Both;            ///< Of seated circles: Both is each in turn, Left or Right that one alone.
  int perDay = 1;                    ///< Rounds a day, 1 to 6.
  int repetitions = 10;              ///< Of a round, 1 to 30: presses, times on tiptoe, laps each way, tides.
  double holdS = 3.0;                ///< Presses 3 to 10 s, tiptoe 4 to 60 s, tides 30 to 600 s; circles have none: 0.
  bool ownHold = false;              ///< Tiptoe: `holdS` is where the own length grows to. False: it is exactly that.
  double restS = 3.0;                ///< Least pause between repetitions, 0 to 120 s.
  std::optional<double> difficulty;  ///< Locked there, 0 to 1; absent: it follows the person.

  friend bool operator==(const PlanItem&, const PlanItem&) = default;
};

struct Plan {
  std::vector<PlanItem> items;  ///< In the order in which they are done; each exercise at most once.

  friend bool operator==(const Plan&, const Plan&) = default;
};

/// The article's exercises in its order and doses (README.md): 3 x a day 10 presses of 3 s, 2 x a day 6 times
/// on tiptoe of up to 20 s with rests of 10 s or longer, once a day 10 circles each way.
Plan articlePlan();

/// The article's dose of one exercise; of Free one tide of 120 s.
PlanItem articleItem(Exercise exercise);

/// The item of an exercise, null when the plan leaves it out.
const PlanItem* itemOf(const Plan& plan, Exercise exercise);

/// Empty when the plan can be done, else one line for the user that says what is wrong and what is allowed.
std::string whatIsWrongWith(const Plan& plan);

/// All repetitions that a round of this dose asks for: laps are counted both ways.
int repetitionsAsked(Exercise exercise, int repetitions);

/// The form an exercise takes where the plan says standing or seated and the board sees toes or not: a press standing
/// on a board without toe bars is guided.
Form formFor(Exercise exercise, Form planned, bool boardSeesToes);

}  // namespace surefoot
