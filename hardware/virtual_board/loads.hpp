// SPDX-License-Identifier: MIT
// What is on the virtual board: a simulated person, weights, or nothing, as counts of each cell.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/random.hpp"
#include "body/person.hpp"
#include "imperfections.hpp"
#include "wire/messages.h"

namespace surefoot {

class Loads {
 public:
  /// `cells` has the true places, zeros and gains; without `person` nobody comes.
  Loads(BoardModel model, std::vector<wire_cell> cells, std::optional<BodySetup> person, std::uint64_t seed);

  /// The person comes near at `tS`, unless already there; or goes away.
  void personComes(double tS);
  void personGoes() { simulator_.reset(); }

  /// Has an effect only on a player who is there.
  void cue(const Cue& cue);

  /// Puts a weight in newtons on a cell, in addition to the person.
  void setWeight(int cell, double newtons) { weightsN_[static_cast<std::size_t>(cell)] = newtons; }

  /// Weights on marked points, and everything a real board adds.
  Imperfections& imperfections() { return imperfections_; }

  /// The result of a conversion of `cell` at `tS` (which never goes back) at `rateHz`, with the HX711's noise.
  std::int32_t counts(int cell, double tS, double rateHz);

 private:
  Board board_;
  std::vector<wire_cell> cells_;
  std::optional<BodySetup> person_;
  std::unique_ptr<PersonSimulator> simulator_;
  double cameS_ = 0.0;
  double forcesAtS_ = -1.0;
  CellForces forcesN_{};
  CellForces weightsN_{};
  Imperfections imperfections_;
  Random random_;
};

}  // namespace surefoot
