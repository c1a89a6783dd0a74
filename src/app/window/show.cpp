// SPDX-License-Identifier: MIT
#include "app/window/show.hpp"

#include <utility>

#include "app/tick_loop.hpp"
#include "app/window/ask.hpp"
#include "app/window/keys.hpp"
#include "app/window/picture.hpp"
#include "screens/assess_trial.hpp"
#include "screens/result.hpp"
#include "screens/session_screens.hpp"

namespace surefoot {
namespace {

const BoutTrace* traceOf(const Visit& visit) {
  return &visit.trace();
}

const BoutTrace* traceOf(const Assess& /*assess*/) {
  static const BoutTrace kNone;
  return &kNone;
}

template <typename Played>
void showPlayed(Stage& stage, Played& played, SampleSource& source, double speed) {
  std::vector<Key> keys;
  stage.voice().begin();
  const auto tick = [&] {
    played.tick(std::exchange(keys, {}));
    stage.voice().hear(played.session(), stage.feedback());
    return !played.over();
  };
  const auto frame = [&] {
    if (stage.tour().wantsPause(played)) {
      keys.push_back(Key::Pause);
    }
    DrawList picture =
        pictureOf(stage, played.session(), {.trace = traceOf(played), .source = &source, .trouble = played.trouble()});
    for (const InputEvent& event : stage.frame(std::move(picture), sceneOf(played))) {
      if (const auto key = sessionKey(event, menuOf(played.session()), stage.canvas())) {
        keys.push_back(*key);
      }
    }
    return !stage.closed();
  };
  runTicks({.speed = source.isLive() || speed == 0.0 ? 1.0 : speed, .tick = tick, .frame = frame});
  played.stop();
  stage.voice().silence();
}

}  // namespace

void show(Stage& stage, Visit& visit, SampleSource& source, double speed) {
  showPlayed(stage, visit, source, speed);
}

void show(Stage& stage, Assess& assess, SampleSource& source, double speed) {
  showPlayed(stage, assess, source, speed);
}

void show(Stage& stage, Replay& replay, double speed) {
  const Session& session = replay.session();
  BoutTrace trace;
  stage.voice().begin();
  const auto tick = [&] {
    if (!replay.over()) {
      replay.tick();
      trace.tick(session);
      stage.voice().hear(session, stage.feedback());
    }
    return !replay.over();
  };
  const auto frame = [&] {
    stage.frame(pictureOf(stage, session, {.trace = &trace}), sceneOf(session));
    return !stage.closed();
  };
  runTicks({.speed = speed == 0.0 ? 1.0 : speed, .tick = tick, .frame = frame});
  stage.voice().silence();
  if (!isTrial(session.setup().game)) {
    ResultScreen page;
    const auto draw = [&] { return pictureOf(stage, session, {.trace = &trace, .selected = page.selected()}); };
    ask(stage, nullptr, page, draw, "result", ResultChoice::Home);
  }
}

}  // namespace surefoot
