// SPDX-License-Identifier: MIT
#include "app/window/voice.hpp"

#include "app/play.hpp"
#include "app/window/picture.hpp"
#include "records/stamp.hpp"
#include "screens/assess_trial.hpp"
#include "screens/session_screens.hpp"
#include "view/share.hpp"

namespace surefoot {

namespace {

/// What the music takes from a session. A balance test is held in silence.
Mood moodOf(const Session& session) {
  const MovementState& movement = session.movement();
  const HudState hud = session.game().hud();
  const bool bout = session.phase() == Phase::Play && menuOf(session) == nullptr;
  return {.playing = bout && session.pause() == PauseReason::None,
          .stillness = movement.stillness,
          .effort = bout ? soundOf(session).volume : 0.0,
          .hold = bout ? hud.ring : -1.0,
          .progress = hud.total > 0 ? static_cast<double>(hud.done) / hud.total : 0.0,
          .repetition = hud.done,
          .silent = isTrial(session.setup().game)};
}

}  // namespace

Voice::Voice(const Program& program, const std::string& language)
    : speaker_(soundFolders(program.data / "sounds", shareDirectory(), language)),
      musician_(dayTimeNow(), static_cast<std::uint64_t>(today())) {}

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
  mood_ = moodOf(session);
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
  mood_.somebodySpeaks = speaker_.speaks();
  musician_.follow(mood_);
}

}  // namespace surefoot
