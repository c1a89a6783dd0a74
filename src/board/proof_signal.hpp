// SPDX-License-Identifier: MIT
// Statistics of a board under a load that does not move.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "board/calibration_fit.hpp"
#include "board/least_squares.hpp"
#include "posture/board.hpp"
#include "posture/certificate.hpp"

namespace surefoot {

/// Covariance of the newtons of the cells that make the load (in their order), a line removed per 30 s.
SmallMatrix forceCovariance(const Board& board, std::span<const Sample> samples);

/// SD of the CoP along one axis under `loadN` at `middleMm`: sum of (x_i - X)(x_j - X) S_ij over the load squared,
/// rooted.
double copNoiseMm(const Board& board, const SmallMatrix& covariance, double Vec2::*axis, double middleMm, double loadN);

/// Largest changes between means over 10 s that are 60 s apart (in shorter recordings: over a tenth of it, half of it
/// apart): of the load in newtons, and of the CoP in millimetres as it would be under `forN`.
struct Drift {
  double loadN = 0.0;
  double mm = 0.0;
  std::size_t pairs = 0;
};
Drift driftOf(const Board& board, std::span<const Sample> samples, double forN);

/// At 1, 3, 10, 30 and 60 s, as far as the recording holds three of them.
std::vector<AllanPoint> allanOf(const Board& board, std::span<const Sample> samples, double forN);

/// Mean velocity of the CoP by the filter of the clinical measures, in mm/s under the recorded load; nothing if it
/// cannot be measured.
std::optional<double> seemingSwayMmS(const Board& board, std::span<const Sample> samples);

/// SD of each cell's newtons without slow changes.
std::vector<double> cellNoiseN(const Board& board, std::span<const Sample> samples);

/// Mean counts of all cells.
PerCell meanCountsOf(std::span<const Sample> samples);
/// Those of the last `seconds`.
std::span<const Sample> lastOf(std::span<const Sample> samples, double seconds);

}  // namespace surefoot
