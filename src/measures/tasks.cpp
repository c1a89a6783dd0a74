// SPDX-License-Identifier: MIT
#include "measures/tasks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <tuple>

#include "measures/geometry.hpp"

namespace surefoot {
namespace {

constexpr double kStartMm = 10.0;
constexpr double kSureMm = 20.0;
constexpr double kLeastApartMm = 20.0;  ///< The middles of two feet side by side.
constexpr double kStopS = 0.25;
constexpr double kStopGrowthMm = 2.0;
constexpr double kAnticipationS = 0.1;
constexpr double kSteppingS = 0.5;
constexpr double kLeastOneLegS = 3.0;
constexpr double kLeastLeanS = 1.0;

/// The movement along and across the line to the target, at even times.
struct Way {
  std::vector<double> alongMm;
  std::vector<double> acrossMm;
  double startS = 0.0;
  double rateHz = 0.0;

  double timeOf(std::size_t i) const { return startS + static_cast<double>(i) / rateHz; }
};

Way wayOf(const Prepared& prepared, Vec2 neutralMm, Vec2 towards) {
  Way way{.alongMm = {}, .acrossMm = {}, .startS = prepared.startS, .rateHz = prepared.rateHz};
  const Vec2 unit = towards * (1.0 / length(towards));
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    const Vec2 shift = Vec2{prepared.mlMm[i], prepared.apMm[i]} - neutralMm;
    way.alongMm.push_back(shift.x * unit.x + shift.y * unit.y);
    way.acrossMm.push_back(shift.y * unit.x - shift.x * unit.y);
  }
  return way;
}

/// The last crossing of 10 mm before the first of 20 mm after the signal; nullopt if there is none.
std::optional<std::size_t> startOf(const Way& way, double cueS) {
  std::size_t sure = 0;
  while (sure < way.alongMm.size() && (way.timeOf(sure) < cueS || way.alongMm[sure] < kSureMm)) {
    ++sure;
  }
  if (sure == way.alongMm.size()) {
    return std::nullopt;
  }
  std::size_t start = sure;
  while (start > 0 && way.alongMm[start - 1] >= kStartMm) {
    --start;
  }
  return start;
}

struct Stop {
  std::size_t at = 0;
  double excursionMm = 0.0;
};

std::optional<Stop> stopOf(const Way& way, std::size_t start) {
  const auto window = static_cast<std::size_t>(std::ceil(kStopS * way.rateHz));
  for (std::size_t i = start; i + window < way.alongMm.size(); ++i) {
    const auto from = way.alongMm.begin() + static_cast<std::ptrdiff_t>(i);
    const auto most = std::max_element(from, from + static_cast<std::ptrdiff_t>(window) + 1);
    if (*from >= kSureMm && *most - *from < kStopGrowthMm) {
      return Stop{.at = static_cast<std::size_t>(most - way.alongMm.begin()), .excursionMm = *most};
    }
  }
  return std::nullopt;
}

double velocityOf(const Way& way, std::size_t start, const Stop& stop) {
  std::size_t from = start;
  while (from > 0 && way.alongMm[from] > 0.05 * stop.excursionMm) {
    --from;
  }
  std::size_t to = start;
  while (to < stop.at && way.alongMm[to] < 0.95 * stop.excursionMm) {
    ++to;
  }
  return 0.9 * stop.excursionMm / (way.timeOf(to) - way.timeOf(from));
}

double controlOf(const Way& way, std::size_t start, const Stop& stop) {
  double toward = 0.0;
  double offAxis = 0.0;
  for (std::size_t i = start; i < stop.at; ++i) {
    toward += std::max(0.0, way.alongMm[i + 1] - way.alongMm[i]);
    offAxis += std::abs(way.acrossMm[i + 1] - way.acrossMm[i]);
  }
  return 100.0 * (toward - offAxis) / toward;
}

/// All measures of a group, absent for one reason.
std::vector<Measure> noneOf(MeasureGroup group, const std::string& reason) {
  std::vector<Measure> none;
  for (const Definition& definition : definitions()) {
    if (definition.group == group) {
      none.push_back(absent(definition.key, reason));
    }
  }
  return none;
}

std::vector<Measure> made(std::vector<Measure> measures, const Prepared& prepared) {
  for (Measure& measure : measures) {
    measure.pipeline = pipelineOf(prepared);
  }
  return measures;
}

double pathOf(const Prepared& prepared) {
  double pathMm = 0.0;
  for (std::size_t i = 1; i < prepared.size(); ++i) {
    pathMm += length({prepared.mlMm[i] - prepared.mlMm[i - 1], prepared.apMm[i] - prepared.apMm[i - 1]});
  }
  return pathMm;
}

std::vector<Measure> shares(double leftPercent) {
  return {measured("load_share_left_percent", leftPercent), measured("load_share_right_percent", 100.0 - leftPercent)};
}

}  // namespace

std::vector<Measure> limitsMeasures(const LeanTrial& trial) {
  const auto none = [](const std::string& reason) { return noneOf(MeasureGroup::Limits, reason); };
  if (!(length(trial.towards) > 0.0)) {
    return none("no target");
  }
  const Prepared prepared = prepare(trial.trace, {.leastS = kLeastLeanS, .resampledBefore = trial.resampledBefore});
  if (!prepared.trouble.empty()) {
    return none(prepared.trouble);
  }
  const Way way = wayOf(prepared, trial.neutralMm, trial.towards);
  const auto start = startOf(way, trial.cueS);
  if (!start) {
    return none("no lean of 20 mm towards the target");
  }
  const double reactionS = way.timeOf(*start) - trial.cueS;
  if (reactionS < kAnticipationS) {
    return none("the lean began before the signal or less than 0.1 s after it");
  }
  const auto from = way.alongMm.begin() + static_cast<std::ptrdiff_t>(*start);
  const double most = *std::max_element(from, way.alongMm.end());
  const auto stop = stopOf(way, *start);
  const auto ofStop = [&](std::string_view key, const auto& value) {
    return stop ? measured(key, value()) : absent(key, "the lean did not come to a stop");
  };
  const auto ofSupport = [&](std::string_view key, const Measure& excursion) {
    return !excursion.value   ? absent(key, excursion.reason)
           : !trial.supportMm ? absent(key, "needs feet on the marks and a known foot length")
                              : measured(key, 100.0 * *excursion.value / *trial.supportMm);
  };
  const Measure endPoint = ofStop("limits_end_point_mm", [&] { return stop->excursionMm; });
  const Measure farthest = measured("limits_max_excursion_mm", most);
  return made(
      {measured("limits_reaction_time_s", reactionS),
       ofStop("limits_movement_velocity_mm_s", [&] { return velocityOf(way, *start, *stop); }), endPoint, farthest,
       ofSupport("limits_end_point_percent", endPoint), ofSupport("limits_max_excursion_percent", farthest),
       ofStop("limits_directional_control_percent", [&] { return controlOf(way, *start, *stop); })},
      prepared);
}

double supportTowards(Vec2 towards, double footLengthMm, double halfStanceMm) {
  constexpr double kBreadthShare = 0.38;
  const Vec2 unit = towards * (1.0 / length(towards));
  const double toTheSide = halfStanceMm + 0.5 * kBreadthShare * footLengthMm;
  const double forward = 0.5 * footLengthMm;
  return 1.0 / std::max(std::abs(unit.x) / toTheSide, std::abs(unit.y) / forward);
}

std::vector<Measure> singleLegMeasures(const SingleLegTrial& trial, Filter filter) {
  const double timeS = trial.endS - trial.startS;
  if (!(timeS > 0.0)) {
    return noneOf(MeasureGroup::SingleLeg, "the foot was not lifted");
  }
  std::vector<Measure> measures{measured("single_leg_time_s", timeS)};
  constexpr std::string_view kVelocity = "single_leg_velocity_mm_s";
  if (timeS < kLeastOneLegS) {
    measures.push_back(absent(kVelocity, "less than 3 s on one leg"));
    return measures;
  }
  const Trace steady = partOf(trial.trace, trial.startS + kSteppingS, trial.endS - kSteppingS);
  const Prepared prepared = prepare(
      steady,
      {.filter = filter, .leastS = 0.9 * (kLeastOneLegS - 2.0 * kSteppingS), .resampledBefore = trial.resampledBefore});
  const double pathMm = pathOf(prepared);
  const std::string trouble =
      prepared.trouble.empty() && pathMm <= 0.0 ? "the centre of pressure never moves" : prepared.trouble;
  measures.push_back(trouble.empty() ? measured(kVelocity, pathMm / prepared.durationS()) : absent(kVelocity, trouble));
  measures.back().pipeline = pipelineOf(prepared);
  return measures;
}

std::vector<Measure> footMeasures(std::span<const Reading> readings, const PrepareSettings& settings) {
  std::vector<Measure> velocities;
  std::vector<Measure> areas;
  for (const auto& [foot, velocityKey, areaKey] :
       {std::tuple{&Reading::left, "foot_velocity_left_mm_s", "foot_ellipse_area_left_mm2"},
        std::tuple{&Reading::right, "foot_velocity_right_mm_s", "foot_ellipse_area_right_mm2"}}) {
    const Prepared prepared = prepare(traceOf(readings, foot), settings);
    const double pathMm = pathOf(prepared);
    const std::string trouble =
        prepared.trouble.empty() && pathMm <= 0.0 ? "the centre of pressure never moves" : prepared.trouble;
    const std::optional<Ellipse> ellipse = trouble.empty() ? predictionEllipse(prepared) : std::nullopt;
    const bool flat = !ellipse || ellipse->minorMm <= 1e-6 * ellipse->majorMm;
    velocities.push_back(trouble.empty() ? measured(velocityKey, pathMm / prepared.durationS())
                                         : absent(velocityKey, trouble));
    areas.push_back(!trouble.empty() ? absent(areaKey, trouble)
                    : flat           ? absent(areaKey, "the centre of pressure moves along one line only")
                                     : measured(areaKey, ellipse->areaMm2()));
    velocities.back().pipeline = areas.back().pipeline = pipelineOf(prepared);
  }
  velocities.insert(velocities.end(), areas.begin(), areas.end());
  return velocities;
}

std::vector<Measure> loadShareOfPlates(std::span<const Reading> readings) {
  double leftN = 0.0;
  double rightN = 0.0;
  for (const Reading& reading : readings) {
    if (reading.whole.valid && !reading.faulty) {
      leftN += std::max(0.0, reading.left.loadN);
      rightN += std::max(0.0, reading.right.loadN);
    }
  }
  if (!(leftN + rightN > 0.0)) {
    return noneOf(MeasureGroup::Symmetry, "no load on separate plates for the feet");
  }
  return shares(100.0 * leftN / (leftN + rightN));
}

std::vector<Measure> loadShareOfPlaces(const Trace& trace, double leftFootXMm, double rightFootXMm) {
  if (trace.size() == 0) {
    return noneOf(MeasureGroup::Symmetry, "no valid sample");
  }
  if (!(rightFootXMm - leftFootXMm >= kLeastApartMm)) {
    return noneOf(MeasureGroup::Symmetry, "the places of the feet are not known");
  }
  double sum = 0.0;
  for (const double mlMm : trace.mlMm) {
    sum += mlMm;
  }
  const double left = 100.0 * (rightFootXMm - sum / static_cast<double>(trace.size())) / (rightFootXMm - leftFootXMm);
  if (!(left >= 0.0 && left <= 100.0)) {
    return noneOf(MeasureGroup::Symmetry, "the centre of pressure is outside the feet: are their places right?");
  }
  return shares(left);
}

Measure meanOf(std::span<const Measure* const> trials, std::string_view key) {
  if (trials.empty()) {
    return absent(key, "no trial");
  }
  double sum = 0.0;
  for (const Measure* trial : trials) {
    if (trial == nullptr || !trial->value) {
      return absent(key, trial == nullptr ? "not measured in one of the trials" : trial->reason);
    }
    sum += *trial->value;
  }
  return measured(key, sum / static_cast<double>(trials.size()));
}

}  // namespace surefoot
