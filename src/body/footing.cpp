// SPDX-License-Identifier: MIT
// Statics of plates on load cells.
#include "body/footing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace surefoot {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// At ease the load lies this share of the foot length behind the toes: the toes press at 0.9 of the foot, and the
// centre of mass is over 0.45 of it, a few centimetres in front of the ankle.
constexpr double kToesBeforeNeutral = 0.45;
constexpr double kReachOntoBar = 0.2;
// With heels 10 cm apart and feet turned out by 20 degrees, the middle of a foot is about this far from the midline.
constexpr double kHalfStanceMm = 85.0;

double cross(Vec2 a, Vec2 b) {
  return a.x * b.y - a.y * b.x;
}

}  // namespace

Plate::Plate(const Board& board, Zone zone) {
  std::vector<Corner> places;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    if (board.cells[i].zone == zone) {
      places.push_back({board.cells[i].placeMm, i});
    }
  }
  std::sort(places.begin(), places.end(), [](const Corner& a, const Corner& b) {
    return a.placeMm.x != b.placeMm.x ? a.placeMm.x < b.placeMm.x : a.placeMm.y < b.placeMm.y;
  });
  // Andrew's monotone chain: a cell within the hull of the others carries no load.
  for (int pass = 0; pass < 2; ++pass) {
    const std::size_t start = corners_.size();
    for (const Corner& corner : places) {
      while (corners_.size() >= start + 2 && cross(corners_.back().placeMm - corners_[corners_.size() - 2].placeMm,
                                                   corner.placeMm - corners_.back().placeMm) <= 0.0) {
        corners_.pop_back();
      }
      corners_.push_back(corner);
    }
    if (places.size() > 1) {
      corners_.pop_back();
    }
    std::reverse(places.begin(), places.end());
    if (places.size() <= 1) {
      break;
    }
  }
  for (const Corner& corner : corners_) {
    middle_ += corner.placeMm * (1.0 / static_cast<double>(corners_.size()));
  }
}

/// Twice the area of the triangle of edge i (from corner i to the next) and p: positive inside.
double Plate::side(std::size_t i, Vec2 p) const {
  const Vec2 a = corners_[i].placeMm;
  const Vec2 b = corners_[(i + 1) % corners_.size()].placeMm;
  return cross(b - a, p - a);
}

void Plate::add(double loadN, Vec2 atMm, CellForces& forces) const {
  const std::size_t n = corners_.size();
  if (n < 3) {
    // One cell takes everything; two cells share by the position along their line.
    const Vec2 along = n == 2 ? corners_[1].placeMm - corners_[0].placeMm : Vec2{};
    const Vec2 way = n == 2 ? atMm - corners_[0].placeMm : Vec2{};
    const double second =
        n == 2 ? std::clamp((way.x * along.x + way.y * along.y) / (along.x * along.x + along.y * along.y), 0.0, 1.0)
               : 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      forces[corners_[i].cell] += loadN * (i == 0 ? 1.0 - second : second);
    }
    return;
  }
  double reach = 1.0;
  for (std::size_t i = 0; i < n; ++i) {
    const double here = side(i, atMm);
    if (here < 0.0) {
      const double middle = side(i, middle_);
      reach = std::min(reach, middle / (middle - here));
    }
  }
  const Vec2 at = middle_ + (atMm - middle_) * reach;

  std::array<double, kMaxCells> areas{};
  for (std::size_t i = 0; i < n; ++i) {
    areas[i] = std::max(0.0, side(i, at));
  }
  std::array<double, kMaxCells> weights{};
  double sum = 0.0;
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t before = (i + n - 1) % n;
    double weight = side(before, corners_[(i + 1) % n].placeMm);
    // The product over the other edges is Meyer's quotient times the product over all edges; this avoids a division by
    // 0 on an edge.
    for (std::size_t j = 0; j < n; ++j) {
      if (j != i && j != before) {
        weight *= areas[j];
      }
    }
    weights[i] = weight;
    sum += weight;
  }
  for (std::size_t i = 0; i < n; ++i) {
    forces[corners_[i].cell] += loadN * (weights[i] / sum);
  }
}

void Plate::toeLimits(Vec2 atMm, Vec2 toesMm, double& least, double& most) const {
  // If the toes take a share s, the plate carries the rest at atMm + u (atMm - toesMm), u = s / (1 - s). Every edge
  // limits u.
  double low = 0.0;
  double high = kInfinity;
  for (std::size_t i = 0; i < corners_.size(); ++i) {
    const double here = side(i, atMm);
    const double gain = here - side(i, toesMm);
    if (gain > 0.0) {
      low = std::max(low, -here / gain);
    } else if (gain < 0.0) {
      high = std::min(high, here / -gain);
    } else if (here < 0.0) {
      high = -1.0;
    }
  }
  const bool possible = low <= high;
  least = possible ? low / (1.0 + low) : 0.0;
  most = !possible ? 0.0 : high == kInfinity ? 1.0 : high / (1.0 + high);
}

Footing::Footing(const Board& board, double footLengthMm, Vec2 offsetMm)
    : whole_(board, Zone::Plate),
      feet_{Plate(board, Zone::LeftFoot), Plate(board, Zone::RightFoot)},
      toes_{Plate(board, Zone::CarriedLeftToes), Plate(board, Zone::CarriedRightToes)},
      carried_(hasToes()) {
  if (!carried_) {
    toes_ = {Plate(board, Zone::LeftToes), Plate(board, Zone::RightToes)};
  }
  if (!whole_.empty()) {
    neutral_ = whole_.middleMm() + offsetMm;
    middleX_ = neutral_.x;
    halfStance_ = kHalfStanceMm;
    return;
  }
  const Vec2 left = feet_[0].middleMm();
  const Vec2 right = feet_[1].middleMm();
  middleX_ = 0.5 * (left.x + right.x);
  halfStance_ = 0.5 * (right.x - left.x);
  neutral_ = (left + right) * 0.5 + offsetMm;
  if (hasToes()) {
    // The toes are always placed on the bar; part of the forward offset is how far they reach onto it.
    const double toesY = 0.5 * (toes_[0].middleMm().y + toes_[1].middleMm().y);
    neutral_.y = toesY - kToesBeforeNeutral * footLengthMm + kReachOntoBar * offsetMm.y;
  }
}

Vec2 Footing::standingMm(double side) const {
  const double shift = std::clamp(side, -1.0, 1.0);
  return {middleX_ + (neutral_.x - middleX_) * (1.0 - std::fabs(shift)) + halfStance_ * shift, neutral_.y};
}

CellForces Footing::forces(const Stance& stance) const {
  CellForces forces{};
  if (stance.loadN <= 0.0) {
    return forces;
  }
  if (!whole_.empty()) {
    whole_.add(stance.loadN, stance.copMm, forces);
    return forces;
  }
  if (stance.only != Foot::Both) {
    const bool left = stance.only == Foot::Left;
    addFoot(left ? 0 : 1, stance.loadN, stance.copMm, left ? stance.toeLeftN : stance.toeRightN, forces);
    return forces;
  }
  const double leftX = middleX_ - halfStance_;
  const double rightShare = std::clamp((stance.copMm.x - leftX) / (2.0 * halfStance_), 0.0, 1.0);
  // Shifting weight cannot move the CoP beyond the middle of a foot; the rest is a shift within the feet.
  const double beyond = stance.copMm.x - (leftX + 2.0 * halfStance_ * rightShare);
  addFoot(0, stance.loadN * (1.0 - rightShare), {leftX + beyond, stance.copMm.y}, stance.toeLeftN, forces);
  addFoot(1, stance.loadN * rightShare, {leftX + 2.0 * halfStance_ + beyond, stance.copMm.y}, stance.toeRightN, forces);
  return forces;
}

void Footing::addFoot(std::size_t foot, double loadN, Vec2 atMm, double toeN, CellForces& forces) const {
  if (loadN <= 0.0) {
    return;
  }
  if (toes_[foot].empty()) {
    feet_[foot].add(loadN, atMm, forces);
    return;
  }
  const Vec2 toesMm = toes_[foot].middleMm();
  double least = 0.0;
  double most = 0.0;
  feet_[foot].toeLimits(atMm, toesMm, least, most);
  if (carried_) {
    feet_[foot].add(loadN, atMm, forces);
    toes_[foot].add(std::clamp(toeN, 0.0, loadN * most), toesMm, forces);
    return;
  }
  const double share = std::clamp(toeN / loadN, least, most);
  toes_[foot].add(loadN * share, toesMm, forces);
  if (share < 1.0) {
    const double u = share / (1.0 - share);
    feet_[foot].add(loadN * (1.0 - share), atMm + (atMm - toesMm) * u, forces);
  }
}

}  // namespace surefoot
