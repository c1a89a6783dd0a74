// SPDX-License-Identifier: MIT
// POSIX patterns by way of gmock: std::regex is slow to compile, with sanitizers above all.
#pragma once

#include <string>

#include <gmock/gmock.h>

namespace surefoot {

/// Whether the whole text is what an extended regular expression describes.
inline bool matches(const std::string& text, const std::string& pattern) {
  return testing::Value(text, testing::MatchesRegex(pattern));
}

}  // namespace surefoot
