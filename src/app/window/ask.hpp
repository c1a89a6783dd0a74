// SPDX-License-Identifier: MIT
// A screen that is shown until it makes a choice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/tick_loop.hpp"
#include "app/window/keys.hpp"
#include "app/window/stage.hpp"

namespace surefoot {

/// On a tour a page is left by itself after so many frames.
inline constexpr int kTourFrames = 4;

/// `otherwise` when the window is closed, or on a tour. What a real board (`board` may be null) sends meanwhile belongs
/// to no visit and is dropped.
template <typename Choice, typename Page, typename Draw>
Choice ask(Stage& stage, SampleSource* board, Page& page, Draw draw, const std::string& scene, Choice otherwise) {
  std::optional<Choice> choice;
  std::vector<Sample> dropped;
  int frames = 0;
  const auto tick = [&] {
    if (board != nullptr && board->isLive()) {
      dropped.clear();
      board->poll(0, dropped);
    }
    return true;
  };
  const auto frame = [&] {
    for (const InputEvent& event : stage.frame(draw(), scene)) {
      const auto input = screenInput(event);
      if (input && !choice) {
        choice = page.handle(*input, stage.canvas());
      }
    }
    return !choice && !stage.closed() && !(stage.tour().on() && ++frames >= kTourFrames);
  };
  if (!stage.closed()) {
    runTicks({.speed = 1.0, .tick = tick, .frame = frame});
  }
  return choice.value_or(otherwise);
}

}  // namespace surefoot
