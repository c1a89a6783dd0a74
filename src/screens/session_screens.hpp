// SPDX-License-Identifier: MIT
// Every screen of a session, from the empty board to the result: session in, picture out. Knows no window and no clock.
#pragma once

#include <string_view>

#include "play/session.hpp"
#include "screens/hud.hpp"
#include "screens/result.hpp"
#include "screens/session_view.hpp"

namespace surefoot {

/// What the board feels of the feet. Who stands has both on it, also where the bout is one foot's.
FeetView feetOf(const Session& session);

/// The screen of the session's phase, with the pause over it.
void drawSession(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view,
                 int selected = 0);

/// Message ids of what is written and spoken beside the games' own prompts: while getting ready, and in a pause.
struct ScreenWords {
  std::string_view prompt;  ///< Empty where nothing is.
  std::string_view hint;
};
ScreenWords wordsOn(const Session& session);

/// Ring and feet are there for the next repetition although feedback is fading.
bool shownWhileFading(int done, int total);

/// For closed eyes: a breath of wind, the louder the further the person went in what the exercise asks for, and on the
/// side they went to.
SoundCue soundOf(const Session& session);

}  // namespace surefoot
