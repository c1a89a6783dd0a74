// SPDX-License-Identifier: MIT
#include "records/settings.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

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

Settings loadSettings(const std::filesystem::path& file) {
  std::ifstream in(file);
  const auto json = nlohmann::json::parse(in, nullptr, false);
  Settings settings;
  if (!json.is_object()) {
    return settings;
  }
  const auto feedback = json.find("feedback");
  if (feedback != json.end() && feedback->is_string()) {
    settings.feedback = feedbackOf(feedback->get<std::string>()).value_or(settings.feedback);
  }
  const auto loudness = json.find("loudness");
  if (loudness != json.end() && loudness->is_number_integer()) {
    settings.loudness = std::clamp(loudness->get<int>(), 0, 2);
  }
  return settings;
}

bool saveSettings(const std::filesystem::path& file, const Settings& settings) {
  std::ofstream out(file);
  out << nlohmann::ordered_json{{"feedback", wordFor(settings.feedback)}, {"loudness", settings.loudness}}.dump(2)
      << '\n';
  return static_cast<bool>(out.flush());
}

}  // namespace surefoot
