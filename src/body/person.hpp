// SPDX-License-Identifier: MIT
// The simulated person: quiet stance and every exercise, steady or shaky, as forces on the cells of any board. Seeded, no clock.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "movement/cue.hpp"
#include "posture/board.hpp"

namespace surefoot {

enum class Behaviour : std::uint8_t {
  Player,      ///< Follows the cues.
  Quiet,       ///< Steps on and stands quietly.
  ToePress,    ///< Steps on, stands still, then presses by itself at a calm pace.
  Tiptoe,      ///< Likewise with tiptoe holds.
  AnkleCircle  ///< Likewise with circles.
};

struct BodySetup {
  Behaviour behaviour = Behaviour::Player;
  bool shaky = false;
  bool supported = false;  ///< A hand on the rail takes some of the weight.
  bool seated = false;
  bool older = false;
  bool foam = false;
  double weightN = 700.0;
  double footLengthMm = 250.0;
  double bestToeN = 80.0;  ///< Firmest press, both feet.
  std::uint64_t seed = 1;
};

/// Parses `player+shaky+older`: a behaviour, then flags. Throws Error naming the word that is wrong and the words there are.
BodySetup bodyFromText(const std::string& text);

/// A person on a board. Time only goes forward.
class PersonSimulator {
 public:
  PersonSimulator(const BodySetup& setup, const Board& board);

  /// What the person is asked to do; acted on after a reaction time. Only a Player listens.
  void hear(const Cue& cue);

  /// Newtons on each cell at `tS` >= the last one (seconds since the person came near the board).
  std::array<double, kMaxCells> forcesAt(double tS);

 private:
  // The body folder decides.
};

}  // namespace surefoot
