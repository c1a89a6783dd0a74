// SPDX-License-Identifier: MIT
// What is in a piece of sound.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "base/math.hpp"
#include "music/synth.hpp"

namespace surefoot::test {

/// Amplitude of one frequency in the samples (Goertzel), with a Hann window.
inline double amplitudeAt(std::span<const float> samples, double hz) {
  double real = 0.0;
  double imaginary = 0.0;
  const auto size = static_cast<double>(samples.size());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double window = 1.0 - std::cos(2.0 * kPi * static_cast<double>(i) / size);
    const double angle = 2.0 * kPi * hz * static_cast<double>(i) / kMusicHz;
    real += window * samples[i] * std::cos(angle);
    imaginary += window * samples[i] * std::sin(angle);
  }
  return 2.0 * std::hypot(real, imaginary) / size;
}

/// Root mean square in dB of full scale.
inline double levelDb(std::span<const Frame> frames) {
  double sum = 1e-20;
  for (const Frame& frame : frames) {
    sum += 0.5 * (frame.left * frame.left + frame.right * frame.right);
  }
  return 10.0 * std::log10(sum / static_cast<double>(frames.size()));
}

inline std::vector<float> monoOf(std::span<const Frame> frames) {
  std::vector<float> mono;
  for (const Frame& frame : frames) {
    mono.push_back(0.5F * (frame.left + frame.right));
  }
  return mono;
}

}  // namespace surefoot::test
