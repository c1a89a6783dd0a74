// SPDX-License-Identifier: MIT
// The simulated person on a simulated board: forces to counts, with the noise of real load cells.
#include "board/simulated_source.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace surefoot {
namespace {

// The person uses the same seed with other streams.
constexpr std::uint64_t kNoiseStream = 2;

Board simulated(Board board) {
  board.firmware = kSimulatedFirmware;
  board.nominalRateHz = 1e6 / static_cast<double>(SimulatedSource::kPeriodUs);
  return board;
}

}  // namespace

void countForces(const Board& board, const std::array<double, kMaxCells>& forcesN, double noiseCounts, Random& random,
                 Sample& sample) {
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    const CellCalibration& cell = board.calibration[i];
    const double noise = noiseCounts * random.normal();
    const double counts = std::floor(cell.zeroCounts + forcesN[i] * cell.countsPerN + noise + 0.5);
    const double kept = std::clamp(counts, kLeastCount, kMostCount);
    sample.counts[i] = static_cast<std::int32_t>(kept);
    if (kept == kLeastCount || kept == kMostCount) {
      sample.faults |= kFaultSaturated << i;
    }
  }
}

SimulatedSource::SimulatedSource(const BodySetup& body, BoardModel model, std::string note)
    : SimulatedSource(body, model == BoardModel::Split ? splitBoard() : classicBoard(), std::move(note)) {}

SimulatedSource::SimulatedSource(const BodySetup& body, Board board, std::string note)
    : board_(simulated(std::move(board))),
      seated_(body.seated),
      note_(std::move(note)),
      person_(body, board_),
      random_(body.seed, kNoiseStream),
      meter_(board_) {}

std::string SimulatedSource::describe() const {
  const std::string board = board_.model == BoardModel::Split ? "split" : "classic";
  return "a simulated person on a simulated " + board + " board" + (note_.empty() ? "" : " (" + note_ + ")");
}

void SimulatedSource::poll(Tick tick, std::vector<Sample>& samples) {
  // In integers: time * ticks a second <= tick * 1 s, both in microseconds.
  while (static_cast<Tick>(next_ * kPeriodUs) * kTicksPerSecond <= tick * 1000000) {
    Sample sample;
    sample.sequence = next_;
    sample.boardTimeUs = next_ * kPeriodUs;
    const std::array<double, kMaxCells> forces = person_.forcesAt(static_cast<double>(sample.boardTimeUs) * 1e-6);
    countForces(board_, forces, kNoiseCounts, random_, sample);
    meter_.take(sample);
    samples.push_back(sample);
    ++next_;
  }
}

}  // namespace surefoot
