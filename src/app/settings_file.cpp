// SPDX-License-Identifier: MIT
#include "app/settings_file.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

namespace surefoot {

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
  for (const auto& [name, level] : {std::pair{"loudness", &settings.loudness}, std::pair{"music", &settings.music}}) {
    const auto found = json.find(name);
    if (found != json.end() && found->is_number_integer()) {
      *level = std::clamp(found->get<int>(), 0, 2);
    }
  }
  return settings;
}

bool saveSettings(const std::filesystem::path& file, const Settings& settings) {
  std::ofstream out(file);
  out << nlohmann::ordered_json{{"feedback", wordFor(settings.feedback)},
                                {"loudness", settings.loudness},
                                {"music", settings.music}}
             .dump(2)
      << '\n';
  return static_cast<bool>(out.flush());
}

}  // namespace surefoot
