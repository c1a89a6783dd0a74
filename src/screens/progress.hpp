// SPDX-License-Identifier: MIT
// What the last days brought: the week, and each exercise's scores over a month with own usual and best. What was done
// and not measured shows as done. Game scores only: no clinical number and no verdict.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "programme/week.hpp"
#include "records/progress.hpp"
#include "screens/screen.hpp"

namespace surefoot {

struct ProgressView {
  DayTime dayTime{};
  double timeS = 0.0;
  Place place;  ///< What has been earned.
  Week week;
  std::array<ScoreHistory, 4> exercises;  ///< By exercise.
};

/// Seven days as rings that fill with what was done; the last is today.
void drawWeek(DrawList& out, Vec2 centre, double width, const Week& week);

void drawProgress(DrawList& out, const Canvas& canvas, const ProgressView& view);

/// Any key or click goes back.
class ProgressScreen {
 public:
  std::optional<bool> handle(const ScreenInput& input, const Canvas& canvas);
};

}  // namespace surefoot
