// SPDX-License-Identifier: MIT
// For tests of the simulated person: somebody who stands on a board, and what they did there.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "body/listen.hpp"

namespace surefoot::test {

inline constexpr int kSeeds = 20;

inline BodySetup setupOf(const std::string& text, int seed) {
  BodySetup setup = bodyFromText(text);
  setup.seed = static_cast<std::uint64_t>(seed);
  return setup;
}

inline Cue cueOf(CueKind kind) {
  return {kind, {}, 0.6, true};
}

inline double meanOf(const std::vector<Moment>& moments, double Moment::*member) {
  double sum = 0.0;
  for (const Moment& m : moments) {
    sum += m.*member;
  }
  return sum / static_cast<double>(moments.size());
}

inline double variationOf(const std::vector<Moment>& moments, double Moment::*member) {
  const double mean = meanOf(moments, member);
  double squares = 0.0;
  for (const Moment& m : moments) {
    squares += (m.*member - mean) * (m.*member - mean);
  }
  return std::sqrt(squares / static_cast<double>(moments.size())) / mean;
}

inline Vec2 meanCop(const std::vector<Moment>& moments) {
  Vec2 sum;
  for (const Moment& m : moments) {
    sum += m.copMm;
  }
  return sum * (1.0 / static_cast<double>(moments.size()));
}

/// A player who stands on a board and has stood still for 8 s; the time is then 10 s.
struct Standing {
  Standing(const std::string& text, int seed, Board on = splitBoard())
      : setup(setupOf(text, seed)), board(std::move(on)), person(setup, board) {
    watchPerson(person, board, 0.0, 1.0);
    person.hear(cueOf(CueKind::StepOn));
    watchPerson(person, board, 1.0, 4.0);
    person.hear(cueOf(CueKind::StandStill));
    watchPerson(person, board, 4.0, 7.0);
    quiet = watchPerson(person, board, 7.0, 10.0);
  }
  std::vector<Moment> go(double seconds) {
    const double fromS = nowS;
    nowS += seconds;
    return watchPerson(person, board, fromS, nowS);
  }
  std::vector<Moment> cue(const Cue& what, double seconds) {
    person.hear(what);
    return go(seconds);
  }

  BodySetup setup;
  Board board;
  PersonSimulator person;
  std::vector<Moment> quiet;
  double nowS = 10.0;
};

inline double mostOf(const std::vector<Moment>& moments, double Moment::*member) {
  double most = moments.front().*member;
  for (const Moment& m : moments) {
    most = std::max(most, m.*member);
  }
  return most;
}

}  // namespace surefoot::test
