// SPDX-License-Identifier: MIT
// The simulated person on a simulated board: forces to counts, with the noise of real load cells. Knows no clock and no
// wire; the same seed gives the same counts.
#pragma once

#include <string>
#include <vector>

#include "base/random.hpp"
#include "board/health.hpp"
#include "board/sample_source.hpp"
#include "body/person.hpp"

namespace surefoot {

/// What a board of this calibration tells of these forces (newtons, as many as it has cells), with `noiseCounts` of
/// noise (SD). What is out of the 24-bit range saturates and is flagged, as the HX711 and the firmware do.
void countForces(const Board& board, const std::array<double, kMaxCells>& forcesN, double noiseCounts, Random& random,
                 Sample& sample);

class SimulatedSource final : public SampleSource {
 public:
  /// f/138240 of an HX711 clocked by 16 MHz (its data sheet): 8640 µs, 115.74 samples a second.
  static constexpr std::uint64_t kPeriodUs = 8640;
  /// 90 nV rms at 80 samples a second and gain 128 (HX711 data sheet), grown with the root of the rate; 2.38 nV a
  /// count.
  static constexpr double kNoiseCounts = 45.0;

  /// `note`: why a simulated board was taken, for describe(); may be empty.
  SimulatedSource(const BodySetup& body, BoardModel model, std::string note = "");

  const Board& board() const override { return board_; }
  std::string describe() const override;
  void poll(Tick tick, std::vector<Sample>& samples) override;
  void hear(const Cue& cue) override { person_.hear(cue); }
  BoardHealth health() const override { return meter_.read(); }
  bool isSeated() const override { return seated_; }

 private:
  Board board_;
  bool seated_;
  std::string note_;
  PersonSimulator person_;
  Random random_;
  HealthMeter meter_;
  std::uint32_t next_ = 0;
};

}  // namespace surefoot
