// SPDX-License-Identifier: MIT
#include "programme/bout_totals.hpp"

#include <algorithm>
#include <iterator>

#include "base/median.hpp"

namespace surefoot {
namespace {

constexpr std::string_view kPressDefinition = "press/1";
constexpr std::string_view kTiptoeDefinition = "tiptoe/1";
constexpr std::string_view kCircleDefinition = "circle/1";

template <typename Part>
std::vector<double> valuesOf(const std::vector<Part>& parts, double Part::*value) {
  std::vector<double> values;
  std::ranges::transform(parts, std::back_inserter(values), [value](const Part& part) { return part.*value; });
  return values;
}

template <typename Part>
std::optional<double> meanOf(const std::vector<Part>& parts, double Part::*value) {
  if (parts.empty()) {
    return std::nullopt;
  }
  double sum = 0.0;
  for (const Part& part : parts) {
    sum += part.*value;
  }
  return sum / static_cast<double>(parts.size());
}

template <typename Part, typename Which>
std::vector<Part> only(const std::vector<Part>& parts, Which which) {
  std::vector<Part> some;
  std::ranges::copy_if(parts, std::back_inserter(some), which);
  return some;
}

double count(std::size_t n) {
  return static_cast<double>(n);
}

std::optional<double> largestOf(const std::vector<double>& values) {
  return values.empty() ? std::nullopt : std::optional<double>(std::ranges::max(values));
}

void add(std::vector<EventCell>& cells, const Press& press) {
  cells.insert(cells.end(), {{"start_s", press.startS},
                             {"end_s", press.endS},
                             {"held_s", press.heldS},
                             {"peak", press.peak},
                             {"mean", press.mean},
                             {"variation", press.variation},
                             {"left_share", press.leftShare},
                             {"release_s", press.releaseS},
                             {"complete", press.complete ? 1.0 : 0.0},
                             {"with_lean", press.withLean ? 1.0 : 0.0},
                             {"astray", press.astray ? 1.0 : 0.0}});
}

void add(std::vector<EventCell>& cells, const TiptoeHold& hold) {
  cells.insert(cells.end(), {{"start_s", hold.startS},
                             {"end_s", hold.endS},
                             {"held_s", hold.heldS},
                             {"steps", static_cast<double>(hold.steps)},
                             {"cadence", hold.cadence},
                             {"left_share", hold.leftShare},
                             {"rise", hold.rise},
                             {"wobble", hold.wobble},
                             {"lowering_s", hold.loweringS},
                             {"measured", hold.measured ? 1.0 : 0.0},
                             {"astray", hold.astray ? 1.0 : 0.0}});
}

void add(std::vector<EventCell>& cells, const CircleLap& lap) {
  cells.insert(cells.end(), {{"start_s", lap.startS},
                             {"end_s", lap.endS},
                             {"clockwise", lap.clockwise ? 1.0 : 0.0},
                             {"radius_mm", lap.radiusMm},
                             {"roundness", lap.roundness},
                             {"evenness", lap.evenness},
                             {"sectors", static_cast<double>(lap.sectors)},
                             {"complete", lap.complete ? 1.0 : 0.0}});
}

}  // namespace

void BoutTotals::add(const MovementEvent& event) {
  if (event.kind == EventKind::WeightMeasured) {
    bodyWeightN_ = event.value;
  } else if (event.kind == EventKind::PressEnd && !event.press.astray) {
    presses_.push_back(event.press);
  } else if (event.kind == EventKind::HoldEnd && !event.hold.astray) {
    holds_.push_back(event.hold);
  } else if (event.kind == EventKind::LapEnd) {
    laps_.push_back(event.lap);
  }
}

std::vector<BoutMeasure> BoutTotals::measuresOf(Exercise exercise) const {
  switch (exercise) {
    case Exercise::ToePress:
      return ofPresses();
    case Exercise::Tiptoe:
      return ofHolds();
    case Exercise::AnkleCircle:
      return ofLaps();
    case Exercise::Free:
      break;
  }
  return {};
}

std::vector<BoutMeasure> BoutTotals::ofPresses() const {
  constexpr std::string_view kNone = "no complete press without a lean";
  const auto complete = only(presses_, [](const Press& press) { return press.complete; });
  // Presses with a lean are excluded from toe results (src/movement/README.md).
  const auto clean = only(complete, [](const Press& press) { return press.kind == PressKind::Toe && !press.withLean; });
  return {{"press_count", count(presses_.size()), "1", kPressDefinition, ""},
          {"press_complete_count", count(complete.size()), "1", kPressDefinition, ""},
          {"toe_press_held_s", meanOf(clean, &Press::heldS), "s", kPressDefinition, kNone},
          {"toe_press_variation", meanOf(clean, &Press::variation), "1", kPressDefinition, kNone},
          {"toe_press_left_share", meanOf(clean, &Press::leftShare), "1", kPressDefinition, kNone},
          {"toe_press_best_n", largestOf(valuesOf(clean, &Press::peak)), "N", kPressDefinition, kNone}};
}

std::vector<BoutMeasure> BoutTotals::ofHolds() const {
  constexpr std::string_view kNone = "no tiptoe hold";
  constexpr std::string_view kNoneSure = "no tiptoe hold that could be measured";
  const auto sure = only(holds_, [](const TiptoeHold& hold) { return hold.measured; });
  double steps = 0.0;
  for (const TiptoeHold& hold : holds_) {
    steps += hold.steps;
  }
  return {{"tiptoe_count", count(holds_.size()), "1", kTiptoeDefinition, ""},
          {"tiptoe_step_count", steps, "1", kTiptoeDefinition, ""},
          {"tiptoe_held_s", medianOf(valuesOf(holds_, &TiptoeHold::heldS)), "s", kTiptoeDefinition, kNone},
          {"tiptoe_longest_s", largestOf(valuesOf(holds_, &TiptoeHold::heldS)), "s", kTiptoeDefinition, kNone},
          {"tiptoe_rise", medianOf(valuesOf(sure, &TiptoeHold::rise)), "1", kTiptoeDefinition, kNoneSure},
          {"tiptoe_wobble", medianOf(valuesOf(sure, &TiptoeHold::wobble)), "1", kTiptoeDefinition, kNoneSure},
          {"tiptoe_lowering_s", medianOf(valuesOf(sure, &TiptoeHold::loweringS)), "s", kTiptoeDefinition, kNoneSure}};
}

std::vector<BoutMeasure> BoutTotals::ofLaps() const {
  constexpr std::string_view kNone = "no complete lap";
  const auto whole = only(laps_, [](const CircleLap& lap) { return lap.complete; });
  const auto clockwise = only(whole, [](const CircleLap& lap) { return lap.clockwise; });
  return {{"circle_clockwise_count", count(clockwise.size()), "1", kCircleDefinition, ""},
          {"circle_counter_clockwise_count", count(whole.size() - clockwise.size()), "1", kCircleDefinition, ""},
          {"circle_radius_mm", medianOf(valuesOf(whole, &CircleLap::radiusMm)), "mm", kCircleDefinition, kNone},
          {"circle_roundness", meanOf(whole, &CircleLap::roundness), "1", kCircleDefinition, kNone},
          {"circle_evenness", meanOf(whole, &CircleLap::evenness), "1", kCircleDefinition, kNone}};
}

std::vector<EventCell> cellsOf(const MovementEvent& event) {
  std::vector<EventCell> cells{{"t_s", event.tS}, {"value", event.value}};
  switch (event.kind) {
    case EventKind::NeutralSet:
      cells.insert(cells.end(), {{"x_mm", event.at.x}, {"y_mm", event.at.y}});
      break;
    case EventKind::PressEnd:
      add(cells, event.press);
      break;
    case EventKind::HoldEnd:
      add(cells, event.hold);
      break;
    case EventKind::LapEnd:
      add(cells, event.lap);
      break;
    default:
      break;
  }
  return cells;
}

}  // namespace surefoot
