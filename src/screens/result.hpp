// SPDX-License-Identifier: MIT
// What a bout brought: score, its parts, one friendly sentence, own usual and best, and the bout itself as a picture.
// Session in, picture out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "play/session.hpp"
#include "screens/screen.hpp"
#include "screens/session_view.hpp"

namespace surefoot {

/// A bout that is over. What is chosen there lies over it.
void drawBout(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view);

enum class ResultChoice : std::uint8_t { Again, Home };

/// Keys and mouse on the result.
class ResultScreen {
 public:
  std::optional<ResultChoice> handle(const ScreenInput& input, const Canvas& canvas);
  int selected() const { return selected_; }
  static std::vector<HitBox> hits(const Canvas& canvas);

 private:
  int selected_ = 0;  ///< Again, home.
};

/// What is spoken of the bout: its score as it is shown, or how often it was led, then the note of `view` or else its
/// one friendly sentence.
std::vector<std::string> spokenOf(const Session& session, const SessionView& view);

/// Message id of the one friendly sentence about a bout; `bestBefore` is absent where there is none.
std::string_view resultSentence(const ScoreSheet& sheet, Exercise exercise, bool stopped,
                                std::optional<double> bestBefore);

}  // namespace surefoot
