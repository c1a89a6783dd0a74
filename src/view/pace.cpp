// SPDX-License-Identifier: MIT
// Medians over the last frames decide, so one slow frame changes nothing.
#include "view/pace.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace surefoot {
namespace {

constexpr double kJudgeAfterMs = 1000.0;
constexpr double kLate = 4.0 / 3.0;

double quantile(std::vector<double> values, double share) {
  if (values.empty()) {
    return 0.0;
  }
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

template <std::size_t N>
std::vector<double> kept(const std::array<double, N>& ring, std::size_t count) {
  return {ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(std::min(count, N))};
}

}  // namespace

void Pace::restart() {
  count_ = 0;
  sinceChangeMs_ = 0.0;
}

bool Pace::late() const {
  return quantile(kept(intervalMs_, count_), 0.5) > kLate * periodMs();
}

void Pace::frame(double paintMs, double intervalMs) {
  paintMs_[count_ % kKept] = paintMs;
  intervalMs_[count_ % kKept] = intervalMs;
  ++count_;
  sinceChangeMs_ += intervalMs;
  if (cap_ == 0 || sinceChangeMs_ < kJudgeAfterMs) {
    return;
  }
  if (cap_ > kFallBack && late()) {
    cap_ = kFallBack;
    restart();
  } else if (cap_ < wanted_ && sinceChangeMs_ > kRetryMs) {
    cap_ = wanted_;
    restart();
  }
}

FrameTimes Pace::times() const {
  const std::vector<double> intervals = kept(intervalMs_, count_);
  const double sumMs = std::accumulate(intervals.begin(), intervals.end(), 0.0);
  return {quantile(kept(paintMs_, count_), 0.5), quantile(kept(paintMs_, count_), 0.99),
          sumMs > 0.0 ? 1000.0 * static_cast<double>(intervals.size()) / sumMs : 0.0, cap_};
}

}  // namespace surefoot
