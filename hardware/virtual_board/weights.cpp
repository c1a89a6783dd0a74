// SPDX-License-Identifier: MIT
#include "weights.hpp"

#include <cmath>

namespace surefoot {
namespace {

/// Determinant of three columns (1, x, y): twice the area of their triangle.
double area(Vec2 a, Vec2 b, Vec2 c) {
  return (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
}

Vec2 placeOf(const wire_cell& cell) {
  return {cell.x_tenth_mm / 10.0, cell.y_tenth_mm / 10.0};
}

/// Shares of three balls.
std::array<double, 3> tripod(const std::array<Vec2, 3>& balls, Vec2 at) {
  const double whole = area(balls[0], balls[1], balls[2]);
  return {area(at, balls[1], balls[2]) / whole, area(balls[0], at, balls[2]) / whole,
          area(balls[0], balls[1], at) / whole};
}

/// Shares of four balls: the affine ones of least squares, plus as much of the twist, which has neither force nor
/// moment, as bilinear shares of a rectangle of their size have.
std::array<double, 4> quadrupod(const std::array<Vec2, 4>& balls, Vec2 at, double twist) {
  // Without the ball `out`, the other three bear it alone; the twist is the difference of two such solutions.
  std::array<double, 4> twisted{area(balls[1], balls[2], balls[3]), -area(balls[0], balls[2], balls[3]),
                                area(balls[0], balls[1], balls[3]), -area(balls[0], balls[1], balls[2])};
  double size = 0.0;
  for (const double one : twisted) {
    size += one * one;
  }
  for (double& one : twisted) {
    one *= 2.0 / std::sqrt(size) * (twisted[0] < 0.0 ? -1.0 : 1.0);
  }
  const std::array<double, 3> three = tripod({balls[0], balls[1], balls[2]}, at);
  std::array<double, 4> shares{three[0], three[1], three[2], 0.0};
  double along = 0.0;
  for (std::size_t i = 0; i < 4; ++i) {
    along += shares[i] * twisted[i] / 4.0;
  }
  double halfX = 0.0;
  double halfY = 0.0;
  for (const Vec2 ball : balls) {
    halfX += std::fabs(ball.x) / 4.0;
    halfY += std::fabs(ball.y) / 4.0;
  }
  // `twisted` is that of the first ball, front left: its bilinear share grows with -x y.
  const double bilinear = (balls[0].x * balls[0].y < 0.0 ? -1.0 : 1.0) * at.x * at.y / (halfX * halfY) / 4.0;
  for (std::size_t i = 0; i < 4; ++i) {
    shares[i] += (twist * bilinear - along) * twisted[i];
  }
  return shares;
}

}  // namespace

bool isOnBar(Vec2 atMm) {
  constexpr double kMiddle = 105.0;
  constexpr double kHalfWidth = 60.0;
  constexpr double kFront = 172.0;
  constexpr double kBackMedial = 108.0;
  constexpr double kBackLateral = 62.0;
  const double out = std::fabs(atMm.x) - kMiddle;
  const double back = kBackMedial + (kBackLateral - kBackMedial) * (out + kHalfWidth) / (2.0 * kHalfWidth);
  return std::fabs(out) <= kHalfWidth && atMm.y >= back && atMm.y <= kFront;
}

CellForces sharesOf(const std::vector<wire_cell>& cells, Vec2 atMm, double newtons, double twist) {
  CellForces forces{};
  if (cells.size() == 4) {
    const auto shares =
        quadrupod({placeOf(cells[0]), placeOf(cells[1]), placeOf(cells[2]), placeOf(cells[3])}, atMm, twist);
    for (std::size_t i = 0; i < 4; ++i) {
      forces[i] = shares[i] * newtons;
    }
    return forces;
  }
  const std::size_t first = atMm.x < 0.0 ? 0 : 3;
  const auto shares = tripod({placeOf(cells[first]), placeOf(cells[first + 1]), placeOf(cells[first + 2])}, atMm);
  for (std::size_t i = 0; i < 3; ++i) {
    forces[first + i] = shares[i] * newtons;
  }
  if (isOnBar(atMm)) {
    forces[atMm.x < 0.0 ? 6 : 7] = newtons;
  }
  return forces;
}

}  // namespace surefoot
