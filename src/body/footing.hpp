// SPDX-License-Identifier: MIT
// How the load of two feet reaches the cells of a board: forces that are never negative, add up to the load and have
// the wanted centre of pressure. Knows nothing about how people move.
#pragma once

#include <array>
#include <vector>

#include "movement/exercise.hpp"
#include "posture/board.hpp"

namespace surefoot {

/// The load of both feet at one moment. The toe forces are part of the load and do not move the centre of pressure: the
/// rest of the same foot carries less.
struct Stance {
  double loadN = 0.0;
  Vec2 copMm;
  double toeLeftN = 0.0;
  double toeRightN = 0.0;
  Foot only = Foot::Both;  ///< If not Both: the other foot is not on the board and this one carries everything.
};

using CellForces = std::array<double, kMaxCells>;

/// The cells of a board that carry one rigid plate, and how a load on the plate is distributed to them.
class Plate {
 public:
  Plate() = default;
  /// The cells of one zone, which may be none.
  Plate(const Board& board, Zone zone);

  bool empty() const { return corners_.empty(); }
  Vec2 middleMm() const { return middle_; }
  /// Distributes a load at a point to the cells; a point outside the plate is moved towards the middle until it lies on
  /// the plate. Wachspress coordinates (Meyer et al. 2002, "Generalized Barycentric Coordinates on Irregular Polygons",
  /// eq. 6), exact in load and place for any convex plate.
  void add(double loadN, Vec2 atMm, CellForces& forces) const;

  /// The shares of the load that toes at `toesMm` can take while the foot's load stays at `atMm` and this plate carries
  /// the rest: from `least` to `most`, both 0 if no share keeps the load at `atMm`.
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

/// Where a person with a certain foot length stands on a board.
class Footing {
 public:
  /// `offsetMm`: how far the person stands from the intended place. Separate foot plates fix the place of the feet, so
  /// there the sideways offset is more weight on one foot.
  Footing(const Board& board, double footLengthMm, Vec2 offsetMm);

  /// The board measures the toes separately from the feet.
  bool hasToes() const { return !toes_[0].empty() && !toes_[1].empty(); }
  /// Centre of pressure at ease (`side` 0), or on the left (-1) or right (1) foot alone; in between, in proportion.
  Vec2 standingMm(double side) const;

  CellForces forces(const Stance& stance) const;

 private:
  void addFoot(std::size_t foot, double loadN, Vec2 atMm, double toeN, CellForces& forces) const;

  Plate whole_;                ///< For a board that does not measure the feet separately.
  std::array<Plate, 2> feet_;  ///< Left and right.
  std::array<Plate, 2> toes_;
  bool carried_ = false;  ///< The toe bars lie on their plates, which bear the toes' force too.
  Vec2 neutral_;
  double middleX_ = 0.0;     ///< Between the feet.
  double halfStance_ = 0.0;  ///< From there to the middle of a foot.
};

}  // namespace surefoot
