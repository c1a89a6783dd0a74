// SPDX-License-Identifier: MIT
// Wrong tries by key (an address, a user's name), and how long the next one has to wait. Knows no clock.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace surefoot {

inline constexpr int kFreeFailures = 5;  ///< Wrong tries in a row before the first wait.

/// The wait after this many failures: 30 s from the fifth, doubled with each further one, at most an hour; 0 before.
std::int64_t lockSeconds(int failures);

/// Times are in seconds. Forgets a key a day after its last failure; holds 4096 keys, and then forgets the one that
/// failed least.
class Throttle {
 public:
  /// 0 if the key need not wait.
  std::int64_t waitS(const std::string& key, std::int64_t now) const;
  void fail(const std::string& key, std::int64_t now);
  void forget(const std::string& key) { failures_.erase(key); }

 private:
  struct Failures {
    int count = 0;
    std::int64_t lastAt = 0;
  };
  std::map<std::string, Failures> failures_;
};

}  // namespace surefoot
