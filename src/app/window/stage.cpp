// SPDX-License-Identifier: MIT
#include "app/window/stage.hpp"

#include <array>
#include <chrono>

#include "app/stop.hpp"
#include "view/share.hpp"

namespace surefoot {
namespace {

/// As near to the start of the process as a program can tell.
const std::chrono::steady_clock::time_point kStarted = std::chrono::steady_clock::now();

constexpr double kMessageS = 3.0;

WindowSettings settingsOf(const WindowOptions& options) {
  WindowSettings settings;
  settings.widthPx = options.size.widthPx;
  settings.heightPx = options.size.heightPx;
  settings.fullscreen = options.fullscreen;
  return settings;
}

}  // namespace

Stage::Stage(const Program& program, const WindowOptions& options, std::optional<Feedback> feedback)
    : settingsFile_(program.data / "settings.json"),
      settings_(loadSettings(settingsFile_)),
      window_(settingsOf(options), Words(shareDirectory() / "locale", options.language)),
      voice_(program, options.language),
      tour_(options.screenshots) {
  settings_.feedback = feedback.value_or(settings_.feedback);
  saved_ = settings_;
  voice_.setLoudness(settings_.loudness);
  voice_.setMusic(settings_.music);
}

/// Not while somebody plays: no frame waits for the disk.
Stage::~Stage() {
  if (settings_ != saved_) {
    saveSettings(settingsFile_, settings_);
  }
}

double Stage::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - kStarted).count();
}

bool Stage::closed() const {
  return closed_ || stopAsked != 0;
}

void Stage::announce(std::string message) {
  message_ = std::move(message);
  messageUntilS_ = seconds() + kMessageS;
}

std::vector<InputEvent> Stage::frame(DrawList picture, const std::string& scene) {
  if (seconds() < messageUntilS_) {
    const Canvas size = canvas();
    picture.add(Label{.id = message_,
                      .at = {0.5 * size.width, 0.5 * size.height},
                      .size = 72.0,
                      .maxWidth = size.width - 160.0,
                      .maxLines = 2,
                      .platePadding = 34.0});
  }
  if (const auto file = tour_.pictureFor(scene)) {
    window_.saveScreenshot(picture, *file);
  }
  window_.present(picture);
  voice_.frame();
  if (firstFrameS_ == 0.0) {
    firstFrameS_ = seconds();
  }
  std::vector<InputEvent> events = window_.poll();
  for (const InputEvent& event : events) {
    closed_ = closed_ || event.kind == InputKind::Closed;
    if (event.kind == InputKind::KeyPressed) {
      pressed(event.key);
    }
  }
  return events;
}

/// F2, F4 and F5 step through the settings; the new one is shown for a while and kept for the next time.
void Stage::pressed(KeyCode key) {
  static constexpr std::array<const char*, 3> kLoudness{"setting.quiet", "setting.normal", "setting.loud"};
  static constexpr std::array<const char*, 3> kFeedback{"setting.full", "setting.fading", "setting.sound"};
  static constexpr std::array<const char*, 3> kMusic{"setting.music_off", "setting.music_soft", "setting.music_full"};
  if (key == KeyCode::F3) {
    debug_ = !debug_;
  } else if (key == KeyCode::F2) {
    settings_.loudness = (settings_.loudness + 1) % static_cast<int>(kLoudness.size());
    voice_.setLoudness(settings_.loudness);
    announce(kLoudness[static_cast<std::size_t>(settings_.loudness)]);
  } else if (key == KeyCode::F4) {
    const std::size_t next = (static_cast<std::size_t>(settings_.feedback) + 1) % kFeedback.size();
    settings_.feedback = static_cast<Feedback>(next);
    announce(kFeedback[next]);
    voice_.say(kFeedback[next]);
  } else if (key == KeyCode::F5) {
    settings_.music = (settings_.music + 1) % static_cast<int>(kMusic.size());
    voice_.setMusic(settings_.music);
    announce(kMusic[static_cast<std::size_t>(settings_.music)]);
  }
}

}  // namespace surefoot
