// SPDX-License-Identifier: MIT
// Rate, jitter, gaps and noise, measured from the samples.
#include "board/health.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace surefoot {
namespace {

// 5 s at 200 samples a second, faster than any HX711.
constexpr std::size_t kRecent = 1024;

constexpr std::uint64_t kSilenceUs = 150'000;

/// A board that was restarted, or a file whose rows are out of order. More than half the range of the sequence forward
/// means a step back.
bool goesBack(const Sample& last, const Sample& sample) {
  return sample.boardTimeUs < last.boardTimeUs || sample.sequence - last.sequence >= 0x80000000U;
}

}  // namespace

HealthMeter::HealthMeter(const Board& board) : watch_(board), recent_(kRecent) {}

void HealthMeter::take(const Sample& sample, double skewMs, bool isFirstOfEpoch) {
  const bool follows = held_ > 0 && !goesBack(back(0).sample, sample);
  if (follows) {
    const Sample& last = back(0).sample;
    const std::uint64_t intervalUs = sample.boardTimeUs - last.boardTimeUs;
    const std::uint32_t step = isFirstOfEpoch ? 1 : sample.sequence - last.sequence;
    const bool silent = intervalUs > kSilenceUs;
    counted_.silentS += silent ? static_cast<double>(intervalUs) * 1e-6 : 0.0;
    counted_.lostSamples += step > 1 ? step - 1 : 0;
    counted_.gaps += step > 1 || (isFirstOfEpoch && silent) ? 1 : 0;
  }
  if (isFirstOfEpoch || !follows) {
    held_ = 0;
  }
  ++counted_.samples;
  countFaults(sample.faults);
  recent_[next_] = {sample, skewMs};
  next_ = (next_ + 1) % kRecent;
  held_ = std::min(held_ + 1, kRecent);
  decide(sample);
}

void HealthMeter::decide(const Sample& sample) {
  ++undecided_;
  for (const std::uint8_t wrongCells : watch_.take(sample)) {
    recent_[(next_ + kRecent - undecided_) % kRecent].good = wrongCells == 0;
    --undecided_;
    if (wrongCells != 0) {
      counted_.wrong.add(wrongCells);
    }
  }
}

void HealthMeter::countFaults(std::uint32_t faults) {
  if (faults == 0) {
    return;
  }
  counted_.straddled += (faults & kFaultStraddles) != 0 ? 1 : 0;
  for (std::size_t i = 0; i < kMaxCells; ++i) {
    CellHealth& cell = counted_.cells[i];
    cell.dead += (faults & (kFaultDead << i)) != 0 ? 1 : 0;
    cell.saturated += (faults & (kFaultSaturated << i)) != 0 ? 1 : 0;
    cell.outOfStep += (faults & (kFaultOutOfStep << i)) != 0 ? 1 : 0;
  }
}

const HealthMeter::Entry& HealthMeter::back(std::size_t age) const {
  assert(age < held_);
  return recent_[(next_ + kRecent - 1 - age) % kRecent];
}

std::size_t HealthMeter::within(double spanS) const {
  std::size_t count = 0;
  while (count < held_ &&
         static_cast<double>(back(0).sample.boardTimeUs - back(count).sample.boardTimeUs) <= spanS * 1e6) {
    ++count;
  }
  return count;
}

void HealthMeter::measureRate(BoardHealth& health) const {
  const std::size_t count = within(kRateSpanS);
  if (count < 2) {
    return;
  }
  const Sample& newest = back(0).sample;
  const Sample& oldest = back(count - 1).sample;
  if (newest.boardTimeUs == oldest.boardTimeUs || newest.sequence == oldest.sequence) {
    return;
  }
  const double spanMs = static_cast<double>(newest.boardTimeUs - oldest.boardTimeUs) / 1e3;
  const double periodMs = spanMs / (newest.sequence - oldest.sequence);
  double squares = 0.0;
  double skew = 0.0;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const Sample& to = back(i).sample;
    const Sample& from = back(i + 1).sample;
    const double intervalMs = static_cast<double>(to.boardTimeUs - from.boardTimeUs) / 1e3;
    // Lost samples are reported as gaps and must not look like jitter too.
    const double late = intervalMs - periodMs * (to.sequence - from.sequence);
    squares += late * late;
    skew += back(i).skewMs;
  }
  health.rateHz = 1e3 / periodMs;
  health.jitterMs = std::sqrt(squares / static_cast<double>(count - 1));
  health.skewMs = skew / static_cast<double>(count - 1);
}

void HealthMeter::measureCells(BoardHealth& health) const {
  std::vector<const Sample*> good;  // the newest first
  for (std::size_t i = 0; i < within(kNoiseSpanS); ++i) {
    if (back(i).good) {
      good.push_back(&back(i).sample);
    }
  }
  for (std::size_t cell = 0; cell < kMaxCells && good.size() >= 3; ++cell) {
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < good.size(); ++i) {
      const double counts = good[i]->counts[cell];
      sum += counts;
      if (i + 2 < good.size()) {
        const double bend = counts - 2.0 * good[i + 1]->counts[cell] + good[i + 2]->counts[cell];
        squares += bend * bend;
      }
    }
    health.cells[cell].meanCounts = sum / static_cast<double>(good.size());
    // The second difference of white noise has six times its variance: 1 + 4 + 1.
    health.cells[cell].noiseCounts = std::sqrt(squares / (6.0 * static_cast<double>(good.size() - 2)));
  }
}

BoardHealth HealthMeter::read() const {
  BoardHealth health = counted_;
  measureRate(health);
  measureCells(health);
  return health;
}

}  // namespace surefoot
