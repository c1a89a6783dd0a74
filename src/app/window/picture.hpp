// SPDX-License-Identifier: MIT
// The picture of a session on the stage.
#pragma once

#include <string>

#include "board/sample_source.hpp"
#include "play/draw_list.hpp"
#include "play/session.hpp"
#include "screens/lean_menu.hpp"
#include "screens/session_view.hpp"

namespace surefoot {

class Stage;

/// The tiles of a page; null in a bout or trial.
const LeanMenu* menuOf(const Session& session);

/// Pages have no feedback that could be set, and a test gives none at all.
bool givesFeedback(const Session& session);

struct PictureParts {
  const BoutTrace* trace = nullptr;
  const SampleSource* source = nullptr;  ///< For the numbers of F3; null in a replay.
  std::string trouble = {};              ///< One line at the bottom, shown as it is; empty: none.
  int selected = 0;                      ///< Tile of the result page of a replay.
};

DrawList pictureOf(const Stage& stage, const Session& session, const PictureParts& parts);

}  // namespace surefoot
