// SPDX-License-Identifier: MIT
#include "app/progress_line.hpp"

#include <iostream>

#include <unistd.h>

#include "app/stop.hpp"
#include "base/error.hpp"

namespace surefoot {
namespace {

constexpr std::chrono::seconds kBeforeFirst{1};
constexpr std::chrono::milliseconds kBetween{200};

}  // namespace

ProgressLine::ProgressLine(std::string what, std::string unit)
    : what_(std::move(what)),
      unit_(std::move(unit)),
      terminal_(isatty(STDERR_FILENO) != 0),
      next_(std::chrono::steady_clock::now() + kBeforeFirst) {
  listenForStop();
}

ProgressLine::~ProgressLine() {
  if (shown_) {
    std::cerr << "\r\033[K" << std::flush;
  }
}

void ProgressLine::show(std::uint64_t done, std::uint64_t total) {
  if (stopAsked != 0) {
    throw Error("stopped, and nothing was kept of it: say the same again to do it after all");
  }
  const auto now = std::chrono::steady_clock::now();
  if (!terminal_ || total == 0 || now < next_) {
    return;
  }
  next_ = now + kBetween;
  shown_ = true;
  std::cerr << '\r' << what_ << ": " << 100 * done / total << " %, " << done << " of " << total << ' ' << unit_
            << " (Ctrl-C stops)\033[K" << std::flush;
}

}  // namespace surefoot
