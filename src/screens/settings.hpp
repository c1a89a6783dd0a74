// SPDX-License-Identifier: MIT
// What the player sets on the screen and finds again next time.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace surefoot {

/// How much feedback the player sees: skills trained with less feedback transfer better.
enum class Feedback : std::uint8_t {
  Full,
  Fading,  ///< Ring and feet are shown for all repetitions in the first third of a bout, for every second one in the
           ///< second third, and then not at all.
  Sound,   ///< Nothing moves on the screen; words and a sound that follows the movement guide the person.
};

struct Settings {
  Feedback feedback = Feedback::Full;
  int loudness = 1;  ///< 0 quiet, 1 normal, 2 loud.
  int music = 2;     ///< 0 off, 1 soft, 2 full.

  friend bool operator==(const Settings&, const Settings&) = default;
};

/// "full", "fading", "sound": used on the command line and in the file.
std::string_view wordFor(Feedback feedback);
std::optional<Feedback> feedbackOf(std::string_view word);

}  // namespace surefoot
