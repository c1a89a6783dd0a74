// SPDX-License-Identifier: MIT
// The simulated person on a simulated board: forces to counts, with the noise of real load cells. The same seed gives
// the same counts.
#pragma once

#include <string>
#include <vector>

#include "base/random.hpp"
#include "board/health.hpp"
#include "board/sample_source.hpp"
#include "body/person.hpp"

namespace surefoot {

/// The counts of a board with this calibration under these forces (newtons, one for each cell), with `noiseCounts` of
/// noise (SD). Values out of the 24-bit range saturate and are flagged, as by the HX711 and the firmware.
void countForces(const Board& board, const std::array<double, kMaxCells>& forcesN, double noiseCounts, Random& random,
                 Sample& sample);

class SimulatedSource final : public SampleSource {
 public:
  /// Period of an HX711 clocked with 16 MHz (f/138240, data sheet): 8640 µs, 115.74 samples a second.
  static constexpr std::uint64_t kPeriodUs = 8640;
  /// 90 nV rms at 80 samples a second and gain 128 (HX711 data sheet), scaled with the root of the rate; 2.38 nV per
  /// count.
  static constexpr double kNoiseCounts = 45.0;

  /// `note`: why a simulated board is used, for describe(); may be empty.
  SimulatedSource(const BodySetup& body, BoardModel model, std::string note = "");
  /// On any board.
  SimulatedSource(const BodySetup& body, Board board, std::string note = "");

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
