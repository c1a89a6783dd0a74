// SPDX-License-Identifier: MIT
// How the load of two feet reaches the cells of a board: forces that are never negative, that sum to the load and have
// the wanted centre of pressure. Knows nothing of how people move.
#pragma once

#include <array>
#include <vector>

#include "movement/exercise.hpp"
#include "posture/board.hpp"

namespace surefoot {

/// What both feet do at one moment. The toe forces are part of the load, and do not move the centre of pressure: what
/// the toes take, the rest of the same foot gives.
struct Stance {
  double loadN = 0.0;
  Vec2 copMm;
  double toeLeftN = 0.0;
  double toeRightN = 0.0;
  Foot only = Foot::Both;  ///< The other foot is not on the board: this one bears it all.
};

using CellForces = std::array<double, kMaxCells>;

/// Some cells of a board that carry one rigid plate, and how a load on it spreads over them.
class Plate {
 public:
  Plate() = default;
  /// The cells of one zone. May be none.
  Plate(const Board& board, Zone zone);

  bool empty() const { return corners_.empty(); }
  Vec2 middleMm() const { return middle_; }
  /// Adds a load at a point, which is pulled in towards the middle until it lies on the plate, to the cells: Wachspress
  /// coordinates (Meyer et al. 2002, "Generalized Barycentric Coordinates on Irregular Polygons", eq. 6), exact in load
  /// and place for any convex plate.
  void add(double loadN, Vec2 atMm, CellForces& forces) const;

  /// Shares of the load that toes at `toesMm` can take with the foot's load at `atMm` and the rest on this plate:
  /// within `least` and `most`, both 0 when `atMm` cannot be held whatever the toes do.
  void toeLimits(Vec2 atMm, Vec2 toesMm, double& least, double& most) const;

 private:
  struct Corner {
    Vec2 placeMm;
    std::size_t cell;
  };
  double side(std::size_t i, Vec2 p) const;

  std::vector<Corner> corners_;  ///< Convex, counter-clockwise.
  Vec2 middle_;
};

/// Where a person of some foot length stands on a board.
class Footing {
 public:
  /// `offsetMm`: how far the person stands off the place meant for them. Foot plates hold the feet, so there it is more
  /// weight on one foot.
  Footing(const Board& board, double footLengthMm, Vec2 offsetMm);

  /// The board tells the toes from the feet.
  bool hasToes() const { return !toes_[0].empty() && !toes_[1].empty(); }
  /// Centre of pressure at ease (`side` 0) or on the left (-1) or right (1) foot alone; between them in proportion.
  Vec2 standingMm(double side) const;

  CellForces forces(const Stance& stance) const;

 private:
  void addFoot(std::size_t foot, double loadN, Vec2 atMm, double toeN, CellForces& forces) const;

  Plate whole_;                ///< A board that does not tell the feet apart.
  std::array<Plate, 2> feet_;  ///< Left and right.
  std::array<Plate, 2> toes_;
  Vec2 neutral_;
  double middleX_ = 0.0;     ///< Between the feet.
  double halfStance_ = 0.0;  ///< From there to the middle of a foot.
};

}  // namespace surefoot
