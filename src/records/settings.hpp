// SPDX-License-Identifier: MIT
// What the last player set on the screen and finds again next time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace surefoot {

/// How much of what they do the player sees: training that can do without transfers better.
enum class Feedback : std::uint8_t {
  Full,
  Fading,  ///< Ring and feet go: always there in the first third of a bout, every other time in the second, then not.
  Sound,   ///< Nothing moves on the screen; words and a sound that follows the person lead.
};

struct Settings {
  Feedback feedback = Feedback::Full;
  int loudness = 1;  ///< 0 quiet, 1 normal, 2 loud.
};

/// "full", "fading", "sound": on the command line and in the file.
std::string_view wordFor(Feedback feedback);
std::optional<Feedback> feedbackOf(std::string_view word);

/// From `file`; what is missing or cannot be read is as at first.
Settings loadSettings(const std::filesystem::path& file);

/// False when it could not be written: then they hold for this time only.
bool saveSettings(const std::filesystem::path& file, const Settings& settings);

}  // namespace surefoot
