// SPDX-License-Identifier: MIT
// Stored samples, returned tick by tick.
#include "board/replay_source.hpp"

#include <utility>

namespace surefoot {

std::vector<TickedSample> ticksByTime(const std::vector<Sample>& samples) {
  std::vector<TickedSample> ticked;
  ticked.reserve(samples.size());
  for (const Sample& sample : samples) {
    const std::uint64_t sinceUs = sample.boardTimeUs - samples.front().boardTimeUs;
    ticked.push_back({static_cast<Tick>((sinceUs * kTicksPerSecond + 999999) / 1000000), sample});
  }
  return ticked;
}

ReplaySource::ReplaySource(Board board, std::vector<TickedSample> samples, std::string name)
    : board_(std::move(board)), samples_(std::move(samples)), name_(std::move(name)) {}

void ReplaySource::poll(Tick tick, std::vector<Sample>& samples) {
  for (; next_ < samples_.size() && samples_[next_].tick <= tick; ++next_) {
    samples.push_back(samples_[next_].sample);
    meter_.take(samples_[next_].sample);
  }
}

}  // namespace surefoot
