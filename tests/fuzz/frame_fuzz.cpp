// SPDX-License-Identifier: MIT
// Any bytes at all, to the decoder and the health meter: nothing crashes, time never goes back, everything is counted.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "board/decoder.hpp"
#include "board/health.hpp"

namespace {

void require(bool holds, const char* what) {
  if (!holds) {
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace surefoot;
  Decoder decoder;
  HealthMeter meter(splitBoard());
  std::uint64_t samples = 0;
  std::uint64_t lastTimeUs = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const Heard heard = decoder.take(data[i], i * 87);
    if (heard == Heard::Sample) {
      const Arrival& arrival = decoder.arrival();
      require(samples == 0 || arrival.sample.boardTimeUs > lastTimeUs, "time goes forward");
      lastTimeUs = arrival.sample.boardTimeUs;
      ++samples;
      meter.take(arrival.sample, arrival.skewMs, arrival.isFirstOfEpoch);
    } else if (heard == Heard::Hello) {
      const Board& board = decoder.hello()->board;
      require(!board.cells.empty() && board.cells.size() <= kMaxCells, "a board has 1 to 8 cells");
      require(board.calibration.size() == board.cells.size(), "each cell has its calibration");
    } else if (heard == Heard::Calibration) {
      require(decoder.calibration().previousZeroCounts.size() == decoder.calibration().cells.size(),
              "each its old zero");
    }
  }
  const DecoderCounts& counts = decoder.counts();
  require(counts.bytes == size && counts.samples == samples, "everything is counted");
  require(counts.bad() + counts.early + counts.samples <= size, "no frame without bytes");
  const BoardHealth health = meter.read();
  require(health.samples == samples && std::isfinite(health.rateHz) && std::isfinite(health.jitterMs),
          "health is finite");
  return 0;
}
