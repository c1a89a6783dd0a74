// SPDX-License-Identifier: MIT
// The result of a balance test for the person who did it: the path of the sway, its velocity, and how that compares
// with other people and with the person's own earlier tests. No verdict. View data in, picture out.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "measures/change.hpp"
#include "measures/mean_sd.hpp"
#include "measures/score.hpp"
#include "play/draw_list.hpp"
#include "play/game.hpp"
#include "posture/reading.hpp"
#include "programme/protocol.hpp"

namespace surefoot {

/// Path of the centre of pressure about its mean, filtered, and its 95 % prediction ellipse. Empty: not measured.
struct SwayTrace {
  std::vector<Vec2> pathMm;
  double majorMm = 0.0;  ///< Semi-axes.
  double minorMm = 0.0;
  double angleDeg = 0.0;  ///< Angle of the major axis from +x.
};

/// SwayTrace::pathMm for the readings from `startS` to `endS` (board time); empty if they cannot be filtered.
std::vector<Vec2> swayPathOf(std::span<const Reading> readings, double startS, double endS);

/// A sentence about one trial.
struct TrialLine {
  std::string id;  ///< Message id; {0} is the number of the trial, {1} seconds.
  std::vector<std::string> arguments;
};

/// All trials of one condition.
struct ConditionResult {
  const TrialCondition* condition = nullptr;
  int counted = 0;
  int failures = 0;                   ///< Counted trials that were not completed.
  std::optional<TrialLine> line;      ///< About the last trial that did not count or was stopped.
  SwayTrace sway;                     ///< From the last trial that could be measured.
  std::optional<MeanSd> velocityMmS;  ///< Of the counted trials.
  BalanceScore score;
  std::optional<double> firstVelocityMmS;  ///< On the first test day that can be compared.
  std::optional<Change> change;            ///< Since that day.
  std::array<std::optional<double>, kWays>
      reachMm;                           ///< Reach: mean of the largest excursions; forward first, then clockwise.
  std::optional<MeanSd> controlPercent;  ///< Reach: directional control.
  std::vector<double> secondsS;          ///< OneLeg: duration of each trial.
  std::optional<double> leftPercent;     ///< Symmetry.
};

struct AssessView {
  DayTime dayTime = DayTime::Morning;
  const Protocol* protocol = nullptr;
  double trialS = 0.0;
  std::vector<ConditionResult> conditions;
  std::optional<double> publishedSingleLegS;  ///< Published mean for the person's age.
  bool boardUnproven = false;                 ///< Nobody is compared on a board without a valid certificate.
  bool named = false;                         ///< False for a guest, who has no earlier tests to compare with.
};

void drawAssessResult(DrawList& out, const Canvas& canvas, const AssessView& view);

}  // namespace surefoot
