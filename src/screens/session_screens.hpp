// SPDX-License-Identifier: MIT
// All screens of a session, from the empty board to the result: session in, picture out. Knows no window and no clock.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "play/session.hpp"
#include "screens/hud.hpp"
#include "screens/result.hpp"
#include "screens/session_view.hpp"

namespace surefoot {

/// Load and feet for drawHud. A standing person has both feet on the board, even if the bout is about one foot.
FeetView feetOf(const Session& session);

/// The screen of the session's phase, with the pause drawn over it.
void drawSession(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view,
                 int selected = 0);

/// Message ids to show and speak in addition to the games' prompts: while getting ready, and in a pause.
struct ScreenWords {
  std::string_view prompt;  ///< Empty if there is none.
  std::string_view hint;
  std::vector<std::string> arguments = {};  ///< Of the hint.
};
ScreenWords wordsOn(const Session& session);

/// "3", "3, 5": bit i is cell i + 1.
std::string cellNumbers(std::uint8_t cells);

/// True if ring and feet are shown for the next repetition although feedback is fading.
bool shownWhileFading(int done, int total);

/// For closed eyes: wind that gets louder the further the person moves in what the exercise asks for, from the side to
/// which they moved.
SoundCue soundOf(const Session& session);

}  // namespace surefoot
