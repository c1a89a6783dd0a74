// SPDX-License-Identifier: MIT
// POSIX patterns by way of gmock: std::regex takes a sanitizing compiler ten seconds a file.
#pragma once

#include <string>

#include <gmock/gmock.h>

namespace surefoot {

/// Whether the whole text is what an extended regular expression describes.
inline bool matches(const std::string& text, const std::string& pattern) {
  return testing::Value(text, testing::MatchesRegex(pattern));
}

}  // namespace surefoot
