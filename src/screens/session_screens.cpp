// SPDX-License-Identifier: MIT
// One function a screen. All of them stand in the bay of the session's time of day.
#include "screens/session_screens.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/math.hpp"
#include "play/bay.hpp"
#include "play/easing.hpp"
#include "screens/hud.hpp"

namespace surefoot {

namespace {

constexpr int kTicksPerPoint = kTicksPerSecond / 10;
/// Radius of the dial in which the board is shown before play.
constexpr double kDial = 285.0;
/// Columns of the trace on the screen.
constexpr int kColumns = 240;

std::string whole(double value) {
  return std::to_string(static_cast<int>(std::floor(value + 0.5)));
}

Vec2 middle(const Canvas& canvas) {
  return {0.5 * canvas.width, (canvas.portrait() ? 0.44 : 0.53) * canvas.height};
}

/// The board from above, as it lies before the person.
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

/// A pair of soles; amber, because they are what is to move now.
void soles(DrawList& out, Vec2 centre, double scale) {
  for (const double side : {-1.0, 1.0}) {
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

/// A hint under the picture, in the size of words that must be read.
void hint(DrawList& out, const Canvas& canvas, std::string_view id) {
  out.add(Label{.id = std::string(id),
                .at = {0.5 * canvas.width, canvas.height - (canvas.portrait() ? 330.0 : 130.0)},
                .size = 60.0,
                .maxWidth = canvas.width - 200.0,
                .maxLines = 2,
                .platePadding = 28.0});
}

ScreenWords readyWords(const Session& session) {
  switch (session.phase()) {
    case Phase::Zero:
      return session.occupied() ? ScreenWords{"zero.step_off", "zero.step_off.why"}
                                : ScreenWords{"zero.finding", "zero.finding.why"};
    case Phase::StepOn:
      return {"ready.step_on",
              session.setup().bout.form == Form::Seated ? "ready.step_on.how_seated" : "ready.step_on.how"};
    default:
      return {"ready.stand_still", "ready.stand_still.how"};
  }
}

ScreenWords pauseWords(PauseReason reason) {
  switch (reason) {
    case PauseReason::SteppedOff:
      return {"pause.off", "pause.off.what"};
    case PauseReason::Settling:
      return {"pause.settling", "pause.settling.what"};
    case PauseReason::BoardSilent:
      return {"pause.silent", "pause.silent.what"};
    case PauseReason::Faulty:
      return {"pause.faulty", "pause.faulty.what"};
    case PauseReason::TooSlow:
      return {"pause.slow", "pause.slow.what"};
    default:
      return {"pause.key", "pause.key.what"};
  }
}

void preparing(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view) {
  drawBay(out, canvas, session.setup().bout.dayTime, view.timeS, pageView(canvas));
  const Vec2 at = middle(canvas);
  const double breath = 0.5 + 0.5 * det::sin(2.2 * view.timeS);
  const auto dial = [&](double filled) {
    out.add(Arc{at, kDial, 34.0, 0.0, 1.0, rgb(0xFFFFFF, 0.14)});
    if (filled > 0.0) {
      out.add(Arc{at, kDial, 34.0, 0.0, std::min(filled, 1.0), kAmber});
    }
  };
  out.add(Ellipse{at, {kDial + 34.0, kDial + 34.0}, kPanel, kPanel});
  board(out, at, 0.82, session.board());
  switch (session.phase()) {
    case Phase::Zero:
      if (session.occupied()) {
        soles(out, at + Vec2{0.0, 20.0 + 150.0 * smooth(breath)}, 0.66);
      } else {
        dial(session.progress());
      }
      break;
    case Phase::StepOn:
      soles(out, at + Vec2{0.0, 150.0 - 130.0 * smooth(breath)}, 0.66);
      break;
    default:
      soles(out, at + Vec2{0.0, 20.0}, 0.66);
      dial(session.progress());
      drawFeet(out, canvas, session.board(), session.reading(), session.movement().bodyWeightN);
      break;
  }
  const auto [prompt, why] = readyWords(session);
  drawPrompt(out, canvas, prompt);
  hint(out, canvas, why);
}

void pause(DrawList& out, const Canvas& canvas, const Session& session) {
  const Vec2 at{0.5 * canvas.width, 0.5 * canvas.height};
  out.add(Box{at, {canvas.width, canvas.height}, 0.0, rgb(0x0E1530, 0.45), rgb(0x0E1530, 0.65)});
  const double width = std::min(1320.0, canvas.width - 100.0);
  out.add(Box{at, {width, 470.0}, 56.0, rgb(0x0E1530, 0.94), rgb(0x0E1530, 0.94), 0.0, 4.0, rgb(0xFFE9C4, 0.35)});
  const auto [why, what] = pauseWords(session.pause());
  out.add(Label{.id = std::string(why), .at = at + Vec2{0.0, -105.0}, .size = 96.0, .maxWidth = width - 120.0});
  out.add(Label{.id = std::string(what),
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

/// A rectangle by its upper left corner.
struct Area {
  Vec2 at;
  Vec2 size;
  Vec2 centre() const { return at + 0.5 * size; }
};

struct ResultLayout {
  Area score, parts, trace;
};

ResultLayout layoutFor(const Canvas& canvas) {
  if (canvas.portrait()) {
    return {{{50.0, 90.0}, {980.0, 480.0}}, {{50.0, 610.0}, {980.0, 480.0}}, {{50.0, 1130.0}, {980.0, 480.0}}};
  }
  const double edge = 0.045 * canvas.width;
  const double left = 0.40 * canvas.width;
  const double gap = 36.0;
  const double right = canvas.width - 2.0 * edge - left - gap;
  return {{{edge, 60.0}, {left, 450.0}},
          {{edge + left + gap, 60.0}, {right, 450.0}},
          {{edge, 546.0}, {canvas.width - 2.0 * edge, 340.0}}};
}

void scorePanel(DrawList& out, const Area& area, const ScoreSheet& sheet, bool stopped) {
  drawPanel(out, area.centre(), area.size);
  const double radius = 112.0;
  const Vec2 at{area.centre().x, area.at.y + 150.0};
  out.add(Arc{at, radius, 26.0, 0.0, 1.0, rgb(0xFFFFFF, 0.16)});
  const double share = sheet.score() / 100.0;
  if (share > 0.005) {
    out.add(Arc{at, radius, 26.0, 0.0, std::min(1.0, share), kApricot});
  }
  out.add(Label{.id = "=" + whole(sheet.score()), .at = at, .size = 108.0});
  out.add(Label{.id = resultSentence(sheet, stopped),
                .at = {at.x, area.at.y + area.size.y - 92.0},
                .size = 56.0,
                .maxWidth = area.size.x - 70.0,
                .maxLines = 2});
}

void partsPanel(DrawList& out, const Area& area, const ScoreSheet& sheet) {
  drawPanel(out, area.centre(), area.size);
  const double step =
      std::min(104.0, (area.size.y - 40.0) / static_cast<double>(std::max<std::size_t>(1, sheet.parts.size())));
  const double left = area.at.x + 36.0;
  const double barLeft = area.at.x + 0.50 * area.size.x;
  const double barWidth = 0.28 * area.size.x;
  double y = area.centre().y - step * (static_cast<double>(sheet.parts.size()) - 1.0) / 2.0;
  for (const ScorePart& part : sheet.parts) {
    out.add(Label{.id = std::string(part.id),
                  .at = {left, y},
                  .anchor = {0.0, 0.5},
                  .size = 56.0,
                  .maxWidth = barLeft - left - 16.0});
    out.add(Box{{barLeft + barWidth / 2.0, y}, {barWidth, 36.0}, 18.0, rgb(0xFFFFFF, 0.14), rgb(0xFFFFFF, 0.14)});
    const double filled = std::max(36.0, clamp01(part.value) * barWidth);
    out.add(Box{{barLeft + filled / 2.0, y}, {filled, 36.0}, 18.0, kSand, kApricot});
    out.add(Label{.id = "=" + whole(100.0 * part.value),
                  .at = {area.at.x + area.size.x - 40.0, y},
                  .anchor = {1.0, 0.5},
                  .size = 56.0});
    y += step;
  }
}

/// Largest force and level in each column, so that no press is thinned away.
std::vector<BoutTrace::Point> columnsOf(const std::vector<BoutTrace::Point>& points) {
  const std::size_t count = std::min<std::size_t>(kColumns, points.size());
  std::vector<BoutTrace::Point> columns(count);
  for (std::size_t i = 0; i < points.size(); ++i) {
    BoutTrace::Point& column = columns[i * count / points.size()];
    column.force = std::max(column.force, points[i].force);
    column.level = points[i].level;
  }
  return columns;
}

void tracePanel(DrawList& out, const Area& area, const BoutTrace* trace) {
  drawPanel(out, area.centre(), area.size);
  out.add(words("result.trace", area.at + Vec2{40.0, 18.0}, 40.0, area.size.x - 80.0, kCream));
  if (trace == nullptr || trace->points().size() < 2) {
    return;
  }
  const std::vector<BoutTrace::Point> columns = columnsOf(trace->points());
  double top = 1.0;
  for (const BoutTrace::Point& point : columns) {
    top = std::max({top, point.force, 1.5 * point.level});
  }
  const double footY = area.at.y + area.size.y - 30.0;
  // Where the two do not fit side by side, what the dashes mean stands in a line of its own.
  const double secondLine = area.size.x < 1100.0 ? 52.0 : 0.0;
  const double high = area.size.y - 120.0 - secondLine;
  const auto at = [&](std::size_t i, double value) {
    const double u = static_cast<double>(i) / static_cast<double>(columns.size() - 1);
    return Vec2{area.at.x + 40.0 + u * (area.size.x - 80.0), footY - high * value / top};
  };
  Strip fill;
  Line line{{}, 4.0, kSand};
  Line level{{}, 4.0, rgb(0xFFFFFF, 0.75)};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    fill.vertices.push_back({at(i, columns[i].force), faded(kApricot, 0.75)});
    fill.vertices.push_back({{at(i, 0.0).x, footY}, faded(kApricot, 0.10)});
    line.points.push_back(at(i, columns[i].force));
    level.points.push_back(at(i, columns[i].level));
    // Dashed: a line of its own for every third column but one.
    if (i % 6 == 3) {
      out.add(level);
      level.points.clear();
    } else if (i % 6 == 5) {
      level.points = {at(i, columns[i].level)};
    }
  }
  out.add(fill);
  out.add(line);
  out.add(Label{.id = "result.level",
                .at = {area.at.x + area.size.x - 40.0, area.at.y + 18.0 + secondLine},
                .anchor = {1.0, 0.0},
                .size = 40.0,
                .bold = false});
}

void notMeasured(DrawList& out, const Area& area) {
  drawPanel(out, area.centre(), area.size);
  out.add(Label{.id = "result.not_measured",
                .at = area.centre(),
                .size = 60.0,
                .maxWidth = area.size.x - 120.0,
                .maxLines = 3,
                .bold = false,
                .color = kCream});
}

}  // namespace

void drawBout(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view) {
  drawBay(out, canvas, session.setup().bout.dayTime, view.timeS, pageView(canvas));
  const ScoreSheet sheet = session.score();
  const ResultLayout layout = layoutFor(canvas);
  scorePanel(out, layout.score, sheet, session.stopped());
  partsPanel(out, layout.parts, sheet);
  if (sheet.measured) {
    // Only presses have a force to show.
    if (session.setup().game == "catapult") {
      tracePanel(out, layout.trace, view.trace);
    }
  } else {
    notMeasured(out, layout.trace);
  }
}

namespace {

void result(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view, int selected) {
  drawBout(out, canvas, session, view);
  for (const HitBox& box : ResultScreen::hits(canvas)) {
    drawButton(out, box, box.id == 0 ? "result.again" : "result.home", box.id == selected);
  }
}

void debug(DrawList& out, const Canvas& canvas, const DebugFacts& facts) {
  out.add(Label{.id = "debug.facts",
                .arguments = {whole(facts.delayMs), whole(facts.rateHz), whole(facts.framesPerS)},
                .at = {canvas.width - 40.0, canvas.width < 1600.0 ? 300.0 : 40.0},
                .anchor = {1.0, 0.0},
                .size = 36.0,
                .maxWidth = 340.0,
                .maxLines = 3,
                .bold = false,
                .platePadding = 12.0});
}

}  // namespace

void BoutTrace::tick(const Session& session) {
  if (session.phase() != Phase::Play || session.pause() != PauseReason::None) {
    return;
  }
  const PressState& press = session.movement().press;
  peak_.force = std::max(peak_.force, press.force);
  peak_.level = press.startLevel;
  if (++ticks_ == kTicksPerPoint) {
    points_.push_back(peak_);
    peak_ = {};
    ticks_ = 0;
  }
}

std::string resultSentence(const ScoreSheet& sheet, bool stopped) {
  const auto part = [&sheet](std::string_view id) {
    const auto found =
        std::find_if(sheet.parts.begin(), sheet.parts.end(), [id](const ScorePart& p) { return p.id == id; });
    return found == sheet.parts.end() ? 0.0 : found->value;
  };
  if (stopped || part("score.dose") < 0.05) {
    return "result.come_back";
  }
  if (part("score.dose") < 1.0) {
    return "result.some";
  }
  if (!sheet.measured) {
    return "result.done";
  }
  return part("score.steadiness") >= 0.75 ? "result.steady" : "result.all";
}

std::vector<HitBox> ResultScreen::hits(const Canvas& canvas) {
  const double y = canvas.height - (canvas.portrait() ? 170.0 : 100.0);
  const double width = std::min(620.0, 0.44 * canvas.width);
  return {{0, {0.5 * canvas.width - width / 2.0 - 24.0, y}, {width, 120.0}},
          {1, {0.5 * canvas.width + width / 2.0 + 24.0, y}, {width, 120.0}}};
}

std::optional<ResultChoice> ResultScreen::handle(const ScreenInput& input, const Canvas& canvas) {
  if (input.pointed || input.clicked) {
    const auto hit = hitAt(hits(canvas), input.at);
    selected_ = hit.value_or(selected_);
    return hit && input.clicked ? std::optional(static_cast<ResultChoice>(*hit)) : std::nullopt;
  }
  if (input.key == ScreenKey::Back) {
    return ResultChoice::Home;
  }
  if (input.key == ScreenKey::Confirm) {
    return static_cast<ResultChoice>(selected_);
  }
  selected_ = moved(selected_, 2, input.key);
  return std::nullopt;
}

ScreenWords wordsOn(const Session& session) {
  if (session.pause() != PauseReason::None) {
    return pauseWords(session.pause());
  }
  return session.phase() < Phase::Play ? readyWords(session) : ScreenWords{};
}

void drawSession(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view, int selected) {
  switch (session.phase()) {
    case Phase::Zero:
    case Phase::StepOn:
    case Phase::StandStill:
      preparing(out, canvas, session, view);
      break;
    case Phase::Play:
      session.game().draw(out, canvas);
      drawHud(out, canvas, session.game().hud(), session.board(), session.reading(), session.movement().bodyWeightN);
      break;
    case Phase::Result:
      result(out, canvas, session, view, selected);
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
