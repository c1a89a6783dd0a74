// SPDX-License-Identifier: MIT
// The result of a bout: score, its parts, one friendly sentence, the person's usual and best score, and a picture of
// the bout. Session in, picture out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "play/session.hpp"
#include "screens/screen.hpp"
#include "screens/session_view.hpp"

namespace surefoot {

/// The result of a finished bout, without buttons.
void drawBout(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view);

enum class ResultChoice : std::uint8_t { Again, Home };

/// Keys and mouse on the result.
class ResultScreen {
 public:
  std::optional<ResultChoice> handle(const ScreenInput& input, const Canvas& canvas);
  int selected() const { return selected_; }
  static std::vector<HitBox> hits(const Canvas& canvas);

 private:
  int selected_ = 0;  ///< Again or home.
};

/// What is spoken about the bout: the score as it is shown, or the number of repetitions that were counted, followed by
/// the note of `view` or else by the friendly sentence.
std::vector<std::string> spokenOf(const Session& session, const SessionView& view);

/// Message id of the friendly sentence about a bout that was measured or stopped; `bestBefore` is absent if there is
/// none.
std::string_view resultSentence(const ScoreSheet& sheet, Exercise exercise, bool stopped,
                                std::optional<double> bestBefore);

}  // namespace surefoot
