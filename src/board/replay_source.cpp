// SPDX-License-Identifier: MIT
// Stored samples, returned tick by tick.
#include "board/replay_source.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"

namespace surefoot {

void checkReplayLasts(double spanS) {
  if (!(spanS <= kLongestReplayS)) {
    throw Error("the recording lasts " + numberText(std::floor(spanS / 3600.0)) +
                " hours, and a replay lasts 24 at most: check the unit of its times, or cut it");
  }
}

std::vector<TickedSample> ticksByTime(const std::vector<Sample>& samples) {
  std::vector<TickedSample> ticked;
  ticked.reserve(samples.size());
  for (const Sample& sample : samples) {
    if (!ticked.empty() && sample.boardTimeUs < ticked.back().sample.boardTimeUs) {
      throw Error("board_time_us goes back from " + std::to_string(ticked.back().sample.boardTimeUs) + " to " +
                  std::to_string(sample.boardTimeUs) + ": sort the rows, or take the earlier recording out");
    }
    const std::uint64_t sinceUs = sample.boardTimeUs - samples.front().boardTimeUs;
    checkReplayLasts(static_cast<double>(sinceUs) * 1e-6);
    ticked.push_back({static_cast<Tick>((sinceUs * kTicksPerSecond + 999999) / 1000000), sample});
  }
  return ticked;
}

ReplaySource::ReplaySource(Board board, std::vector<TickedSample> samples, std::string name)
    : board_(std::move(board)), samples_(std::move(samples)), name_(std::move(name)), meter_(board_) {
  assert(std::ranges::is_sorted(samples_, {}, &TickedSample::tick));
}

void ReplaySource::poll(Tick tick, std::vector<Sample>& samples) {
  for (; next_ < samples_.size() && samples_[next_].tick <= tick; ++next_) {
    samples.push_back(samples_[next_].sample);
    meter_.take(samples_[next_].sample);
  }
}

}  // namespace surefoot
