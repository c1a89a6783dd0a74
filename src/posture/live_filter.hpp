// SPDX-License-Identifier: MIT
// The causal low-pass for what is shown and played. Clinical measures never use it.
#pragma once

#include <array>
#include <cstddef>

#include "posture/reading.hpp"

namespace surefoot {

/// Second-order Butterworth low-pass, cut-off 5.5 Hz, with the delay `kDelayS`. Between two samples the input is taken
/// as a straight line and the filter's differential equation is solved exactly, so irregular intervals cause no error.
/// An invalid CoP resets its own channels: the last CoP is never frozen or extrapolated. A faulty reading, a gap over
/// 0.5 s or a time that goes back resets everything.
class LiveFilter {
 public:
  static constexpr double kCutOffHz = 5.5;
  /// Group delay at low frequency in seconds: sqrt(2) / (2 pi kCutOffHz).
  static constexpr double kDelayS = 0.041;

  Reading step(const Reading& reading);

 private:
  /// The coefficients for one interval.
  struct Step {
    double dtS = 0.0;
    double perS = 0.0;    ///< 1 / dtS.
    double cosine = 1.0;  ///< exp(-a dt) cos(b dt)
    double sine = 0.0;    ///< exp(-a dt) sin(b dt)
  };

  struct Channel {
    double input = 0.0;
    double value = 0.0;
    double slope = 0.0;
    bool running = false;

    double step(double next, const Step& by);
  };

  struct CopChannels {
    Channel x;
    Channel y;
    Channel load;

    void step(Cop& cop, const Step& by);
  };

  bool started_ = false;
  double lastS_ = 0.0;
  Step by_;
  std::array<Channel, kMaxCells> cells_;
  CopChannels whole_;
  CopChannels left_;
  CopChannels right_;
  Channel toeLeft_;
  Channel toeRight_;
};

}  // namespace surefoot
