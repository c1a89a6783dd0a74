// SPDX-License-Identifier: MIT
// Synthetic readings for tests: from functions of time, at any sample rate, with noise.
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include "base/random.hpp"
#include "movement/tracker.hpp"

namespace surefoot::test {

/// Rises from 0 at `fromS` to 1 within `riseS`, stays there, falls within `fallS` and is back at 0 at `toS`.
inline double trapezoid(double tS, double fromS, double toS, double riseS = 0.3, double fallS = 0.3) {
  return std::clamp(std::min((tS - fromS) / riseS, (toS - tS) / fallS), 0.0, 1.0);
}

/// A person on a split board (`toes`) or a classic board, who stands quietly by default.
struct Synthetic {
  using OfTime = std::function<double(double)>;

  double rateHz = 80.0;
  double jitter = 0.0;  ///< Intervals vary by up to this share.
  double copNoiseMm = 0.3;
  double forceNoiseN = 0.3;
  bool toes = true;
  std::uint64_t seed = 1;
  OfTime loadN = [](double) { return 700.0; };
  OfTime copXMm = [](double) { return 0.0; };
  OfTime copYMm = [](double) { return 0.0; };
  OfTime toeLeftN = [](double) { return 15.0; };
  OfTime toeRightN = [](double) { return 15.0; };
  std::function<bool(double)> missing = [](double) { return false; };

  std::vector<Reading> readings(double lastsS) const {
    Random random(seed);
    std::vector<Reading> all;
    double tS = 0.0;
    while (tS < lastsS) {
      Reading reading;
      reading.tS = tS;
      reading.hasToes = toes;
      reading.whole.loadN = loadN(tS) + forceNoiseN * random.normal();
      reading.whole.valid = reading.whole.loadN > 100.0;
      reading.whole.mm.x = copXMm(tS) + copNoiseMm * random.normal();
      reading.whole.mm.y = copYMm(tS) + copNoiseMm * random.normal();
      reading.left = {{-105.0, reading.whole.mm.y}, 0.5 * reading.whole.loadN, toes && reading.whole.valid};
      reading.right = {{105.0, reading.whole.mm.y}, 0.5 * reading.whole.loadN, toes && reading.whole.valid};
      if (toes) {
        reading.toeLeftN = toeLeftN(tS) + forceNoiseN * random.normal();
        reading.toeRightN = toeRightN(tS) + forceNoiseN * random.normal();
      }
      if (!missing(tS)) {
        all.push_back(reading);
      }
      const double stretch = 1.0 + jitter * random.uniform(-1.0, 1.0);
      tS += stretch / rateHz;
    }
    return all;
  }
};

inline std::vector<MovementEvent> eventsOf(MovementTracker& tracker, const std::vector<Reading>& readings) {
  std::vector<MovementEvent> events;
  for (const Reading& reading : readings) {
    tracker.step(reading, events);
  }
  return events;
}

inline std::vector<MovementEvent> ofKind(const std::vector<MovementEvent>& events, EventKind kind) {
  std::vector<MovementEvent> found;
  std::copy_if(events.begin(), events.end(), std::back_inserter(found),
               [kind](const MovementEvent& event) { return event.kind == kind; });
  return found;
}

}  // namespace surefoot::test
