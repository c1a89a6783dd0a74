// SPDX-License-Identifier: MIT
#include "clinic/throttle.hpp"

#include <algorithm>
#include <tuple>

namespace surefoot {
namespace {

constexpr std::int64_t kFirstLockS = 30;
constexpr std::int64_t kLongestLockS = 3600;
constexpr std::int64_t kForgottenAfterS = 24 * 3600;
constexpr std::size_t kMostKeys = 4096;

}  // namespace

std::int64_t lockSeconds(int failures) {
  if (failures < kFreeFailures) {
    return 0;
  }
  return std::min(kLongestLockS, kFirstLockS << std::min(failures - kFreeFailures, 20));
}

std::int64_t Throttle::waitS(const std::string& key, std::int64_t now) const {
  const auto found = failures_.find(key);
  return found == failures_.end()
             ? 0
             : std::max<std::int64_t>(0, found->second.lastAt + lockSeconds(found->second.count) - now);
}

void Throttle::fail(const std::string& key, std::int64_t now) {
  std::erase_if(failures_, [now](const auto& entry) { return now - entry.second.lastAt > kForgottenAfterS; });
  if (failures_.size() >= kMostKeys && !failures_.contains(key)) {
    failures_.erase(std::ranges::min_element(
        failures_, {}, [](const auto& entry) { return std::tuple(entry.second.count, entry.second.lastAt); }));
  }
  Failures& failures = failures_[key];
  failures = {failures.count + 1, now};
}

}  // namespace surefoot
