// SPDX-License-Identifier: MIT
// Gains and places of a board's cells from a known weight on marked points.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "board/least_squares.hpp"
#include "board/marks.hpp"

namespace surefoot {

using PerCell = std::array<double, kMaxCells>;

/// One setting down of the weight.
struct Placement {
  std::size_t mark = 0;  ///< From 0, in marksOf.
  Vec2 markMm;
  Zone zone = Zone::Plate;
  bool turned = false;  ///< The tool's arrow pointed back.
  double knownN = 0.0;
  PerCell counts{};  ///< Under the weight, less the mean of the zeros before and after.
};

struct PlacementResidual {
  double loadPercent = 0.0;  ///< Measured less known, of the known load.
  Vec2 mm;                   ///< Measured CoP less where the weight stood.
  Vec2 leftOutMm;            ///< The same by a calibration without this placement: r / (1 - h).
};

struct BoardCalibration {
  std::vector<CellCalibration> calibration;  ///< With the zeros of the board that was given.
  std::vector<Cell> cells;
  std::vector<PlacementResidual> residuals;  ///< One for each placement; on a toe bar only the load has a meaning.
  Vec2 toolMm;                               ///< The weight's centre, off the centre of the tool.
  double shareRatio = 0.0;                   ///< Smallest over largest singular value of the shares of the load.
  /// The deck is stiff and no card was used: only the gains' mean is measured, their differences are the old ones'.
  bool gainsHeld = false;
  std::vector<double> gainChangePercent;  ///< New newtons a count over old.
  double commonChangePercent = 0.0;       ///< Of the cells under the plates: what a wrong weight looks like.
  double rmsMm = 0.0;                     ///< Of the left-out residuals.
  double worstMm = 0.0;
  double rmsLoadPercent = 0.0;
  double worstLoadPercent = 0.0;
  double copSdMm = 0.0;           ///< Standard error of the CoP, rms over the marks.
  double scale95Percent = 0.0;    ///< 95 % limit of scale and shear of the CoP.
  double toeSpreadPercent = 0.0;  ///< Largest less smallest force of one toe cell for the same weight along its bar.
};

/// Below this ratio of singular values four gains cannot be told apart.
inline constexpr double kLeastShareRatio = 0.05;

/// Least squares with priors (hardware/calibration.md): gains are within 3 % of the present ones (30 % for a built-in
/// guess), places within 2 mm, the tool's offset within 5 mm. `cardCounts`: change of the zeros by a card under one
/// corner of the base of the empty board, which changes no load. Throws Error if there are under 8 placements, or under
/// a quarter of them one of the two ways: then a shift of the whole board cannot be told from an offset of the tool.
BoardCalibration fitBoard(const Board& board, std::span<const Placement> placements,
                          const std::optional<PerCell>& cardCounts = std::nullopt);

/// The cells whose forces make the load: all but the toe cells that a deck carries.
std::vector<std::size_t> plateCells(const Board& board);

/// Load and CoP of one placement by this calibration, zeros already subtracted.
struct PlacedLoad {
  double loadN = 0.0;
  Vec2 mm;
};
PlacedLoad loadOf(const Board& board, const PerCell& netCounts);

}  // namespace surefoot
