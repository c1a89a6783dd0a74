// SPDX-License-Identifier: MIT
#include "body/script.hpp"

#include <limits>

namespace surefoot {

namespace {

constexpr double kNeverS = std::numeric_limits<double>::infinity();

ScriptLine presses(int line, const Traits& traits, Random& random) {
  const double share = random.uniform();
  switch (line % 3) {
    case 0:
      return {{.kind = CueKind::Press, .effort = 0.5 + 0.4 * share},
              0.5 * (traits.riseS.low + traits.riseS.high) + 3.6};
    case 1:
      return {{.kind = CueKind::Release}, 2.0};
    default:
      return {{.kind = CueKind::Rest}, 3.0 + share};
  }
}

/// The article's six times 20 s, every other one walking in place, with 10 to 15 s of rest, over and over.
ScriptLine tiptoe(int line, const Traits& traits, Random& random) {
  constexpr double kUpS = 20.0;
  constexpr double kBetweenSetsS = 40.0;
  const double share = random.uniform();
  const int bout = line / 3;
  switch (line % 3) {
    case 0:
      return {{.kind = bout % 2 == 0 ? CueKind::Rise : CueKind::March}, kUpS + 2.0 * traits.pace};
    case 1:
      return {{.kind = CueKind::Lower}, 2.0};
    default:
      return {{.kind = CueKind::Rest}, bout % 6 == 5 ? kBetweenSetsS : 8.0 + 5.0 * share};
  }
}

/// Ten laps one way, ten the other; while seated, then the same with the other foot.
ScriptLine circles(int line, bool seated, Random& random) {
  constexpr int kLaps = 10;
  constexpr double kLongestS = 150.0;
  const int set = line / 6;
  const Foot foot = !seated ? Foot::Both : set % 2 == 0 ? Foot::Left : Foot::Right;
  const double share = random.uniform();
  switch (line % 6) {
    case 0:
    case 2:
      return {{.kind = CueKind::Circle, .clockwise = line % 6 == 0, .foot = foot}, kLongestS, kLaps};
    case 4: {
      const Foot next = foot == Foot::Both ? Foot::Both : foot == Foot::Left ? Foot::Right : Foot::Left;
      return {{.kind = CueKind::StepOn, .foot = next, .exercise = Exercise::AnkleCircle}, 3.0};
    }
    case 5:
      return {{.kind = CueKind::StandStill}, 6.0};
    default:
      return {{.kind = CueKind::Rest}, 4.0 + 2.0 * share};
  }
}

}  // namespace

ScriptLine Script::next(const Traits& traits, bool seated, Random& random) {
  const int line = line_++;
  if (line == 0) {
    const bool circles = behaviour_ == Behaviour::AnkleCircle;
    const Exercise exercise = circles                           ? Exercise::AnkleCircle
                              : behaviour_ == Behaviour::Tiptoe ? Exercise::Tiptoe
                                                                : Exercise::ToePress;
    const Foot foot = circles && seated ? Foot::Left : Foot::Both;
    return {{.kind = CueKind::StepOn, .foot = foot, .exercise = exercise}, 2.0 * traits.pace};
  }
  if (line == 1) {
    return {{.kind = CueKind::StandStill}, 8.0};
  }
  if (line == 2 || behaviour_ == Behaviour::Quiet) {
    return {{.kind = CueKind::Rest}, behaviour_ == Behaviour::Quiet ? kNeverS : 1.0};
  }
  if (behaviour_ == Behaviour::ToePress) {
    return presses(line - 3, traits, random);
  }
  if (behaviour_ == Behaviour::Tiptoe) {
    return tiptoe(line - 3, traits, random);
  }
  return circles(line - 3, seated, random);
}

}  // namespace surefoot
