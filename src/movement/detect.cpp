// SPDX-License-Identifier: MIT
// A whole recording through the same tracker that plays the games.
#include "movement/detect.hpp"

#include <algorithm>
#include <cstddef>

namespace surefoot {

namespace {

constexpr double kLeastS = 0.3;
constexpr double kWeakStartShare = 0.06;
constexpr std::ptrdiff_t kWeakLeastComplete = 2;
/// Stands for a load that is not known: constant, and of a person.
constexpr double kSomeLoadN = 700.0;

std::vector<Press> pressesOf(std::span<const Reading> readings, const DetectSetup& setup, double forwardStartShare) {
  const bool toes = setup.form == Form::Seated || (!readings.empty() && readings.front().hasToes);
  MovementTracker tracker(
      {.person = setup.person, .form = setup.form, .toes = toes, .forwardStartShare = forwardStartShare});
  std::vector<MovementEvent> events;
  for (Reading reading : readings) {
    if (!setup.loadKnown) {
      reading.whole.loadN = kSomeLoadN;
      reading.whole.valid = true;
    }
    tracker.step(reading, events);
  }
  tracker.finish(events);
  std::vector<Press> presses;
  for (const MovementEvent& event : events) {
    if (event.kind == EventKind::PressEnd && !event.press.astray && event.press.endS - event.press.startS >= kLeastS) {
      presses.push_back(event.press);
    }
  }
  return presses;
}

std::ptrdiff_t completeOf(const std::vector<Press>& presses) {
  return std::count_if(presses.begin(), presses.end(), [](const Press& press) { return press.complete; });
}

}  // namespace

std::vector<Press> detectPresses(std::span<const Reading> readings, const DetectSetup& setup) {
  std::vector<Press> presses = pressesOf(readings, setup, 0.10);
  const bool forward = !presses.empty() ? presses.front().kind == PressKind::Forward
                                        : setup.form != Form::Seated && !readings.empty() && !readings.front().hasToes;
  if (forward && completeOf(presses) < kWeakLeastComplete) {
    std::vector<Press> weak = pressesOf(readings, setup, kWeakStartShare);
    if (completeOf(weak) >= kWeakLeastComplete) {
      return weak;
    }
  }
  return presses;
}

}  // namespace surefoot
