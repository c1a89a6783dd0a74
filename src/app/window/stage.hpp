// SPDX-License-Identifier: MIT
// The stage: window, loudspeaker, clock and settings. Everything that is shown goes through `frame`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "app/settings_file.hpp"
#include "app/window/tour.hpp"
#include "app/window/voice.hpp"
#include "view/window.hpp"

namespace surefoot {

class Stage {
 public:
  /// Opens the window. Settings are those of the last time, but for `feedback` if it is given.
  Stage(const Program& program, const WindowOptions& options, std::optional<Feedback> feedback);
  /// Saves the settings if they were changed.
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  /// Shows a picture and returns what was pressed meanwhile. `scene` names it for --screenshots.
  std::vector<InputEvent> frame(DrawList picture, const std::string& scene);

  /// A message id, or "=" and a text, in the middle of the screen for a few seconds.
  void announce(std::string message);

  /// The window was closed, or the program was asked to stop.
  bool closed() const;
  Canvas canvas() const { return window_.canvas(); }
  /// Since the program was started.
  double seconds() const;
  double framesPerS() const { return window_.frameTimes().framesPerSecond; }
  bool debug() const { return debug_; }
  Feedback feedback() const { return settings_.feedback; }
  Voice& voice() { return voice_; }
  Tour& tour() { return tour_; }
  void printSummary() const { tour_.printSummary(firstFrameS_); }

 private:
  void pressed(KeyCode key);

  std::filesystem::path settingsFile_;
  Settings settings_;
  Settings saved_;
  Window window_;
  Voice voice_;
  Tour tour_;
  std::string message_;
  double messageUntilS_ = 0.0;
  double firstFrameS_ = 0.0;
  bool debug_ = false;
  bool closed_ = false;
};

}  // namespace surefoot
