// SPDX-License-Identifier: MIT
// What a balance test came to, for the person who did it: where the sway went, how fast, where that stands among
// others and against the own earlier days. No verdict. View data in, picture out.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "measures/change.hpp"
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
  double angleDeg = 0.0;  ///< Of the major axis from +x.
};

/// SwayTrace::pathMm of the readings from `startS` up to `endS`, by board time; empty where it cannot be filtered.
std::vector<Vec2> swayPathOf(std::span<const Reading> readings, double startS, double endS);

/// One trial in words.
struct TrialLine {
  std::string id;  ///< Message id; {0} is the number of the trial, {1} seconds.
  std::vector<std::string> arguments;
};

/// All trials of one condition.
struct ConditionResult {
  const TrialCondition* condition = nullptr;
  int counted = 0;
  int failures = 0;                   ///< Of those that count, how many did not go all the way.
  std::optional<TrialLine> line;      ///< Of the last trial that does not count or was stopped.
  SwayTrace sway;                     ///< Of the last trial that could be measured.
  std::optional<double> velocityMmS;  ///< Mean of the trials that count.
  BalanceScore score;
  std::optional<double> lastVelocityMmS;  ///< Of the last test day before today.
  std::optional<Change> change;           ///< From then to now.
  std::array<std::optional<double>, kWays>
      reachMm;                           ///< Reach: mean of the largest excursions, forward, then clockwise.
  std::optional<double> controlPercent;  ///< Reach: mean directional control.
  std::vector<double> secondsS;          ///< OneLeg: each trial.
  std::optional<double> leftPercent;     ///< Symmetry.
};

struct AssessView {
  DayTime dayTime = DayTime::Morning;
  const Protocol* protocol = nullptr;
  double trialS = 0.0;
  std::vector<ConditionResult> conditions;
  std::optional<double> publishedSingleLegS;  ///< Mean of the person's age.
  bool named = false;                         ///< Nothing of a guest can be compared with earlier days.
};

void drawAssessResult(DrawList& out, const Canvas& canvas, const AssessView& view);

}  // namespace surefoot
