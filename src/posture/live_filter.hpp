// SPDX-License-Identifier: MIT
// The causal low-pass for what is shown and played. Clinical numbers never come from it.
#pragma once

#include "posture/reading.hpp"

namespace surefoot {

/// Second-order low-pass for irregular samples (exact step for each interval), cut-off 5.5 Hz; delay stated by `kDelayS`.
/// An invalid reading resets the part that is invalid: the last CoP is never frozen or extrapolated.
class LiveFilter {
 public:
  static constexpr double kCutOffHz = 5.5;
  /// Group delay at low frequency in seconds.
  static constexpr double kDelayS = 0.041;

  Reading step(const Reading& reading);

 private:
  // The posture folder decides.
};

}  // namespace surefoot
