// SPDX-License-Identifier: MIT
#include "app/tutorial.hpp"

#include <algorithm>

#include "play/bay.hpp"
#include "play/easing.hpp"
#include "screens/figure.hpp"
#include "screens/hud.hpp"

namespace surefoot {
namespace {

constexpr double kAfterwardsS = 2.5;  // the praise is part of it
constexpr double kLongestS = 60.0;
constexpr double kReachShare = 0.12;  // a lean of so many shares of foot length is the figure's whole lean
constexpr double kShownTiptoeS = 6.0;

std::string personFor(const BoutSetup& bout, BoardModel model) {
  return std::string("sim:player") + (bout.form == Form::Seated ? "+seated" : "") +
         (model == BoardModel::Split ? ",board=split" : ",board=classic") + ",seed=11";
}

SessionSetup shownSetup(const SampleSource& source, const GameEntry& entry, BoutSetup bout) {
  bout.repetitions = std::min(bout.repetitions, 2);
  if (entry.exercise == Exercise::Tiptoe) {
    bout.holdS = std::min(bout.holdS, kShownTiptoeS);
  }
  bout.difficulty = 0.0;
  return {.board = source.board(), .person = {}, .game = std::string(entry.id), .bout = bout};
}

FigurePose poseOf(const Session& session) {
  const MovementState& movement = session.movement();
  const Cue cue = session.game().cue();
  FigurePose pose{.seated = session.setup().bout.form == Form::Seated,
                  .toes = movement.press.active ? movement.press.effort : 0.0,
                  .lean = movement.shiftShare * (1.0 / kReachShare),
                  .circling = cue.kind == CueKind::Circle || cue.kind == CueKind::LeanTo};
  pose.heels = movement.tiptoe.rise > 0.4 ? smooth(movement.tiptoe.rise) : 0.0;
  pose.steppingSide = cue.kind == CueKind::March && movement.tiptoe.up ? movement.tiptoe.side : 0;
  if (cue.kind == CueKind::Circle) {
    pose.lean = movement.circle.handle * 0.7;
  }
  return pose;
}

}  // namespace

Tutorial::Tutorial(const GameEntry& entry, const BoutSetup& bout, BoardModel model)
    : source_(openSource(personFor(bout, model))),
      shown_(shownSetup(*source_, entry, bout), entry),
      skip_({.promptId = "tutorial.watch",
             .tiles = {{.id = "tutorial.skip", .icon = TileIcon::Go}},
             .dayTime = bout.dayTime,
             .low = true,
             .behind = [this](DrawList& out, const Canvas& canvas) { drawShown(out, canvas); }}) {
  while (shown_.phase() != Phase::Play && shown_.phase() != Phase::Result && ticks_ < ticksOf(kLongestS)) {
    tickShown();
  }
}

void Tutorial::tickShown() {
  command_.samples.clear();
  source_->hear(shown_.cue());
  source_->poll(ticks_++, command_.samples);
  shown_.tick(command_);
}

void Tutorial::step(const TickInput& input) {
  sounds_.clear();
  if (!finished()) {
    tickShown();
    const auto made = shown_.sounds();
    sounds_.assign(made.begin(), made.end());
  }
  if (doneAt_ == 0 && (shown_.game().hud().done > 0 || shown_.phase() == Phase::Result)) {
    doneAt_ = ticks_;
  }
  skip_.step(input);
}

HudState Tutorial::hud() const {
  return {.promptId = shown_.game().hud().promptId};
}

bool Tutorial::finished() const {
  const bool shown = doneAt_ != 0 && ticks_ - doneAt_ >= ticksOf(kAfterwardsS);
  return shown || ticks_ >= ticksOf(kLongestS) || skip_.finished();
}

void Tutorial::digest(Digest& digest) const {
  digest.add(shown_.digest());
  skip_.digest(digest);
}

void Tutorial::drawShown(DrawList& out, const Canvas& canvas) const {
  shown_.game().draw(out, canvas);
  const HudState hud = shown_.game().hud();
  if (hud.ring >= 0.0) {
    drawRing(out, ringPlace(canvas), canvas.portrait() ? 190.0 : 150.0, hud.ring, hud.ringText);
  }
  // On the left, above the person's own feet: what is thrown at, flown to or raised lies to the right.
  const Vec2 size = canvas.portrait() ? Vec2{440.0, 560.0} : Vec2{340.0, 540.0};
  const Vec2 centre =
      canvas.portrait() ? Vec2{canvas.width - 270.0, 0.60 * canvas.height} : Vec2{206.0, 0.46 * canvas.height};
  out.add(Box{centre, size, 42.0, rgb(0x0E1530, 0.90), rgb(0x0E1530, 0.90), 0.0, 3.0, rgb(0xFFE9C4, 0.30)});
  out.add(Label{.id = "tutorial.watch",
                .at = {centre.x, centre.y - size.y / 2.0 + 52.0},
                .size = 56.0,
                .maxWidth = size.x - 40.0,
                .color = kCream});
  const bool seated = shown_.setup().bout.form == Form::Seated;
  drawFigure(out, {centre.x + (seated ? 40.0 : -50.0), centre.y + size.y / 2.0 - 56.0},
             (seated ? 0.62 : 0.58) * size.x / 430.0, poseOf(shown_));
}

}  // namespace surefoot
