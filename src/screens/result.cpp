// SPDX-License-Identifier: MIT
#include "screens/result.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/enum_table.hpp"
#include "base/math.hpp"
#include "play/bay.hpp"
#include "play/easing.hpp"

namespace surefoot {
namespace {

constexpr int kTicksPerPoint = kTicksPerSecond / 10;
constexpr double kPointS = 0.1;
/// Columns of a trace over time.
constexpr int kColumns = 240;

/// From this value on, a part of the score is praised.
constexpr double kWell = 0.75;

/// Sentences about an exercise, by message id.
struct ResultWords {
  std::string_view well;  ///< Everything done, and each part that the sentence names is at least three quarters.
  std::string_view all;   ///< Everything done.
  std::array<std::string_view, 2> qualities;  ///< The parts of the score that `well` names.
  std::string_view counted;                   ///< With the number done, of a bout that was not measured.
  std::string_view trace;
  std::string_view level;  ///< What the dashes mean; empty if there are none.
};

const ResultWords& wordsFor(Exercise exercise) {
  static constexpr EnumTable<Exercise, ResultWords> kWords{
      {{"result.steady",
        "result.all",
        {"score.hold", "score.steadiness"},
        "result.press.counted",
        "result.trace",
        "result.level"},
       {"result.tiptoe.well",
        "result.tiptoe.all",
        {"score.steadiness", "score.lowering"},
        "result.tiptoe.counted",
        "result.tiptoe.trace",
        "result.tiptoe.level"},
       {"result.circle.well",
        "result.circle.all",
        {"score.roundness", "score.evenness"},
        "result.circle.counted",
        "result.circle.trace",
        "result.circle.level"},
       {"result.free.well", "result.free.all", {"score.stillness", "score.steadiness"}, "", "result.free.trace", ""}}};
  return kWords[exercise];
}

struct ResultLayout {
  Area score, parts, trace;
};

ResultLayout layoutFor(const Canvas& canvas) {
  if (canvas.portrait()) {
    return {{{50.0, 60.0}, {980.0, 450.0}}, {{50.0, 536.0}, {980.0, 420.0}}, {{50.0, 982.0}, {980.0, 438.0}}};
  }
  const double edge = 0.045 * canvas.width;
  const double left = 0.40 * canvas.width;
  const double gap = 36.0;
  const double right = canvas.width - 2.0 * edge - left - gap;
  return {{{edge, 60.0}, {left, 450.0}},
          {{edge + left + gap, 60.0}, {right, 450.0}},
          {{edge, 546.0}, {canvas.width - 2.0 * edge, 340.0}}};
}

/// The person's usual and best score, beside the ring.
void ownScores(DrawList& out, Vec2 at, double width, const ScoreHistory& history) {
  const auto line = [&](const char* id, std::optional<double> score, double y) {
    if (score) {
      out.add(Label{.id = id,
                    .arguments = {wholeText(*score)},
                    .at = at + Vec2{0.0, y},
                    .anchor = {0.0, 0.5},
                    .size = 56.0,
                    .maxWidth = width,
                    .bold = false,
                    .color = kCream});
    }
  };
  line("progress.usual", history.usual, -45.0);
  line("progress.best", history.best, 45.0);
}

/// There is an earlier score with which this bout may be compared.
bool isCompared(const ScoreSheet& sheet, const ScoreHistory* history) {
  return history != nullptr && history->usual && sheet.measured();
}

/// Of a bout that was counted and not measured.
std::string_view countedSentence(int done, int asked) {
  return done == 0 ? "result.come_back" : done < asked ? "result.some" : "result.done";
}

int askedIn(const Session& session) {
  return repetitionsAsked(session.exercise(), session.setup().bout.repetitions);
}

/// Message id of the text about the bout: the note of `view`, otherwise its friendly sentence.
std::string saidOf(const Session& session, const SessionView& view) {
  if (!view.note.empty()) {
    return view.note;
  }
  const ScoreSheet sheet = session.score();
  if (!sheet.measured() && !session.stopped()) {
    return std::string(countedSentence(session.game().done(), askedIn(session)));
  }
  return std::string(resultSentence(sheet, session.exercise(), session.stopped(),
                                    isCompared(sheet, view.history) ? view.history->best : std::nullopt));
}

/// Repetitions done and asked for, as "3/10". Of a ride, the gates of this tide.
std::string countOf(const Session& session) {
  const HudState hud = session.game().hud();
  if (session.exercise() != Exercise::AnkleCircle) {
    return wholeText(hud.done) + "/" + wholeText(hud.total);
  }
  return wholeText(session.game().done()) + "/" + wholeText(askedIn(session));
}

/// The text about the bout, at the bottom of its panel.
void friendlyWords(DrawList& out, const Area& area, std::string id) {
  out.add(Label{.id = std::move(id),
                .at = {area.centre().x, area.bottom() - 92.0},
                .size = 56.0,
                .maxWidth = area.size.x - 70.0,
                .maxLines = 2});
}

/// A bout that was stopped shows what was done: a score against what was left undone would only punish the stop.
void scorePanel(DrawList& out, const Area& area, const Session& session, const SessionView& view) {
  drawPanel(out, area.centre(), area.size);
  const ScoreSheet sheet = session.score();
  const double radius = 112.0;
  const std::optional<double> score = session.stopped() ? std::nullopt : sheet.score();
  const bool compared = score && isCompared(sheet, view.history);
  const Vec2 at{compared ? area.at.x + 0.29 * area.size.x : area.centre().x, area.at.y + 150.0};
  if (score) {
    out.add(Arc{at, radius, 26.0, 0.0, 1.0, rgb(0xFFFFFF, 0.16)});
    if (*score > 0.5) {
      out.add(Arc{at, radius, 26.0, 0.0, std::min(1.0, *score / 100.0), kApricot});
    }
  }
  const std::string number = score ? wholeText(*score) : countOf(session);
  out.add(Label{.id = "=" + number, .at = at, .size = 108.0, .maxWidth = 1.6 * radius});
  if (compared) {
    const double left = at.x + radius + 60.0;
    ownScores(out, {left, at.y}, area.right() - left - 24.0, *view.history);
  }
  friendlyWords(out, area, saidOf(session, view));
}

/// In place of a score and its parts: in words what was done. A number in a ring would claim a measurement.
void countedPanel(DrawList& out, const Area& area, const Session& session, const SessionView& view) {
  drawPanel(out, area.centre(), area.size);
  out.add(Label{.id = std::string(wordsFor(session.exercise()).counted),
                .arguments = {wholeText(session.game().done())},
                .at = {area.centre().x, area.at.y + 150.0},
                .size = 72.0,
                .maxWidth = area.size.x - 120.0,
                .maxLines = 2});
  friendlyWords(out, area, saidOf(session, view));
}

void partsPanel(DrawList& out, const Area& area, const ScoreSheet& sheet) {
  drawPanel(out, area.centre(), area.size);
  const double step =
      std::min(104.0, (area.size.y - 40.0) / static_cast<double>(std::max<std::size_t>(1, sheet.parts.size())));
  const double left = area.at.x + 36.0;
  // Words get more space than bars, because the number repeats the bar.
  const double barLeft = area.at.x + 0.60 * area.size.x;
  const double barWidth = area.right() - 160.0 - barLeft;
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
    out.add(Label{
        .id = "=" + wholeText(100.0 * part.value), .at = {area.right() - 40.0, y}, .anchor = {1.0, 0.5}, .size = 56.0});
    y += step;
  }
}

/// The largest value and the last level in each column, so that no press is lost.
std::vector<BoutTrace::Point> columnsOf(const std::vector<BoutTrace::Point>& points) {
  const std::size_t count = std::min<std::size_t>(kColumns, points.size());
  std::vector<BoutTrace::Point> columns(count);
  for (std::size_t i = 0; i < points.size(); ++i) {
    BoutTrace::Point& column = columns[i * count / points.size()];
    column.value = std::max(column.value, points[i].value);
    column.level = points[i].level;
  }
  return columns;
}

/// Small text of a trace.
Label smallPrint(std::string id, Vec2 at, Vec2 anchor) {
  return Label{.id = std::move(id), .at = at, .anchor = anchor, .size = 36.0, .bold = false, .color = kCream};
}

/// Toe force, or height on tiptoe, as a filled area over the time of play; dashes show the level at which a press or a
/// hold starts.
void traceOverTime(DrawList& out, const Area& area, const std::vector<BoutTrace::Point>& points, bool inNewtons) {
  const std::vector<BoutTrace::Point> columns = columnsOf(points);
  double top = 1.0;
  double peak = 0.0;
  for (const BoutTrace::Point& point : columns) {
    peak = std::max(peak, point.value);
    top = std::max({top, point.value, 1.5 * point.level});
  }
  const auto at = [&](std::size_t i, double value) {
    const double u = static_cast<double>(i) / static_cast<double>(columns.size() - 1);
    return Vec2{area.at.x + u * area.size.x, area.bottom() - area.size.y * value / top};
  };
  Strip fill;
  Line line{{}, 4.0, kSand};
  Line level{{}, 4.0, rgb(0xFFFFFF, 0.75)};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    fill.vertices.push_back({at(i, columns[i].value), faded(kApricot, 0.75)});
    fill.vertices.push_back({at(i, 0.0), faded(kApricot, 0.10)});
    line.points.push_back(at(i, columns[i].value));
    level.points.push_back(at(i, columns[i].level));
    // Dashed: a separate line for every second group of three columns.
    if (i % 6 == 3) {
      out.add(level);
      level.points.clear();
    } else if (i % 6 == 5) {
      level.points = {at(i, columns[i].level)};
    }
  }
  out.add(fill);
  out.add(line);
  Label seconds = smallPrint("result.seconds", {area.right(), area.bottom() + 4.0}, {1.0, 0.0});
  seconds.arguments = {wholeText(static_cast<double>(points.size()) * kPointS)};
  out.add(seconds);
  if (inNewtons) {
    Label most = smallPrint("result.newtons", {area.at.x, area.bottom() + 4.0}, {0.0, 0.0});
    most.arguments = {wholeText(peak)};
    out.add(most);
  }
}

/// A path seen from above in a square, forward up; with a ring of radius 1 if `ring`.
void way(DrawList& out, const Area& square, const std::vector<Vec2>& places, double most, bool ring) {
  const Vec2 centre = square.centre();
  const double scale = 0.48 * square.size.x / most;
  const double arm = 0.5 * square.size.x;
  for (const Vec2 along : {Vec2{arm, 0.0}, Vec2{0.0, arm}}) {
    out.add(Line{{centre - along, centre + along}, 2.0, rgb(0xFFFFFF, 0.25)});
  }
  if (ring) {
    constexpr int kDashes = 24;
    for (int i = 0; i < kDashes; ++i) {
      out.add(Arc{centre, scale, 4.0, i / static_cast<double>(kDashes), 0.5 / kDashes, rgb(0xFFFFFF, 0.75)});
    }
  }
  Line line{{}, 4.0, kSand};
  for (const Vec2 place : places) {
    line.points.push_back(centre + scale * Vec2{place.x, -place.y});
  }
  if (line.points.size() > 1) {
    out.add(line);
  }
}

/// The path of the CoP; for circles, one picture for each direction asked for.
void traceFromAbove(DrawList& out, const Area& area, const std::vector<BoutTrace::Point>& points, bool circles) {
  std::array<std::vector<Vec2>, 2> ways;
  double most = circles ? 1.2 : 0.05;
  for (const BoutTrace::Point& point : points) {
    ways[point.backward ? 1 : 0].push_back(point.place);
    // The raft is steered sideways, and the panel is wide enough for that.
    most = std::max(most,
                    circles ? length(point.place) : std::max(std::fabs(point.place.x) / 3.0, std::fabs(point.place.y)));
  }
  const int count = circles && !ways[0].empty() && !ways[1].empty() ? 2 : 1;
  const double side = area.size.y;
  double x = area.at.x + (area.size.x - side * count) / (count + 1.0);
  for (const auto& places : ways) {
    if (!places.empty()) {
      way(out, {{x, area.at.y}, {side, side}}, places, most, circles);
      x += side + (area.size.x - side * count) / (count + 1.0);
    }
  }
}

void tracePanel(DrawList& out, const Area& area, const Session& session, const BoutTrace* trace) {
  const Exercise exercise = session.exercise();
  const ResultWords& text = wordsFor(exercise);
  drawPanel(out, area.centre(), area.size);
  // If the two do not fit side by side, the meaning of the dashes gets a line of its own.
  const double secondLine = area.size.x < 1100.0 && !text.level.empty() ? 52.0 : 0.0;
  const bool sideBySide = !text.level.empty() && secondLine == 0.0;
  out.add(words(std::string(text.trace), area.at + Vec2{40.0, 18.0}, 40.0,
                sideBySide ? 0.5 * area.size.x - 60.0 : area.size.x - 80.0, kCream));
  if (!text.level.empty()) {
    out.add(Label{.id = std::string(text.level),
                  .at = {area.right() - 40.0, area.at.y + 18.0 + secondLine},
                  .anchor = {1.0, 0.0},
                  .size = 40.0,
                  .maxWidth = sideBySide ? 0.5 * area.size.x - 60.0 : area.size.x - 80.0,
                  .bold = false});
  }
  if (trace == nullptr || trace->points().size() < 2) {
    return;
  }
  const double top = 84.0 + secondLine;
  if (exercise == Exercise::AnkleCircle || exercise == Exercise::Free) {
    traceFromAbove(out, {area.at + Vec2{40.0, top}, {area.size.x - 80.0, area.size.y - top - 20.0}}, trace->points(),
                   exercise == Exercise::AnkleCircle);
  } else {
    const bool toes = exercise == Exercise::ToePress && session.movement().press.kind == PressKind::Toe;
    traceOverTime(out, {area.at + Vec2{40.0, top}, {area.size.x - 80.0, area.size.y - top - 60.0}}, trace->points(),
                  toes);
  }
}

void sentencePanel(DrawList& out, const Area& area, std::string_view id) {
  drawPanel(out, area.centre(), area.size);
  out.add(Label{.id = std::string(id),
                .at = area.centre(),
                .size = 60.0,
                .maxWidth = area.size.x - 120.0,
                .maxLines = 3,
                .bold = false,
                .color = kCream});
}

}  // namespace

void BoutTrace::tick(const Session& session) {
  if (session.phase() != Phase::Play || session.pause() != PauseReason::None) {
    return;
  }
  const MovementState& movement = session.movement();
  switch (session.exercise()) {
    case Exercise::ToePress:
      peak_.value = std::max(peak_.value, movement.press.force);
      peak_.level = movement.press.startLevel;
      break;
    case Exercise::Tiptoe:
      peak_.value = std::max(peak_.value, movement.tiptoe.rise);
      peak_.level = 1.0;
      break;
    case Exercise::AnkleCircle:
      peak_.place = movement.circle.handle;
      peak_.backward = session.game().hud().ringBackward;
      break;
    case Exercise::Free:
      peak_.place = movement.shiftShare;
      break;
  }
  if (++ticks_ == kTicksPerPoint) {
    points_.push_back(peak_);
    peak_ = {};
    ticks_ = 0;
  }
}

void drawBout(DrawList& out, const Canvas& canvas, const Session& session, const SessionView& view) {
  drawBay(out, canvas, session.setup().bout.dayTime, view.timeS, pageView(canvas, placeAfter(session)));
  const ScoreSheet sheet = session.score();
  const ResultLayout layout = layoutFor(canvas);
  if (session.stopped()) {
    scorePanel(out, layout.score, session, view);
    sentencePanel(out, layout.parts, "result.stopped");
  } else if (sheet.measured()) {
    scorePanel(out, layout.score, session, view);
    partsPanel(out, layout.parts, sheet);
  } else {
    const Vec2 corner{layout.parts.right(), layout.parts.bottom()};
    countedPanel(out, {layout.score.at, corner - layout.score.at}, session, view);
  }
  if (sheet.measured()) {
    tracePanel(out, layout.trace, session, view.trace);
  } else {
    sentencePanel(out, layout.trace,
                  session.exercise() == Exercise::ToePress ? "result.not_measured" : "result.counted");
  }
}

std::vector<std::string> spokenOf(const Session& session, const SessionView& view) {
  const ScoreSheet sheet = session.score();
  if (session.stopped()) {
    return {"number." + wholeText(session.game().done()), "result.stopped", saidOf(session, view)};
  }
  if (const auto score = sheet.score()) {
    return {"result.score", "number." + wholeText(*score), saidOf(session, view)};
  }
  return {"number." + wholeText(session.game().done()), "result.counted", saidOf(session, view)};
}

std::string_view resultSentence(const ScoreSheet& sheet, Exercise exercise, bool stopped,
                                std::optional<double> bestBefore) {
  const auto part = [&sheet](std::string_view id) {
    const auto found = std::ranges::find(sheet.parts, id, &ScorePart::id);
    return found == sheet.parts.end() ? 0.0 : found->value;
  };
  if (stopped || part("score.dose") < 0.05) {
    return "result.come_back";
  }
  if (part("score.dose") < 1.0) {
    return "result.some";
  }
  if (bestBefore && sheet.score() > *bestBefore) {
    return "result.best";
  }
  const ResultWords& text = wordsFor(exercise);
  const bool well =
      std::ranges::all_of(text.qualities, [&part](std::string_view quality) { return part(quality) >= kWell; });
  return well ? text.well : text.all;
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

}  // namespace surefoot
