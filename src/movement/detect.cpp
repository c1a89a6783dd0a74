// SPDX-License-Identifier: MIT
// Runs a whole recording through the tracker that the games use.
#include "movement/detect.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace surefoot {

namespace {

constexpr double kLeastS = 0.3;
constexpr double kWeakStartShare = 0.06;
constexpr std::ptrdiff_t kWeakLeastComplete = 2;
/// Used in place of an unknown load: constant, and plausible for a person.
constexpr double kSomeLoadN = 700.0;
/// A hold this long shows the person's usual rise; one longer than kSwayLastsS need not exceed the sway.
constexpr double kZoneFromS = 1.0;
constexpr double kSwayLastsS = 3.0;

std::vector<MovementEvent> eventsOf(std::span<const Reading> readings, const DetectSetup& setup,
                                    const TrackerSetup& trackerSetup) {
  MovementTracker tracker(trackerSetup);
  std::vector<MovementEvent> events;
  for (Reading reading : readings) {
    if (!setup.loadKnown) {
      reading.whole.loadN = kSomeLoadN;
      reading.whole.valid = true;
    }
    tracker.step(reading, events);
  }
  tracker.finish(events);
  return events;
}

std::vector<Press> pressesOf(std::span<const Reading> readings, const DetectSetup& setup, double forwardStartShare) {
  const bool toes = setup.form == Form::Seated || (!readings.empty() && readings.front().hasToes);
  const auto events =
      eventsOf(readings, setup,
               {.person = setup.person, .form = setup.form, .toes = toes, .forwardStartShare = forwardStartShare});
  std::vector<Press> presses;
  for (const MovementEvent& event : events) {
    if (event.kind == EventKind::PressEnd && !event.press.astray && event.press.endS - event.press.startS >= kLeastS) {
      presses.push_back(event.press);
    }
  }
  return presses;
}

/// Standard deviation of the AP sway outside the events found, in mm; 0 if there is nothing outside.
template <class Found>
double quietApSdMm(std::span<const Reading> readings, const std::vector<Found>& presses, const DetectSetup& setup) {
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

std::vector<TiptoeHold> holdsOf(std::span<const Reading> readings, const DetectSetup& setup) {
  std::vector<TiptoeHold> holds;
  for (const MovementEvent& event : eventsOf(
           readings, setup,
           {.person = setup.person, .exercise = Exercise::Tiptoe, .form = setup.form, .loadKnown = setup.loadKnown})) {
    if (event.kind == EventKind::HoldEnd) {
      holds.push_back(event.hold);
    }
  }
  return holds;
}

/// True if the load changes; a constant load was not measured.
bool loadVaries(std::span<const Reading> readings) {
  return std::ranges::any_of(readings, [&readings](const Reading& reading) {
    return reading.whole.valid && reading.whole.loadN != readings.front().whole.loadN;
  });
}

/// Median rise of the `wanted` holds in shares of foot length; 0 if there are none.
template <class Wanted>
double medianRise(const std::vector<TiptoeHold>& holds, Wanted wanted) {
  std::vector<double> rises;
  for (const TiptoeHold& hold : holds) {
    if (wanted(hold)) {
      rises.push_back(hold.rise);
    }
  }
  std::ranges::sort(rises);
  return rises.empty() ? 0.0 : rises[rises.size() / 2];
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

std::vector<CircleSet> detectCircles(std::span<const Reading> readings, const DetectSetup& setup) {
  std::vector<CircleSet> sets;
  CircleSet running;
  for (const MovementEvent& event :
       eventsOf(readings, setup, {.person = setup.person, .exercise = Exercise::AnkleCircle, .form = setup.form})) {
    if (event.kind == EventKind::LapEnd && event.lap.complete) {
      running.startS = running.laps == 0 ? event.lap.startS : running.startS;
      running.endS = event.lap.endS;
      running.clockwise = event.lap.clockwise;
      ++running.laps;
    } else if (event.kind == EventKind::CircleEnd) {
      if (running.laps > 0) {
        sets.push_back(running);
      }
      running = {};
    }
  }
  return sets;
}

std::vector<TiptoeHold> detectHolds(std::span<const Reading> readings, const DetectSetup& setup) {
  DetectSetup known = setup;
  known.loadKnown = setup.loadKnown && loadVaries(readings);
  std::vector<TiptoeHold> holds = holdsOf(readings, known);
  if (!known.loadKnown || std::ranges::none_of(holds, &TiptoeHold::measured)) {
    known.person.tiptoeShare = medianRise(holds, [](const TiptoeHold& hold) { return hold.heldS >= kZoneFromS; });
  } else {
    known.person.tiptoeShare = medianRise(holds, [](const TiptoeHold& hold) { return hold.measured; });
  }
  if (known.person.tiptoeShare > 0.0) {
    holds = holdsOf(readings, known);
  }
  const double swayShare = kSwaySds * quietApSdMm(readings, holds, known) / setup.person.footLengthMm;
  std::erase_if(holds, [swayShare](const TiptoeHold& hold) {
    return !hold.measured || (hold.heldS < kSwayLastsS && hold.rise < swayShare);
  });
  return holds;
}

}  // namespace surefoot
