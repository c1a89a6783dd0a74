// SPDX-License-Identifier: MIT
#include "screens/settings.hpp"

#include <algorithm>
#include <array>

namespace surefoot {
namespace {

constexpr std::array<std::string_view, 3> kFeedbacks{"full", "fading", "sound"};

}  // namespace

std::string_view wordFor(Feedback feedback) {
  return kFeedbacks[static_cast<std::size_t>(feedback)];
}

std::optional<Feedback> feedbackOf(std::string_view word) {
  const auto found = std::ranges::find(kFeedbacks, word);
  return found == kFeedbacks.end() ? std::nullopt : std::optional(static_cast<Feedback>(found - kFeedbacks.begin()));
}

}  // namespace surefoot
