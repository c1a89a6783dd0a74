// SPDX-License-Identifier: MIT
// How the river is seen from behind the raft: metres to canvas units, in perspective.
#pragma once

#include <algorithm>

#include "base/vec2.hpp"
#include "play/draw_list.hpp"
#include "play/easing.hpp"

namespace surefoot::raft {

inline constexpr double kBehind = 5.4;  ///< Distance of the eye behind the middle of the raft, metres.
inline constexpr double kNearest = 1.1;
inline constexpr double kFurthest = 46.0;

class Eye {
 public:
  Eye(const Canvas& canvas, double raftY)
      : middleX_(0.5 * canvas.width),
        horizonY_((canvas.portrait() ? 0.36 : 0.325) * canvas.height),
        high_(canvas.portrait() ? 3.3 : 2.3),
        scale_(std::min(canvas.width / (canvas.portrait() ? 7.6 : 8.8), 0.168 * canvas.height)),
        fromY_(raftY - kBehind),
        width_(canvas.width) {}

  double horizonY() const { return horizonY_; }
  double away(double y) const { return y - fromY_; }
  /// Canvas units per metre at this distance.
  double scale(double y) const { return scale_ * kBehind / std::max(kNearest, away(y)); }
  Vec2 at(Vec2 place, double z = 0.0) const {
    const double k = scale(place.y);
    return {middleX_ + k * place.x, horizonY_ + k * (high_ - z)};
  }
  /// Ratio of the y scale to the x scale of the water on the screen.
  double flat(double y) const { return high_ / std::max(kNearest, away(y)); }
  double clear(double y) const { return smooth((kFurthest - away(y)) / 16.0) * smooth((away(y) - kNearest) / 1.2); }
  bool sees(Vec2 place, double half) const {
    const double x = at(place).x;
    const double reach = half * scale(place.y);
    return away(place.y) > kNearest && away(place.y) < kFurthest && x + reach > 0.0 && x - reach < width_;
  }

 private:
  double middleX_;
  double horizonY_;
  double high_;
  double scale_;
  double fromY_;
  double width_;
};

}  // namespace surefoot::raft
