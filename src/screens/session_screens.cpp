// SPDX-License-Identifier: MIT
// One function for each screen, all in the bay of the session's time of day.
#include "screens/session_screens.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/math.hpp"
#include "play/bay.hpp"
#include "play/easing.hpp"
#include "screens/assess_trial.hpp"
#include "screens/hud.hpp"

namespace surefoot {

namespace {

/// After a page, the board is read for this long before it is known whether somebody stands there.
constexpr double kGlanceS = 0.5;
/// Radius of the dial in which the board is shown before the bout.
constexpr double kDial = 270.0;
/// Shift, in shares of foot length, at which the sound for closed eyes is loudest and fully on one side.
constexpr double kFullShare = 0.2;

Vec2 middle(const Canvas& canvas) {
  return {0.5 * canvas.width, (canvas.portrait() ? 0.42 : 0.50) * canvas.height};
}

/// The board from above, as it lies in front of the person.
void board(DrawList& out, Vec2 centre, double scale, const Board& which) {
  const Color face = rgb(0x24305E);
  const Color plate = rgb(0x3D4C86);
  const auto box = [&](double x, double y, double width, double height, Color color) {
    out.add(
        Box{centre + scale * Vec2{x, y}, scale * Vec2{width, height}, scale * 18.0, mix(color, kWhite, 0.10), color});
  };
  out.add(Ellipse{centre + scale * Vec2{0.0, 150.0}, scale * Vec2{330.0, 40.0}, faded(kInk, 0.5), faded(kInk, 0.0)});
  box(0.0, 0.0, 520.0, 330.0, face);
  if (which.model == BoardModel::Split) {
    for (const double side : {-1.0, 1.0}) {
      box(side * 125.0, 42.0, 220.0, 214.0, plate);
      box(side * 125.0, -112.0, 220.0, 68.0, mix(plate, kApricot, 0.35));
    }
  } else {
    box(0.0, 0.0, 470.0, 280.0, plate);
  }
}

/// The soles that belong on the board; amber, because they are what should move now.
void soles(DrawList& out, Vec2 centre, double scale, Foot foot) {
  for (const double side : {-1.0, 1.0}) {
    if (foot == (side < 0.0 ? Foot::Right : Foot::Left)) {
      continue;
    }
    const auto at = [&](double x, double y) { return centre + scale * Vec2{side * (125.0 + x), y}; };
    const auto oval = [&](double x, double y, double rx, double ry) {
      out.add(Ellipse{at(x, y), scale * Vec2{rx, ry}, kAmber, kAmber});
    };
    oval(0.0, 92.0, 40.0, 50.0);
    oval(8.0, 30.0, 33.0, 66.0);
    oval(0.0, -28.0, 56.0, 52.0);
    oval(-36.0, -104.0, 21.0, 24.0);
    oval(0.0, -112.0, 16.0, 19.0);
    oval(28.0, -101.0, 14.0, 17.0);
    oval(48.0, -82.0, 12.0, 15.0);
    oval(62.0, -60.0, 10.0, 13.0);
  }
}

/// A hint below the picture and clear of the feet, large enough to be read.
void hint(DrawList& out, const Canvas& canvas, const ScreenWords& words) {
  out.add(Label{.id = std::string(words.hint),
                .arguments = words.arguments,
                .at = {0.5 * canvas.width, canvas.height - (canvas.portrait() ? 500.0 : 50.0)},
                .anchor = {0.5, 1.0},
                .size = 60.0,
                .maxWidth = canvas.width - (canvas.portrait() ? 200.0 : 660.0),
                .maxLines = 2,
                .platePadding = 28.0});
}

/// A person who already stands on the board when it is ready is not told to step on.
Phase readyPhase(const Session& session) {
  const bool known = session.reading().whole.valid || (session.setup().zeroed && session.now() < ticksOf(kGlanceS));
  return session.phase() == Phase::StepOn && known ? Phase::StandStill : session.phase();
}

bool isSeated(const Session& session) {
  return session.setup().bout.form == Form::Seated;
}

/// Which part of the feet a seated person puts on the board; `toes` if it is the toes.
std::string_view seatedHow(const Session& session, std::string_view toes) {
  const Foot foot = session.setup().bout.foot;
  if (foot != Foot::Both) {
    return foot == Foot::Left ? "winch.sole_left" : "winch.sole_right";
  }
  return session.exercise() == Exercise::ToePress ? toes : "ready.soles";
}

ScreenWords zeroWords(const Session& session) {
  const auto trouble = session.zeroTrouble();
  if (trouble && trouble->loadN > 0.0) {
    return {"zero.step_off", "zero.step_off.load", {wholeText(trouble->loadN)}};
  }
  if (trouble) {
    return {"zero.step_off", "zero.step_off.restless", {cellNumbers(trouble->cells)}};
  }
  return session.occupied() ? ScreenWords{"zero.step_off", "zero.step_off.why"}
                            : ScreenWords{"zero.finding", "zero.finding.why"};
}

ScreenWords readyWords(const Session& session) {
  const bool seated = isSeated(session);
  switch (readyPhase(session)) {
    case Phase::Zero:
      return zeroWords(session);
    case Phase::StepOn:
      return seated ? ScreenWords{"ready.feet_on", seatedHow(session, "ready.step_on.how_seated")}
                    : ScreenWords{"ready.step_on", "ready.step_on.how"};
    default:
      return seated ? ScreenWords{"ready.sit_still", seatedHow(session, "ready.sit_still.how")}
                    : ScreenWords{"ready.stand_still", "ready.stand_still.how"};
  }
}

ScreenWords pauseWords(const Session& session) {
  const bool seated = isSeated(session);
  switch (session.pause()) {
    case PauseReason::SteppedOff:
      return {"pause.off", seated ? "pause.off.seated" : "pause.off.what"};
    case PauseReason::Settling:
      return {"pause.settling", seated ? "pause.settling.seated" : "pause.settling.what"};
    case PauseReason::BoardSilent:
      return {"pause.silent", session.comesInBursts() ? "pause.silent.bursts" : "pause.silent.what"};
    case PauseReason::Faulty:
      return {"pause.faulty", "pause.faulty.what", {cellNumbers(session.faultyCells())}};
    case PauseReason::TooSlow:
      return {"pause.slow", "pause.slow.what"};
    case PauseReason::OnRail:
      return {"pause.rail", "pause.rail.what"};
    case PauseReason::Asked:
      return {"pause.asked", "pause.asked.what"};
    case PauseReason::Resting:
      return {"pause.resting", "pause.resting.what"};
    default:
      return {"pause.key", "pause.key.what"};
  }
}

void preparing(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view) {
  drawBay(out, canvas, session.setup().bout.dayTime, view.timeS, pageView(canvas, session.setup().bout.place));
  const Vec2 at = middle(canvas);
  const FeetView feet = feetOf(session);
  const double breath = 0.5 + 0.5 * det::sin(2.2 * view.timeS);
  const auto dial = [&](double filled) {
    out.add(Arc{at, kDial, 34.0, 0.0, 1.0, rgb(0xFFFFFF, 0.14)});
    if (filled > 0.0) {
      out.add(Arc{at, kDial, 34.0, 0.0, std::min(filled, 1.0), kAmber});
    }
  };
  out.add(Ellipse{at, {kDial + 34.0, kDial + 34.0}, kPanel, kPanel});
  board(out, at, 0.82, session.board());
  switch (readyPhase(session)) {
    case Phase::Zero:
      if (session.occupied()) {
        soles(out, at + Vec2{0.0, 20.0 + 150.0 * smooth(breath)}, 0.66, feet.foot);
      } else {
        dial(session.progress());
      }
      break;
    case Phase::StepOn:
      soles(out, at + Vec2{0.0, 150.0 - 130.0 * smooth(breath)}, 0.66, feet.foot);
      break;
    default:
      soles(out, at + Vec2{0.0, 20.0}, 0.66, feet.foot);
      dial(session.progress());
      drawFeet(out, canvas, feet);
      break;
  }
  const ScreenWords words = readyWords(session);
  drawPrompt(out, canvas, words.prompt);
  hint(out, canvas, words);
}

/// The movement in other words than the game's. Empty if the person needs no help, or near the edge, where nobody is
/// hurried.
std::string_view helpWords(const Session& session) {
  if (session.helper().help() == Help::None) {
    return {};
  }
  switch (session.game().cue().kind) {
    case CueKind::Press:
      return "help.press";
    case CueKind::Rise:
      return "help.rise";
    case CueKind::March:
      return "help.march";
    case CueKind::Circle:
      return isSeated(session) ? "help.circle.seated" : "help.circle";
    default:
      return "help.lean";
  }
}

Ghost ghostOf(const Session& session) {
  const Cue cue = session.game().cue();
  return {.movement = cue.kind,
          .clockwise = cue.clockwise,
          .side = cue.targetShare.x < 0.0 ? -1.0 : 1.0,
          .foot = isSeated(session) ? session.setup().bout.foot : Foot::Both};
}

/// "Skip or rest?": a tile on each side, which fills while the person leans there.
void question(DrawList& out, const Canvas& canvas, const Session& session) {
  const Vec2 middle{0.5 * canvas.width, 0.5 * canvas.height};
  out.add(Box{middle, {canvas.width, canvas.height}, 0.0, rgb(0x0E1530, 0.45), rgb(0x0E1530, 0.65)});
  const ScreenWords words = pauseWords(session);
  drawPrompt(out, canvas, words.prompt);
  const Vec2 size{std::min(640.0, 0.5 * canvas.width - 60.0), 300.0};
  for (const int side : {-1, 1}) {
    const Vec2 at = middle + Vec2{side * (0.5 * size.x + 30.0), 0.0};
    const double filled = session.movement().lean.side == side ? session.progress() : 0.0;
    out.add(Box{at, size, 40.0, rgb(0x0E1530, 0.94), rgb(0x0E1530, 0.94), 0.0, filled > 0.0 ? 8.0 : 4.0,
                filled > 0.0 ? kAmber : rgb(0xFFE9C4, 0.35)});
    out.add(Label{.id = side < 0 ? "help.skip" : "help.rest", .at = at, .size = 84.0, .maxWidth = size.x - 80.0});
    if (filled > 0.02) {
      const double width = filled * (size.x - 80.0);
      out.add(Box{at + Vec2{0.5 * (width - size.x + 80.0), 110.0}, {width, 22.0}, 11.0, kAmber, kAmber});
    }
  }
  hint(out, canvas, words);
}

void pause(DrawList& out, const Canvas& canvas, const Session& session) {
  if (session.pause() == PauseReason::Asked) {
    question(out, canvas, session);
    return;
  }
  const Vec2 at{0.5 * canvas.width, 0.5 * canvas.height};
  out.add(Box{at, {canvas.width, canvas.height}, 0.0, rgb(0x0E1530, 0.45), rgb(0x0E1530, 0.65)});
  const double width = std::min(1320.0, canvas.width - 100.0);
  out.add(Box{at, {width, 470.0}, 56.0, rgb(0x0E1530, 0.94), rgb(0x0E1530, 0.94), 0.0, 4.0, rgb(0xFFE9C4, 0.35)});
  const ScreenWords words = pauseWords(session);
  out.add(
      Label{.id = std::string(words.prompt), .at = at + Vec2{0.0, -105.0}, .size = 96.0, .maxWidth = width - 120.0});
  out.add(Label{.id = std::string(words.hint),
                .arguments = words.arguments,
                .at = at + Vec2{0.0, 40.0},
                .size = 60.0,
                .maxWidth = width - 120.0,
                .maxLines = 2,
                .bold = false,
                .color = kCream});
  const double progress = session.progress();
  out.add(Box{at + Vec2{0.0, 165.0}, {width - 240.0, 18.0}, 9.0, rgb(0xFFFFFF, 0.16), rgb(0xFFFFFF, 0.16)});
  if (progress > 0.02) {
    const double filled = progress * (width - 240.0);
    out.add(Box{at + Vec2{-(width - 240.0 - filled) / 2.0, 165.0}, {filled, 18.0}, 9.0, kAmber, kAmber});
  }
}

/// A tested person is meant to go to their limits, and must hear nothing but the test.
bool warnsOfEdge(const Session& session) {
  return session.phase() == Phase::Play && session.movement().nearEdge && !isTrial(session.setup().game);
}

void play(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view) {
  HudState hud = session.game().hud();
  const ScreenWords words = wordsOn(session);
  if (!words.prompt.empty() && session.pause() == PauseReason::None) {
    hud.promptId = words.prompt;
  }
  if (session.pause() == PauseReason::Asked) {
    hud.promptId.clear();  // the question stands in its place
  }
  const bool ghost = session.pause() == PauseReason::None && !helpWords(session).empty() && !warnsOfEdge(session);
  if (view.feedback == Feedback::Sound ||
      (view.feedback == Feedback::Fading && !shownWhileFading(hud.done, hud.total))) {
    hud.feet = false;
    hud.ring = -1.0;
  }
  if (view.feedback == Feedback::Sound) {
    drawBay(out, canvas, session.setup().bout.dayTime, 0.0, pageView(canvas, session.setup().bout.place));
  } else {
    session.game().draw(out, canvas);
  }
  hud.feet = hud.feet && !ghost;
  drawHud(out, canvas, hud, feetOf(session));
  if (ghost) {
    drawGhost(out, canvas, ghostOf(session), view.timeS);
  }
}

void result(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view, int selected) {
  drawBout(out, canvas, session, view);
  for (const HitBox& box : ResultScreen::hits(canvas)) {
    drawButton(out, box, box.id == 0 ? "result.again" : "result.home", box.id == selected);
  }
}

void debug(DrawList& out, const Canvas& canvas, const DebugFacts& facts) {
  out.add(Label{.id = "debug.facts",
                .arguments = {wholeText(facts.delayMs), wholeText(facts.rateHz), wholeText(facts.framesPerS)},
                .at = {canvas.width - 40.0, canvas.portrait() ? 780.0 : 300.0},
                .anchor = {1.0, 0.0},
                .size = 36.0,
                .maxWidth = 340.0,
                .maxLines = 3,
                .bold = false,
                .platePadding = 12.0});
}

}  // namespace

std::string cellNumbers(std::uint8_t cells) {
  std::string numbers;
  for (std::size_t i = 0; i < kMaxCells; ++i) {
    if ((cells >> i & 1U) != 0) {
      numbers += (numbers.empty() ? "" : ", ") + std::to_string(i + 1);
    }
  }
  return numbers;
}

ScreenWords wordsOn(const Session& session) {
  if (session.pause() != PauseReason::None) {
    return pauseWords(session);
  }
  if (warnsOfEdge(session)) {
    return {"safety.rail", {}};
  }
  if (session.phase() == Phase::Play) {
    return {helpWords(session), {}};
  }
  return session.phase() < Phase::Play ? readyWords(session) : ScreenWords{};
}

bool shownWhileFading(int done, int total) {
  return 3 * done < total || (3 * done < 2 * total && done % 2 == 0);
}

SoundCue soundOf(const Session& session) {
  const MovementState& movement = session.movement();
  double share = 0.0;
  switch (session.exercise()) {
    case Exercise::ToePress:
      share = movement.press.effort;
      break;
    case Exercise::Tiptoe:
      share = movement.tiptoe.rise;
      break;
    case Exercise::AnkleCircle:
      share = length(movement.circle.handle);
      break;
    case Exercise::Free:
      share = length(movement.shiftShare) / kFullShare;
      break;
  }
  return {.name = "wind", .volume = clamp01(share), .pan = std::clamp(movement.shiftShare.x / kFullShare, -1.0, 1.0)};
}

FeetView feetOf(const Session& session) {
  const BoutSetup& bout = session.setup().bout;
  const MovementState& movement = session.movement();
  return {.board = session.board(),
          .reading = session.reading(),
          .bodyWeightN = movement.bodyWeightN,
          .foot = bout.form == Form::Seated ? bout.foot : Foot::Both,
          .quietMm = movement.neutralKnown ? std::optional(movement.neutralMm) : std::nullopt};
}

void drawSession(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view, int selected) {
  switch (session.phase()) {
    case Phase::Zero:
    case Phase::StepOn:
    case Phase::StandStill:
      preparing(out, canvas, session, view);
      break;
    case Phase::Play:
      play(out, canvas, session, view);
      break;
    case Phase::Result:
      // A page or a trial has no score, so its last picture stays.
      if (session.score().formula.empty()) {
        play(out, canvas, session, view);
      } else {
        result(out, canvas, session, view, selected);
      }
      break;
  }
  if (session.pause() != PauseReason::None) {
    pause(out, canvas, session);
  }
  if (view.debug.shown) {
    debug(out, canvas, view.debug);
  }
}

}  // namespace surefoot
