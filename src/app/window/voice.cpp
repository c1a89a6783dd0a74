// SPDX-License-Identifier: MIT
#include "app/window/voice.hpp"

#include "app/window/picture.hpp"
#include "screens/session_screens.hpp"
#include "view/share.hpp"

namespace surefoot {

Voice::Voice(const Program& program, const std::string& language)
    : speaker_(soundFolders(program.data / "sounds", shareDirectory(), language)) {}

void Voice::hear(const Session& session, Feedback feedback) {
  waiting_.insert(waiting_.end(), session.sounds().begin(), session.sounds().end());
  if (feedback == Feedback::Sound && session.phase() == Phase::Play && givesFeedback(session)) {
    waiting_.push_back(soundOf(session));
  }
  const ScreenWords words = wordsOn(session);
  if (words.prompt != prompt_) {
    for (const std::string_view line : {words.prompt, words.hint}) {
      if (!line.empty()) {
        say(line);
      }
    }
  }
  prompt_ = words.prompt;
  hearPage(session);
}

/// A page is spoken when it appears, a tile when it is selected.
void Voice::hearPage(const Session& session) {
  const LeanMenu* menu = session.phase() == Phase::Play ? menuOf(session) : nullptr;
  std::vector<std::string> page = menu == nullptr ? std::vector<std::string>() : menu->spoken();
  std::string tile = menu == nullptr ? std::string() : menu->spokenTile();
  if (page != page_) {
    for (const std::string& line : page) {
      say(lasting(line));
    }
  }
  if (tile != tile_ && !tile.empty()) {
    say(lasting(tile));
  }
  page_ = std::move(page);
  tile_ = std::move(tile);
}

void Voice::frame() {
  speaker_.play(waiting_);
  waiting_.clear();
}

}  // namespace surefoot
