// SPDX-License-Identifier: MIT
// The last days: the week, and each exercise's scores over a month with the person's usual and best score. What was
// done without being measured is shown as done. Game scores only: no clinical numbers and no verdict.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "programme/history.hpp"
#include "programme/week.hpp"
#include "screens/screen.hpp"

namespace surefoot {

struct ProgressView {
  DayTime dayTime{};
  double timeS = 0.0;
  Place place;  ///< What has been earned.
  Week week;
  std::array<ScoreHistory, 4> exercises;  ///< By exercise.
};

/// Seven days as rings, filled by the share that was done; the last one is today.
void drawWeek(DrawList& out, Vec2 centre, double width, const Week& week);

void drawProgress(DrawList& out, const Canvas& canvas, const ProgressView& view);

/// Any key or click goes back.
class ProgressScreen {
 public:
  std::optional<bool> handle(const ScreenInput& input, const Canvas& canvas);
};

}  // namespace surefoot
