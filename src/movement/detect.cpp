// SPDX-License-Identifier: MIT
// A whole recording through the same tracker that plays the games.
#include "movement/detect.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

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

/// Standard deviation of the AP sway outside the presses, in mm; 0 when there is nothing outside.
double quietApSdMm(std::span<const Reading> readings, const std::vector<Press>& presses, const DetectSetup& setup) {
  QuietWindow quiet;
  auto press = presses.begin();
  for (const Reading& reading : readings) {
    while (press != presses.end() && press->endS < reading.tS) {
      ++press;
    }
    const bool pressing = press != presses.end() && press->startS <= reading.tS;
    if (!pressing && (reading.whole.valid || !setup.loadKnown)) {
      quiet.add(reading.tS, {.copMm = reading.whole.mm, .loadN = 0.0, .toeLeftN = 0.0, .toeRightN = 0.0});
    }
  }
  return quiet.empty() ? 0.0 : quiet.spread().apMm;
}

std::ptrdiff_t completeOf(const std::vector<Press>& presses) {
  return std::count_if(presses.begin(), presses.end(), [](const Press& press) { return press.complete; });
}

}  // namespace

std::vector<Press> detectPresses(std::span<const Reading> readings, const DetectSetup& setup) {
  std::vector<Press> presses = pressesOf(readings, setup, 0.10);
  const bool forward = !presses.empty() ? presses.front().kind == PressKind::Forward
                                        : setup.form != Form::Seated && !readings.empty() && !readings.front().hasToes;
  if (!forward) {
    return presses;
  }
  if (completeOf(presses) < kWeakLeastComplete) {
    std::vector<Press> weak = pressesOf(readings, setup, kWeakStartShare);
    if (completeOf(weak) >= kWeakLeastComplete) {
      presses = std::move(weak);
    }
  }
  const double swayMm = kSwaySds * quietApSdMm(readings, presses, setup);
  std::erase_if(presses, [swayMm](const Press& press) { return !press.complete && press.peak < swayMm; });
  return presses;
}

}  // namespace surefoot
