// SPDX-License-Identifier: MIT
#include "board/marks.hpp"

namespace surefoot {

std::vector<Mark> marksOf(BoardModel model) {
  if (model == BoardModel::Classic) {
    return {{{-180, 100}, Zone::Plate},  {{0, 100}, Zone::Plate},  {{180, 100}, Zone::Plate},
            {{-180, 0}, Zone::Plate},    {{0, 0}, Zone::Plate},    {{180, 0}, Zone::Plate},
            {{-180, -100}, Zone::Plate}, {{0, -100}, Zone::Plate}, {{180, -100}, Zone::Plate}};
  }
  return {
      {{-165, 15}, Zone::LeftFoot},         {{-45, 15}, Zone::LeftFoot},         {{-105, -60}, Zone::LeftFoot},
      {{-90, -130}, Zone::LeftFoot},        {{45, 15}, Zone::RightFoot},         {{165, 15}, Zone::RightFoot},
      {{105, -60}, Zone::RightFoot},        {{90, -130}, Zone::RightFoot},       {{-150, 110}, Zone::CarriedLeftToes},
      {{-105, 125}, Zone::CarriedLeftToes}, {{-60, 140}, Zone::CarriedLeftToes}, {{60, 140}, Zone::CarriedRightToes},
      {{105, 125}, Zone::CarriedRightToes}, {{150, 110}, Zone::CarriedRightToes}};
}

std::vector<PlannedPlacement> placementsFor(BoardModel model, bool quick) {
  const std::vector<Mark> marks = marksOf(model);
  std::vector<PlannedPlacement> plan;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (quick && model == BoardModel::Classic && i % 2 == 1) {
      continue;  // of three rows of three: not the middles of the edges
    }
    plan.push_back({i, false});
    if (!isToes(marks[i].zone)) {
      plan.push_back({i, true});
    }
  }
  return plan;
}

std::vector<Mark> checkMarksOf(BoardModel model) {
  if (model == BoardModel::Classic) {
    // Halfway between marks 1 and 2, 3 and 6, 8 and 9, 4 and 7, 2 and 5: far out, for scale and shear.
    return {{{-90, 100}, Zone::Plate},
            {{180, 50}, Zone::Plate},
            {{90, -100}, Zone::Plate},
            {{-180, -50}, Zone::Plate},
            {{0, 50}, Zone::Plate}};
  }
  return {{{-105, 15}, Zone::LeftFoot},
          {{-105, -95}, Zone::LeftFoot},
          {{105, 15}, Zone::RightFoot},
          {{105, -95}, Zone::RightFoot},
          {{-135, -20}, Zone::LeftFoot}};
}

}  // namespace surefoot
