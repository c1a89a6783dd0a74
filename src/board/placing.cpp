// SPDX-License-Identifier: MIT
#include "board/placing.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.hpp"
#include "board/diagnose.hpp"

namespace surefoot {
namespace {

constexpr double kPresentShare = 0.3;  // of the weight: it is there
constexpr double kAwayShare = 0.1;     // it is gone
constexpr double kStillShare = 0.005;
constexpr double kStillZeroN = 0.5;
constexpr double kOtherMassShare = 0.2;
constexpr double kOtherMassShareByGuess = 0.5;
constexpr double kFarMm = 15.0;
constexpr double kFallShare = -0.25;  // a stiff deck lifts the far corner by less
constexpr double kReturnN = 0.5;
constexpr double kNoisyN = 0.3;
constexpr double kHumShare = 0.5;
constexpr double kGapS = 1.0;
constexpr int kMostFaulty = 20;

std::string atText(Vec2 mm) {
  return "(" + numberText(std::round(mm.x)) + ", " + numberText(std::round(mm.y)) + ") mm";
}

}  // namespace

Placing::Placing(const Board& board, const std::vector<Mark>& marks, const Placement& wanted)
    : board_(board),
      marks_(marks),
      placement_(wanted),
      empty_(board, {0.5, 2.0, kStillZeroN}),
      weight_(board, {3.0, 3.0, kStillShare * wanted.knownN}),
      after_(board, {1.0, 2.0, kStillZeroN}) {}

void Placing::refuse(std::string why) {
  trouble_ = std::move(why);
  stage_ = Stage::Refused;
}

double Placing::netN(const Sample& sample) const {
  PerCell net{};
  for (std::size_t i = 0; i < board_.cells.size(); ++i) {
    net[i] = sample.counts[i] - zeroBefore_[i];
  }
  return loadOf(board_, net).loadN;
}

/// Up or down, so that a cell with reversed wires is seen too.
double Placing::bornN(const Sample& sample) const {
  double sum = 0.0;
  for (const std::size_t i : plateCells(board_)) {
    sum += std::fabs((sample.counts[i] - zeroBefore_[i]) / board_.calibration[i].countsPerN);
  }
  return sum;
}

bool Placing::isGap(const Sample& sample) {
  const bool gap = lastUs_ != 0 &&
                   (sample.boardTimeUs < lastUs_ || static_cast<double>(sample.boardTimeUs - lastUs_) * 1e-6 > kGapS);
  lastUs_ = sample.boardTimeUs;
  return gap;
}

void Placing::step(const Sample& sample, std::uint8_t wrongCells) {
  if (stage_ == Stage::Done || stage_ == Stage::Refused) {
    return;
  }
  if (isGap(sample) && stage_ != Stage::Empty) {
    refuse("the board went away in the middle of this placement: check cable and plug");
    return;
  }
  if (const std::uint8_t faulty = faultyCellsOf(sample, board_.cells.size()); faulty != 0) {
    faulty_ = faulty;
    if (++faultySamples_ > kMostFaulty && stage_ != Stage::Empty) {
      refuse(cellsText(faulty) + " gave no reading in the middle of this placement: check the wires of its module");
    }
    return;
  }
  if (wrongCells != 0) {
    return;
  }
  switch (stage_) {
    case Stage::Empty:
      takeEmpty(sample);
      break;
    case Stage::SetDown:
      takeWeight(sample);
      break;
    default:
      takeOff(sample);
      break;
  }
}

void Placing::takeEmpty(const Sample& sample) {
  PerCell net{};
  for (std::size_t i = 0; i < board_.cells.size(); ++i) {
    net[i] = sample.counts[i] - board_.calibration[i].zeroCounts;
  }
  occupied_ = board_.calibrated && loadOf(board_, net).loadN > kPresentShare * placement_.knownN;
  empty_.step(sample, !occupied_);
  if (!empty_.done()) {
    return;
  }
  if (empty_.noiseN() > kNoisyN) {
    refuse(cellsText(std::vector<int>{static_cast<int>(empty_.noisiest()) + 1}) + " is restless (" +
           fixedText(empty_.noiseN(), 1) + " N on the empty board)" +
           (empty_.humShare() > kHumShare
                ? ": it hums with the mains, so join its shield and the base plate to GND, and keep chargers away"
                : ": `surefoot board diagnose` tells which wire or joint"));
    return;
  }
  zeroBefore_ = empty_.meanCounts();
  faultySamples_ = 0;
  faulty_ = 0;
  stage_ = Stage::SetDown;
}

void Placing::takeWeight(const Sample& sample) {
  weight_.step(sample, bornN(sample) > kPresentShare * placement_.knownN);
  if (!weight_.done()) {
    return;
  }
  for (std::size_t i = 0; i < board_.cells.size(); ++i) {
    placement_.counts[i] = weight_.meanCounts()[i] - zeroBefore_[i];
  }
  felt_ = loadOf(board_, placement_.counts);
  if (const std::string wrong = whatIsWrong(); !wrong.empty()) {
    refuse(wrong);
    return;
  }
  stage_ = Stage::TakeOff;
}

std::string Placing::whatIsWrong() const {
  if (std::string cells = whatCellsSay(); !cells.empty()) {
    return cells;
  }
  const double off = felt_.loadN / placement_.knownN - 1.0;
  const bool guessed = !uncalibratedCells(board_).empty();
  if (std::fabs(off) > (guessed ? kOtherMassShareByGuess : kOtherMassShare)) {
    return "the board feels " + numberText(std::round(felt_.loadN)) + " N instead of " +
           numberText(std::round(placement_.knownN)) +
           ": this is another weight than you said, or the deck touches something that bears a part of it (a feeler "
           "gauge of 0.5 mm must pass all round)";
  }
  return whatPlaceSays();
}

std::string Placing::whatCellsSay() const {
  for (std::size_t i = 0; i < board_.cells.size(); ++i) {
    if (placement_.counts[i] / board_.calibration[i].countsPerN < kFallShare * placement_.knownN) {
      return "cell " + std::to_string(i + 1) +
             " falls under the weight: exchange its wires A+ and A- (of a half bridge: the two ends)";
    }
  }
  return "";
}

/// Near another mark: it stands there. Near none, but right if two cells change places: their plugs are swapped.
std::string Placing::whatPlaceSays() const {
  if (length(felt_.mm - placement_.markMm) <= kFarMm) {
    return "";
  }
  for (std::size_t m = 0; m < marks_.size(); ++m) {
    if (m != placement_.mark && length(felt_.mm - marks_[m].placeMm) <= kFarMm) {
      return "the weight stands on mark " + std::to_string(m + 1) + ", not on mark " +
             std::to_string(placement_.mark + 1) + ", if no plugs are swapped";
    }
  }
  for (std::size_t a = 0; a < board_.cells.size(); ++a) {
    for (std::size_t b = a + 1; b < board_.cells.size(); ++b) {
      PerCell swapped = placement_.counts;
      std::swap(swapped[a], swapped[b]);
      if (length(loadOf(board_, swapped).mm - placement_.markMm) <= kFarMm) {
        return "the weight seems to stand at " + atText(felt_.mm) + ", and on the mark if cells " +
               std::to_string(a + 1) + " and " + std::to_string(b + 1) + " changed places: are their plugs swapped?";
      }
    }
  }
  return "the weight stands at " + atText(felt_.mm) + ", " +
         numberText(std::round(length(felt_.mm - placement_.markMm))) + " mm from mark " +
         std::to_string(placement_.mark + 1) + ": set the tool's pins into the dimples";
}

void Placing::takeOff(const Sample& sample) {
  after_.step(sample, std::fabs(netN(sample)) < kAwayShare * placement_.knownN);
  if (!after_.done()) {
    return;
  }
  zeroAfter_ = after_.meanCounts();
  std::size_t worst = 0;
  double worstN = 0.0;
  for (std::size_t i = 0; i < board_.cells.size(); ++i) {
    const double apartN = (zeroAfter_[i] - zeroBefore_[i]) / std::fabs(board_.calibration[i].countsPerN);
    if (std::fabs(apartN) > std::fabs(worstN)) {
      worstN = apartN;
      worst = i;
    }
    placement_.counts[i] += 0.5 * (zeroBefore_[i] - zeroAfter_[i]);
  }
  if (std::fabs(worstN) > kReturnN) {
    refuse("cell " + std::to_string(worst + 1) + " came back " + fixedText(worstN, 1) +
           " N off its zero: something rubs there (a cable, a crumb), or it drifts (let it warm up for ten minutes)");
    return;
  }
  stage_ = Stage::Done;
}

std::string Placing::waitsFor() const {
  if (faultySamples_ > kMostFaulty) {
    return cellsText(faulty_) + " gives no reading: check the wires of its module";
  }
  if (stage_ == Stage::Empty && occupied_) {
    return "something is on the board: clear it";
  }
  const StillMean& now = stage_ == Stage::SetDown ? weight_ : stage_ == Stage::TakeOff ? after_ : empty_;
  return now.unstillN() > 0.0 ? "it does not keep still (" + fixedText(now.unstillN(), 1) +
                                    " N to and fro): take your hands off, and walk softly"
                              : "";
}

}  // namespace surefoot
