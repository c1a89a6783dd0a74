// SPDX-License-Identifier: MIT
#include "app/tutorial.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "play/bay.hpp"
#include "play/easing.hpp"
#include "screens/figure.hpp"
#include "screens/session_screens.hpp"

namespace surefoot {
namespace {

constexpr double kAfterwardsS = 2.5;  // time for the praise
constexpr double kLongestS = 60.0;
constexpr double kReachShare = 0.12;  // lean in shares of foot length at which the figure leans fully
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

/// Room around the game and the figure.
constexpr double kEdge = 30.0;
constexpr Color kSurround = rgb(0x1B2650);

/// The game is shown smaller: right of the figure, below the prompt, above the tile.
struct Frame {
  Vec2 corner;
  Vec2 size;
  double scale = 1.0;
};

Frame frameFor(const Canvas& canvas) {
  const double scale = canvas.portrait() ? 0.62 : 0.63;
  const Vec2 size = scale * Vec2{canvas.width, canvas.height};
  return {{canvas.width - size.x - kEdge, canvas.portrait() ? 380.0 : 226.0}, size, scale};
}

/// Draws a picture of the whole canvas into a smaller rectangle.
struct Shrink {
  Vec2 corner;
  double scale;

  void move(Vec2& at) const { at = corner + scale * at; }
  void shrink(double& length) const { length *= scale; }

  void operator()(Strip& strip) const {
    for (Vertex& vertex : strip.vertices) {
      move(vertex.at);
    }
  }
  void operator()(Polygon& polygon) const {
    for (Vec2& point : polygon.points) {
      move(point);
    }
    shrink(polygon.outline);
  }
  void operator()(Ellipse& ellipse) const {
    move(ellipse.centre);
    ellipse.radius = scale * ellipse.radius;
    shrink(ellipse.outline);
  }
  void operator()(Arc& arc) const {
    move(arc.centre);
    shrink(arc.radius);
    shrink(arc.thickness);
  }
  void operator()(Box& box) const {
    move(box.centre);
    box.size = scale * box.size;
    shrink(box.corner);
    shrink(box.outline);
  }
  void operator()(Line& line) const {
    for (Vec2& point : line.points) {
      move(point);
    }
    shrink(line.thickness);
  }
  void operator()(Label& label) const {
    move(label.at);
    shrink(label.size);
    shrink(label.maxWidth);
    shrink(label.platePadding);
  }
};

/// Covers the parts of the game that reach beyond its frame.
void surround(DrawList& out, const Canvas& canvas, const Frame& frame) {
  const Vec2 end = frame.corner + frame.size;
  const auto cover = [&out](Vec2 from, Vec2 to) {
    out.add(Box{0.5 * (from + to), to - from, 0.0, kSurround, kSurround});
  };
  cover({0.0, 0.0}, {canvas.width, frame.corner.y});
  cover({0.0, end.y}, {canvas.width, canvas.height});
  // They overlap a little, so that no line shows between them.
  cover({0.0, frame.corner.y - 1.0}, {frame.corner.x, end.y + 1.0});
  cover({end.x, frame.corner.y - 1.0}, {canvas.width, end.y + 1.0});
  out.add(Box{frame.corner + 0.5 * frame.size, frame.size, 0.0, faded(kInk, 0.0), faded(kInk, 0.0), 0.0, 4.0,
              rgb(0xFFE9C4, 0.45)});
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
  return {.promptId = shown_.game().hud().promptId, .feet = false};
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
  const Frame frame = frameFor(canvas);
  DrawList scene;
  shown_.game().draw(scene, canvas);
  HudState hud = shown_.game().hud();
  hud.promptId.clear();  // it is drawn above, in full size
  const bool seated = shown_.setup().bout.form == Form::Seated;
  drawHud(scene, canvas, hud, feetOf(shown_));
  for (Shape& shape : scene.shapes) {
    std::visit(Shrink{frame.corner, frame.scale}, shape);
    out.add(std::move(shape));
  }
  surround(out, canvas, frame);
  const double room = frame.corner.x - 2.0 * kEdge;
  const double middle = kEdge + room / 2.0;
  out.add(Label{.id = "tutorial.watch",
                .at = {middle, frame.corner.y + 20.0},
                .anchor = {0.5, 0.0},
                .size = 56.0,
                .maxWidth = room,
                .maxLines = 2,
                .color = kCream});
  const double scale = std::min(0.52, room / 650.0);
  drawFigure(out, {middle - (seated ? 20.0 : 60.0) * scale, frame.corner.y + frame.size.y - 50.0}, scale,
             poseOf(shown_));
}

}  // namespace surefoot
