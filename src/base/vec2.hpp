// SPDX-License-Identifier: MIT
// A point or vector in the plane. Axes everywhere: x to the person's right, y forward, seen from above.
#pragma once

#include <cmath>

namespace surefoot {

struct Vec2 {
  double x = 0.0;
  double y = 0.0;

  constexpr Vec2& operator+=(Vec2 o) {
    x += o.x;
    y += o.y;
    return *this;
  }
  constexpr Vec2& operator-=(Vec2 o) {
    x -= o.x;
    y -= o.y;
    return *this;
  }
  constexpr Vec2& operator*=(double k) {
    x *= k;
    y *= k;
    return *this;
  }
  friend constexpr Vec2 operator+(Vec2 a, Vec2 b) { return a += b; }
  friend constexpr Vec2 operator-(Vec2 a, Vec2 b) { return a -= b; }
  friend constexpr Vec2 operator*(Vec2 a, double k) { return a *= k; }
  friend constexpr Vec2 operator*(double k, Vec2 a) { return a *= k; }
  friend constexpr bool operator==(Vec2, Vec2) = default;
};

inline double length(Vec2 v) {
  return std::sqrt(v.x * v.x + v.y * v.y);
}

}  // namespace surefoot
