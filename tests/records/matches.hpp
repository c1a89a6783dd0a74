// SPDX-License-Identifier: MIT
// POSIX patterns through gmock: std::regex is slow to compile, especially with sanitizers.
#pragma once

#include <string>

#include <gmock/gmock.h>

namespace surefoot::test {

/// True if the extended regular expression matches the whole text.
inline bool matches(const std::string& text, const std::string& pattern) {
  return testing::Value(text, testing::MatchesRegex(pattern));
}

}  // namespace surefoot::test
