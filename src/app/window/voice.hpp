// SPDX-License-Identifier: MIT
// What is heard: the sounds of a session, its prompts, and the pages with their tiles, so that everything can be chosen
// with closed eyes.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/options.hpp"
#include "play/session.hpp"
#include "view/musician.hpp"
#include "view/speaker.hpp"

namespace surefoot {

class Voice {
 public:
  Voice(const Program& program, const std::string& language);

  /// Before the first tick of a visit, test or replay: its first prompt is spoken even if the last one was the same.
  void begin() { prompt_ = {}; }
  /// After each tick of `session`.
  void hear(const Session& session, Feedback feedback);
  /// A message id.
  void say(std::string_view id) { waiting_.push_back({.name = id}); }
  /// Once a frame: plays what came since the last one.
  void frame();
  void silence() {
    speaker_.stop();
    mood_ = {};
  }
  /// Settings::loudness.
  void setLoudness(int loudness) { speaker_.setLoudness(static_cast<Loudness>(loudness)); }
  /// Settings::music.
  void setMusic(int level) { musician_.setLoudness(speaker_.audible() ? 0.5 * level : 0.0); }

 private:
  void hearPage(const Session& session);
  std::string_view lasting(const std::string& name) { return *names_.insert(name).first; }

  Speaker speaker_;  ///< First: it opens the sound card.
  Musician musician_;
  Mood mood_;
  std::vector<SoundCue> waiting_;
  std::string_view prompt_;
  std::vector<std::string> page_;
  std::string tile_;
  std::set<std::string> names_;  ///< Names that outlive the page they came from.
};

}  // namespace surefoot
