// SPDX-License-Identifier: MIT
// What stands on the virtual board: a simulated person, weights, or nothing; as counts of each cell. Knows no chip and
// no port.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/random.hpp"
#include "body/person.hpp"
#include "wire/messages.h"

namespace surefoot {

class Loads {
 public:
  /// `cells` are the true places, zeros and gains; `person`: nobody when empty.
  Loads(BoardModel model, std::vector<wire_cell> cells, std::optional<BodySetup> person, std::uint64_t seed);

  /// The person comes near at `tS`, if nobody is there yet; goes away.
  void personComes(double tS);
  void personGoes() { simulator_.reset(); }

  /// Only a player who is there hears it.
  void cue(const Cue& cue);

  /// A weight on a cell beside the person, newtons.
  void setWeight(int cell, double newtons) { weightsN_[static_cast<std::size_t>(cell)] = newtons; }

  /// The result of a conversion of `cell` at `tS` (never going back) at `rateHz`, with the HX711's noise.
  std::int32_t counts(int cell, double tS, double rateHz);

 private:
  Board board_;
  std::vector<wire_cell> cells_;
  std::optional<BodySetup> person_;
  std::unique_ptr<PersonSimulator> simulator_;
  double cameS_ = 0.0;
  double forcesAtS_ = -1.0;
  std::array<double, kMaxCells> forcesN_{};
  std::array<double, kMaxCells> weightsN_{};
  Random random_;
};

}  // namespace surefoot
