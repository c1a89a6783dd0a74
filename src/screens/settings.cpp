// SPDX-License-Identifier: MIT
#include "screens/settings.hpp"

#include "base/enum_table.hpp"

namespace surefoot {
namespace {

constexpr EnumTable<Feedback, std::string_view> kFeedbacks{{"full", "fading", "sound"}};

}  // namespace

std::string_view wordFor(Feedback feedback) {
  return kFeedbacks[feedback];
}

std::optional<Feedback> feedbackOf(std::string_view word) {
  return kFeedbacks.find(word);
}

}  // namespace surefoot
