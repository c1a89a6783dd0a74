// SPDX-License-Identifier: MIT
// All times are board time, because they are used with the samples in the measures.
#include "screens/assess_trial.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.hpp"
#include "play/bay.hpp"
#include "posture/live_filter.hpp"

namespace surefoot {
namespace {

constexpr std::string_view kPrefix = "trial-";
constexpr double kTellS = 3.5;
constexpr double kDoneS = 3.0;
constexpr double kLiftWithinS = 12.0;
constexpr double kBackS = 3.5;
constexpr double kLongestGapS = 0.5;
// A lifted foot carries almost no load; what remains is its swing. If the board cannot measure each foot, the CoP over
// one foot decides, for feet whose heels are 10 cm apart.
constexpr double kUpShare = 0.93;
constexpr double kDownShare = 0.88;
constexpr double kUpShareByCop = 0.80;
constexpr double kDownShareByCop = 0.65;
constexpr double kUpLastsS = 0.3;
constexpr double kDownLastsS = 0.1;
// A foot that carries less than this share for 0.1 s has been lifted.
constexpr double kSteppedShare = 0.04;
constexpr double kDiagonal = 0.70710678118654752;

struct Way {
  Vec2 way;
  std::string_view prompt;
};
/// Forward first, then clockwise; practice uses every other direction.
constexpr std::array<Way, kWays> kEight{{{{0.0, 1.0}, "assess.prompt.forward"},
                                         {{kDiagonal, kDiagonal}, "assess.prompt.forward_right"},
                                         {{1.0, 0.0}, "assess.prompt.right"},
                                         {{kDiagonal, -kDiagonal}, "assess.prompt.back_right"},
                                         {{0.0, -1.0}, "assess.prompt.back"},
                                         {{-kDiagonal, -kDiagonal}, "assess.prompt.back_left"},
                                         {{-1.0, 0.0}, "assess.prompt.left"},
                                         {{-kDiagonal, kDiagonal}, "assess.prompt.forward_left"}}};

std::string_view liftPrompt(Foot stays) {
  return stays == Foot::Left ? "assess.prompt.lift_right" : "assess.prompt.lift_left";
}

/// The still point: light on dark, so that it can be seen from far away.
void point(DrawList& out, Vec2 at, double radius, Color color) {
  out.add(Ellipse{at, {1.9 * radius, 1.9 * radius}, kInk, kInk});
  out.add(Ellipse{at, {radius, radius}, color, color});
}

}  // namespace

Vec2 wayOfReach(std::size_t i) {
  return kEight[i % kEight.size()].way;
}

std::string gameOfTrial(const TrialCondition& condition) {
  return std::string(kPrefix) + std::string(condition.id);
}

bool isTrial(std::string_view game) {
  return game.starts_with(kPrefix);
}

BoutSetup boutOfTrial(const TrialRequest& request, DayTime dayTime) {
  const bool reach = request.condition->task == TrialTask::Reach;
  return {.repetitions = !reach               ? 1
                         : request.practice() ? kPracticeWays
                                              : kWays,
          .holdS = request.plannedS,
          .restS = 0.0,
          .foot = request.condition->foot,
          .dayTime = dayTime};
}

std::unique_ptr<TrialGame> makeTrial(std::string_view game, const BoutSetup& setup) {
  const TrialCondition* condition = isTrial(game) ? conditionNamed(game.substr(kPrefix.size())) : nullptr;
  if (condition == nullptr) {
    throw Error("there is no balance test \"" + std::string(game) +
                "\": it was stored by another version of the program");
  }
  return std::make_unique<TrialGame>(*condition, setup);
}

TrialGame::TrialGame(const TrialCondition& condition, const BoutSetup& setup)
    : condition_(condition), plannedS_(setup.holdS), ways_(setup.repetitions), dayTime_(setup.dayTime) {
  ways_ = std::clamp(ways_, 1, kWays);
}

void TrialGame::enter(Stage stage) {
  stage_ = stage;
  stageTicks_ = 0;
  crossedS_ = 0.0;
}

void TrialGame::finish(TrialEnd end, double atS) {
  if (!report_.began) {
    report_.startS = atS;
  }
  report_.end = end;
  report_.endS = std::max(report_.startS, atS);
  say("bell");
  enter(Stage::Done);
}

/// Load on the standing foot as a share of both; estimated from the CoP if the board cannot measure each foot.
double TrialGame::stanceShare(const TickInput& input) const {
  const double side = condition_.foot == Foot::Left ? -1.0 : 1.0;
  if (report_.feetSeen) {
    const double both = input.now.left.loadN + input.now.right.loadN;
    const double right = both > 0.0 ? input.now.right.loadN / both : 0.5;
    return side > 0.0 ? right : 1.0 - right;
  }
  return 0.5 + side * (input.now.whole.mm.x - input.movement.neutralMm.x) / (2.0 * kHalfStanceMm);
}

/// The person is off the board, or samples are missing because the session paused.
bool TrialGame::broken(const TickInput& input) {
  for (const MovementEvent& event : input.events) {
    if (event.kind == EventKind::SteppedOff) {
      finish(TrialEnd::SteppedOff, event.tS);
      return true;
    }
  }
  if (input.now.tS - lastS_ > kLongestGapS) {
    finish(TrialEnd::Broken, lastS_);
    return true;
  }
  return false;
}

void TrialGame::step(const TickInput& input) {
  sounds_.clear();
  ++stageTicks_;
  if (recording() && broken(input)) {
    return;
  }
  lastS_ = input.now.tS;
  switch (stage_) {
    case Stage::Tell:
      if (stageTicks_ == 1) {
        say(prompt());
      }
      if (stageS() >= kTellS) {
        enter(Stage::Settle);
      }
      break;
    case Stage::Settle:
      settle();
      if (stageS() >= kSettleS) {
        report_.feetSeen = input.now.left.valid || input.now.right.valid;
        report_.middleMm = input.movement.neutralMm;
        if (condition_.task == TrialTask::OneLeg) {
          enter(Stage::Lift);
          say(liftPrompt(condition_.foot));
        } else {
          report_.began = true;
          report_.startS = report_.endS = turnS_ = lastS_;
          enter(Stage::Record);
          say("bell");
        }
      }
      break;
    case Stage::Lift:
      lift(input);
      break;
    case Stage::Record:
      record(input);
      break;
    case Stage::Done:
      if (stageTicks_ == 1) {
        say(prompt());
      }
      if (stageS() >= kDoneS) {
        enter(Stage::Over);
      }
      break;
    case Stage::Over:
      break;
  }
}

/// Counts "three, two, one" aloud, so that closed eyes can follow.
void TrialGame::settle() {
  static constexpr std::array<std::string_view, 4> kCounts{"", "count1", "count2", "count3"};
  if (stageTicks_ == 1) {
    say("assess.prompt.still");
  }
  const auto left = static_cast<int>(std::ceil(kSettleS - stageS()));
  if (left >= 1 && left <= 3 && left != counted_) {
    counted_ = left;
    say(kCounts[static_cast<std::size_t>(left)]);
  }
}

void TrialGame::lift(const TickInput& input) {
  const double needed = report_.feetSeen ? kUpShare : kUpShareByCop;
  if (!input.now.whole.valid || stanceShare(input) < needed) {
    crossedS_ = 0.0;
    if (stageS() >= kLiftWithinS) {
      finish(TrialEnd::NotLifted, lastS_);
    }
    return;
  }
  crossedS_ = crossedS_ > 0.0 ? crossedS_ : lastS_;
  if (lastS_ - crossedS_ >= kUpLastsS) {
    report_.began = true;
    report_.startS = report_.endS = crossedS_ - LiveFilter::kDelayS;
    enter(Stage::Record);
  }
}

void TrialGame::record(const TickInput& input) {
  report_.endS = lastS_;
  if (condition_.task == TrialTask::Reach) {
    reach(lastS_);
    return;
  }
  const bool oneLeg = condition_.task == TrialTask::OneLeg;
  bool lost = false;
  if (oneLeg) {
    lost = stanceShare(input) < (report_.feetSeen ? kDownShare : kDownShareByCop);
  } else if (report_.feetSeen) {
    const double both = input.now.left.loadN + input.now.right.loadN;
    lost = std::min(input.now.left.loadN, input.now.right.loadN) < kSteppedShare * both;
  }
  crossedS_ = !lost ? 0.0 : crossedS_ > 0.0 ? crossedS_ : lastS_;
  if (lost && lastS_ - crossedS_ >= kDownLastsS) {
    finish(oneLeg ? TrialEnd::FootDown : TrialEnd::Stepped, crossedS_ - LiveFilter::kDelayS);
  } else if (lastS_ >= report_.startS + plannedS_) {
    finish(TrialEnd::Complete, report_.startS + plannedS_);
  }
}

/// Lean out for the planned time, come back for a moment, then the next direction.
void TrialGame::reach(double tS) {
  const auto next = static_cast<int>(report_.ways.size());
  if (leaning_) {
    report_.ways.back().endS = std::min(tS, turnS_ + plannedS_);
    if (tS >= turnS_ + plannedS_) {
      leaning_ = false;
      turnS_ = tS;
      if (next == ways_) {
        finish(TrialEnd::Complete, tS);
      } else {
        say("assess.prompt.middle");
      }
    }
  } else if (tS >= turnS_ + kBackS) {
    leaning_ = true;
    turnS_ = tS;
    const Way& way = kEight[static_cast<std::size_t>(next * (kWays / ways_))];
    report_.ways.push_back({way.way, tS, tS});
    say(way.prompt);
  }
}

std::string_view TrialGame::prompt() const {
  const bool reach = condition_.task == TrialTask::Reach;
  switch (stage_) {
    case Stage::Done:
    case Stage::Over:
      return report_.end == TrialEnd::Broken        ? "assess.prompt.again"
             : condition_.eyesClosed                ? "assess.prompt.open"
             : condition_.task == TrialTask::OneLeg ? "assess.prompt.both_feet"
                                                    : "assess.prompt.over";
    case Stage::Lift:
      return liftPrompt(condition_.foot);
    case Stage::Record:
      if (reach) {
        return leaning_ ? kEight[(report_.ways.size() - 1) * static_cast<std::size_t>(kWays / ways_)].prompt
                        : "assess.prompt.middle";
      }
      [[fallthrough]];
    case Stage::Settle:
    case Stage::Tell:
      break;
  }
  return condition_.eyesClosed ? "assess.prompt.close" : reach ? "assess.prompt.feet" : "assess.prompt.look";
}

Cue TrialGame::cue() const {
  Cue cue{.kind = CueKind::StandStill, .eyesClosed = condition_.eyesClosed, .foam = condition_.foam};
  if (stage_ == Stage::Done || stage_ == Stage::Over) {
    return {.kind = CueKind::Rest, .foam = condition_.foam};
  }
  if (condition_.task == TrialTask::OneLeg && recording()) {
    cue.kind = CueKind::StandOnOne;
    cue.foot = condition_.foot;
  } else if (leaning_) {
    cue.kind = CueKind::LeanTo;
    cue.targetShare = report_.ways.back().way;
    cue.farthest = true;
  }
  return cue;
}

HudState TrialGame::hud() const {
  HudState hud{.promptId = std::string(prompt()), .feet = false};
  if (stage_ == Stage::Settle) {
    const double left = kSettleS - stageS();
    hud.ring = std::clamp(stageS() / kSettleS, 0.0, 1.0);
    hud.ringText = left > 3.0 ? "" : std::to_string(std::max(1, static_cast<int>(std::ceil(left))));
    hud.ringAside = true;
  }
  return hud;
}

/// The bay at a fixed moment, dimmed: nothing in it moves.
void TrialGame::draw(DrawList& out, const Canvas& canvas) const {
  drawBay(out, canvas, dayTime_, 0.0, pageView(canvas, {}));
  const Vec2 middle{0.5 * canvas.width, 0.5 * canvas.height};
  out.add(Box{middle, {canvas.width, canvas.height}, 0.0, rgb(0x0E1530, 0.55), rgb(0x0E1530, 0.55)});
  if (condition_.task != TrialTask::Reach) {
    point(out, middle, 26.0, kSand);
    return;
  }
  const Vec2 centre{middle.x, canvas.portrait() ? middle.y : 0.588 * canvas.height};
  const double far = canvas.portrait() ? 400.0 : 330.0;
  out.add(Ellipse{centre, {far + 90.0, far + 90.0}, kPanel, kPanel});
  const auto asked = leaning_ ? (report_.ways.size() - 1) * static_cast<std::size_t>(kWays / ways_) : kEight.size();
  for (std::size_t i = 0; i < kEight.size(); ++i) {
    const Vec2 at = centre + far * Vec2{kEight[i].way.x, -kEight[i].way.y};
    if (i == asked) {
      out.add(Line{{centre, centre + 0.8 * (at - centre)}, 16.0, kAmber});
    }
    point(out, at, i == asked ? 40.0 : 20.0, i == asked ? kAmber : rgb(0x8A93BC));
  }
  point(out, centre, 24.0, leaning_ || stage_ != Stage::Record ? kSand : kAmber);
}

void TrialGame::digest(Digest& digest) const {
  digest.add(condition_.id);
  digest.add(static_cast<int>(stage_));
  digest.add(stageTicks_);
  digest.add(static_cast<int>(report_.end));
  digest.add(report_.startS);
  digest.add(report_.endS);
  digest.add(crossedS_);
  digest.add(turnS_);
  for (const TrialWay& way : report_.ways) {
    digest.add(way.cueS);
    digest.add(way.endS);
  }
}

}  // namespace surefoot
