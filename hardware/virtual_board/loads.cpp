// SPDX-License-Identifier: MIT
#include "loads.hpp"

#include <cmath>
#include <utility>

namespace surefoot {
namespace {

// HX711 data sheet: 90 nV rms at 80 samples a second, 50 nV at 10, gain 128; one count is 5 V / 128 / 2^24.
constexpr double kNoiseFastCounts = 38.7;
constexpr double kNoiseSlowCounts = 21.5;
constexpr double kSlowHz = 20.0;

Board boardOf(BoardModel model, const std::vector<wire_cell>& cells) {
  Board board;
  board.model = model;
  for (const wire_cell& cell : cells) {
    board.cells.push_back({{cell.x_tenth_mm / 10.0, cell.y_tenth_mm / 10.0}, static_cast<Zone>(cell.zone)});
    board.calibration.push_back({static_cast<double>(cell.zero), static_cast<double>(cell.counts_per_newton)});
  }
  return board;
}

}  // namespace

Loads::Loads(BoardModel model, std::vector<wire_cell> cells, std::optional<BodySetup> person, std::uint64_t seed)
    : board_(boardOf(model, cells)),
      cells_(std::move(cells)),
      person_(std::move(person)),
      imperfections_(cells_, seed),
      random_(seed, 2) {}

void Loads::personComes(double tS) {
  if (person_ && !simulator_) {
    simulator_ = std::make_unique<PersonSimulator>(*person_, board_);
    cameS_ = tS;
  }
}

void Loads::cue(const Cue& cue) {
  if (simulator_) {
    simulator_->hear(cue);
  }
}

std::int32_t Loads::counts(int cell, double tS, double rateHz) {
  if (tS > forcesAtS_) {
    forcesN_ = simulator_ ? simulator_->forcesAt(tS > cameS_ ? tS - cameS_ : 0.0) : CellForces{};
    forcesAtS_ = tS;
  }
  const auto i = static_cast<std::size_t>(cell);
  CellForces besideN{};
  for (std::size_t k = 0; k < kMaxCells; ++k) {
    besideN[k] = forcesN_[k] + weightsN_[k];
  }
  const double newtons = imperfections_.feltN(i, besideN, tS);
  const double noise =
      random_.normal() * imperfections_.noiseFactor() * (rateHz < kSlowHz ? kNoiseSlowCounts : kNoiseFastCounts);
  return static_cast<std::int32_t>(
      std::lround(cells_[i].zero + newtons * static_cast<double>(cells_[i].counts_per_newton) + noise));
}

}  // namespace surefoot
