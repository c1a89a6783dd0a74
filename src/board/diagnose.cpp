// SPDX-License-Identifier: MIT
// What is wrong with a board and what to do about it, from its measurements alone.
#include "board/diagnose.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "board/cell_survey.hpp"

namespace surefoot {
namespace {

/// Between 3.3 and 5 V, each as measured with a band gap of 1.1 V +- 10 %.
constexpr double kLeastSupplyV = 4.1;
constexpr double kUsualRateHz = 70.0;  // "80 SPS" modules have been measured from 74 to 93.
constexpr double kMostJitterMs = 1.0;
constexpr double kMostSkewMs = 1.0;
constexpr double kMostLateMs = 100.0;  // The session pauses after 150 ms.
constexpr double kBadLateMs = 300.0;
constexpr double kBadSharePercent = 1.0;
constexpr double kMostNoiseN = 0.1;  // About 0.1 mm of CoP under a light person.
constexpr double kBadNoiseN = 1.0;
constexpr double kMostLoadedNoiseN = 1.0;
constexpr double kBadLoadedNoiseN = 5.0;
constexpr double kLeastRoomN = 500.0;  // What a heavy person puts on one more corner; below half of it, Bad.
constexpr double kLeastToeRoomN = 200.0;
constexpr double kSomebodyN = 100.0;
constexpr double kMostZeroN = 5.0;
constexpr double kBadZeroN = 50.0;
constexpr double kLeastForceN = -50.0;  // A tipping plate lifts a corner by less.
constexpr double kShiftN = 15.0;        // A shift of weight can be judged if the SD of a cell's force is at least this.
constexpr double kSwapContrast = 0.5;

std::string nameOf(std::size_t cell) {
  return "cell " + std::to_string(cell + 1);
}

std::string wholeN(double newtons) {
  return std::to_string(std::lround(newtons)) + " N";
}

/// Ok up to `limit`, Bad from `bad` on.
Verdict judge(double value, double limit, double bad) {
  return value <= limit ? Verdict::Ok : value >= bad ? Verdict::Bad : Verdict::Warn;
}

class Report {
 public:
  Report(const Board& board, const BoardHealth& health, BoardSurvey survey)
      : board_(board), health_(health), survey_(std::move(survey)) {
    survey_.cells.resize(board.cells.size());
  }

  std::vector<Finding> take() { return std::move(findings_); }

  void add(Finding finding) {
    if (finding.verdict == Verdict::Ok) {
      finding.advice.clear();
    }
    findings_.push_back(std::move(finding));
  }

  void board() {
    const std::size_t guessed = uncalibratedCells(board_).size();
    add({"calibration", 0, static_cast<double>(board_.cells.size() - guessed), "cells",
         static_cast<double>(board_.cells.size()), Bound::AtLeast, board_.calibrated ? Verdict::Ok : Verdict::Bad,
         calibrationAdvice()});
    const bool slow = health_.rateHz < kLeastBoardRateHz;
    add({"rate", 0, health_.rateHz, "Hz", kUsualRateHz, Bound::AtLeast,
         slow                            ? Verdict::Bad
         : health_.rateHz < kUsualRateHz ? Verdict::Warn
                                         : Verdict::Ok,
         rateAdvice()});
    if (board_.supplyV > 0.0) {
      add({"supply", 0, board_.supplyV, "V", kLeastSupplyV, Bound::AtLeast,
           board_.supplyV < kLeastSupplyV ? Verdict::Bad : Verdict::Ok,
           "the controller runs at 3.3 V: at that the regulators of the HX711 modules cannot hold 4.3 V for the load "
           "cells; use a controller of 5 V"});
    }
    add({"jitter", 0, health_.jitterMs, "ms", kMostJitterMs, Bound::AtMost, judge(health_.jitterMs, kMostJitterMs, 5.0),
         "samples come irregularly: a cell is late or the controller is delayed; look for a loose HX711"});
    add({"skew", 0, health_.skewMs, "ms", kMostSkewMs, Bound::AtMost, judge(health_.skewMs, kMostSkewMs, 1e9),
         "the modules run on their own oscillators, so the cells are this far apart in time: clock them together "
         "(hardware/firmware/README.md)"});
  }

  void line() {
    add({"bursts", 0, health_.latestMs, "ms", kMostLateMs, Bound::AtMost,
         judge(health_.latestMs, kMostLateMs, kBadLateMs),
         "samples come late and in bursts: the USB adapter, a hub or this computer holds them back; try another port "
         "without a hub"});
    share("gaps", health_.lostSamples - std::min(health_.lostSamples, health_.overflowed),
          "samples were lost on the way: try another USB cable and port, without a hub");
    share("bad-frames", health_.badFrames,
          "bytes arrive damaged: try another USB cable, away from motors and chargers");
    share("overflow", health_.overflowed, "this computer was too busy to take the samples: close other programs");
    // Modules with their own oscillators cannot avoid it, so it is never Bad.
    const double straddled = percent(health_.straddled);
    add({"straddle", 0, straddled, "%", 0.0, Bound::AtMost, straddled > 0.0 ? Verdict::Warn : Verdict::Ok,
         "conversions ended during some readings, so counts may be mixed: clock the modules together "
         "(hardware/firmware/README.md)"});
    add({"reconnects", 0, static_cast<double>(health_.reconnects), "", 0.0, Bound::AtMost,
         health_.reconnects > 0 ? Verdict::Warn : Verdict::Ok,
         "the board went away and came back: check the USB plug and the power"});
  }

  /// One row if every cell is ok or not judged, else one row for each cell that is not.
  template <typename Judge>
  void eachCell(Finding good, Judge judgeCell) {
    const std::size_t before = findings_.size();
    double worst = good.bound == Bound::AtLeast ? HUGE_VAL : 0.0;
    for (std::size_t i = 0; i < board_.cells.size(); ++i) {
      Finding finding = good;
      judgeCell(i, finding);
      const bool worse =
          good.bound == Bound::AtLeast ? finding.value < worst : std::fabs(finding.value) > std::fabs(worst);
      worst = worse ? finding.value : worst;
      if (finding.verdict > Verdict::Ok) {
        finding.cell = static_cast<int>(i + 1);
        add(std::move(finding));
      }
    }
    if (findings_.size() == before) {
      good.value = worst;
      add(std::move(good));
    }
  }

  void faults(const char* id, std::uint64_t CellHealth::*count, const std::string& means) {
    eachCell({id, 0, 0.0, "%", 0.0, Bound::AtMost, Verdict::Ok, ""}, [&](std::size_t i, Finding& finding) {
      finding.value = percent(health_.cells[i].*count);
      finding.verdict = health_.cells[i].*count == 0 ? Verdict::Ok : judge(finding.value, 0.0, kBadSharePercent);
      finding.advice = nameOf(i) + " " + means;
    });
  }

  /// Over the whole measurement: on an empty board its noisiest second, with somebody on it, whose movement is noise
  /// too, the median one.
  void noise(bool empty) {
    const double limit = empty ? kMostNoiseN : kMostLoadedNoiseN;
    eachCell({"noise", 0, 0.0, "N", limit, Bound::AtMost, Verdict::Ok, ""}, [&](std::size_t i, Finding& finding) {
      if (isFaulty(i)) {
        return;
      }
      const CellSurvey& cell = survey_.cells[i];
      const double counts = empty ? cell.worstNoiseCounts : cell.usualNoiseCounts;
      finding.value = counts / std::fabs(board_.calibration[i].countsPerN);
      finding.verdict = judge(finding.value, limit, empty ? kBadNoiseN : kBadLoadedNoiseN);
      finding.advice = nameOf(i) + " is noisy" + (empty ? "" : " under load") +
                       ": check its four wires and solder joints, keep it off vibrating floors";
      if (health_.rateHz > 0.0 && !cell.changes()) {
        finding.verdict = Verdict::Bad;
        finding.advice = nameOf(i) + " never changes by a single count: its load cell is not connected to its HX711";
      }
    });
  }

  void headroom() {
    eachCell({"headroom", 0, 0.0, "N", kLeastRoomN, Bound::AtLeast, Verdict::Ok, ""},
             [&](std::size_t i, Finding& finding) {
               const bool toes = isToes(board_.cells[i].zone);
               finding.limit = toes ? kLeastToeRoomN : kLeastRoomN;
               finding.value = survey_.cells[i].roomCounts() / std::fabs(board_.calibration[i].countsPerN);
               finding.verdict = finding.value >= finding.limit        ? Verdict::Ok
                                 : finding.value < 0.5 * finding.limit ? Verdict::Bad
                                                                       : Verdict::Warn;
               finding.advice = nameOf(i) + " has only " + wholeN(finding.value) +
                                " left to the end of its range: its bridge is wired wrongly, or it was bent by "
                                "overload";
             });
  }

  void wrongReadings() {
    eachCell({"wrong-readings", 0, 0.0, "%", 0.0, Bound::AtMost, Verdict::Ok, ""},
             [&](std::size_t i, Finding& finding) {
               const std::uint64_t count = health_.wrong.cells[i];
               finding.value = percent(count);
               finding.verdict = judge(finding.value, 0.0, kBadSharePercent);
               finding.advice = nameOf(i) + " gave " + std::to_string(count) +
                                (count == 1 ? " single wrong reading" : " single wrong readings") +
                                ", which are left out: shorten the wires to its HX711 and check their solder joints";
             });
  }

  void forces(bool empty) {
    eachCell({"offset", 0, 0.0, "N", kLeastForceN, Bound::AtLeast, Verdict::Ok, ""}, [&](std::size_t i,
                                                                                         Finding& finding) {
      finding.value = forceN(i);
      finding.verdict = finding.value < kLeastForceN ? Verdict::Bad : Verdict::Ok;
      finding.advice = nameOf(i) +
                       " measures an upward pull: tare the empty board; if it stays, the cell is bent by overload or "
                       "wired with reversed polarity";
    });
    if (!empty) {
      return;
    }
    eachCell({"zero", 0, 0.0, "N", kMostZeroN, Bound::AtMost, Verdict::Ok, ""}, [&](std::size_t i, Finding& finding) {
      finding.value = forceN(i);
      finding.verdict = judge(std::fabs(finding.value), kMostZeroN, kBadZeroN);
      finding.advice =
          nameOf(i) + " has drifted from its zero: step off, clear the board and run `surefoot board tare`";
    });
  }

  void swaps(std::span<const Sample> samples);

 private:
  double percent(std::uint64_t count) const {
    return count == 0 ? 0.0
                      : 100.0 * static_cast<double>(count) /
                            static_cast<double>(std::max<std::uint64_t>(health_.samples, count));
  }

  /// Its counts mean nothing, and another row reports that.
  bool isFaulty(std::size_t cell) const {
    const CellHealth& health = health_.cells[cell];
    return health.dead + health.saturated + health.outOfStep > 0;
  }

  double forceN(std::size_t cell) const {
    const CellCalibration& calibration = board_.calibration[cell];
    return health_.rateHz > 0.0 && !isFaulty(cell)
               ? (health_.cells[cell].meanCounts - calibration.zeroCounts) / calibration.countsPerN
               : 0.0;
  }

  void share(const char* id, std::uint64_t count, const char* advice) {
    const double value = percent(count);
    add({id, 0, value, "%", 0.0, Bound::AtMost, judge(value, 0.0, kBadSharePercent), advice});
  }

  std::string calibrationAdvice() const {
    const std::vector<int> guessed = uncalibratedCells(board_);
    return (guessed.size() == board_.cells.size() ? "every cell" : cellsText(guessed)) +
           (guessed.size() == 1 || guessed.size() == board_.cells.size() ? " still has" : " still have") +
           " a built-in gain, which is a guess, so forces are unreliable: run `surefoot board calibrate` for each";
  }

  std::string rateAdvice() const {
    if (health_.rateHz == 0.0) {
      return "the board sends no samples: check power, clock line and data lines of the HX711s "
             "(hardware/firmware/README.md)";
    }
    return health_.rateHz < kLeastBoardRateHz
               ? "too slow to play or measure on: connect the RATE pin of every HX711 to its "
                 "supply (hardware/firmware/README.md)"
               : "slower than an HX711 should be: check its supply of 5 V";
  }

  const Board& board_;
  const BoardHealth& health_;
  BoardSurvey survey_;
  std::vector<Finding> findings_;
};

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const double n = static_cast<double>(a.size());
  double meanA = 0.0;
  double meanB = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    meanA += a[i] / n;
    meanB += b[i] / n;
  }
  double ab = 0.0;
  double aa = 0.0;
  double bb = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - meanA) * (b[i] - meanB);
    aa += (a[i] - meanA) * (a[i] - meanA);
    bb += (b[i] - meanB) * (b[i] - meanB);
  }
  // Cells and feet that hardly move give no evidence.
  return aa < n * kShiftN * kShiftN || bb < n * kShiftN * kShiftN ? 0.0 : ab / std::sqrt(aa * bb);
}

// While the weight shifts from foot to foot, the cells under one foot rise and fall together, and opposite to those of
// the other foot. A cell that follows the other foot is under it: two plugs are swapped.
void Report::swaps(std::span<const Sample> samples) {
  if (board_.model != BoardModel::Split || samples.empty()) {
    return;
  }
  std::array<std::vector<double>, kMaxCells> forces;
  std::array<std::vector<double>, 2> feet{std::vector<double>(samples.size()), std::vector<double>(samples.size())};
  for (std::size_t i = 0; i < board_.cells.size(); ++i) {
    const CellCalibration& cell = board_.calibration[i];
    for (std::size_t k = 0; k < samples.size(); ++k) {
      forces[i].push_back((samples[k].counts[i] - cell.zeroCounts) / cell.countsPerN);
      feet[isLeft(board_.cells[i].zone) ? 0 : 1][k] += forces[i].back();
    }
  }
  eachCell({"swapped", 0, 0.0, "", kSwapContrast, Bound::AtMost, Verdict::Ok, ""},
           [&](std::size_t i, Finding& finding) {
             const std::size_t own = isLeft(board_.cells[i].zone) ? 0 : 1;
             std::vector<double> mates = feet[own];
             for (std::size_t k = 0; k < mates.size(); ++k) {
               mates[k] -= forces[i][k];
             }
             finding.value = correlation(forces[i], feet[1 - own]) - correlation(forces[i], mates);
             finding.verdict = finding.value > kSwapContrast ? Verdict::Warn : Verdict::Ok;
             finding.advice = nameOf(i) + " follows the other foot: its plug may be swapped with one of the other side";
           });
}

}  // namespace

std::string cellsText(const std::vector<int>& cells) {
  std::string text = cells.size() == 1 ? "cell " : "cells ";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == cells.size() ? " and " : ", ") + std::to_string(cells[i]);
  }
  return text;
}

std::string cellsText(std::uint8_t mask) {
  std::vector<int> cells;
  for (int i = 0; i < static_cast<int>(kMaxCells); ++i) {
    if ((mask >> i & 1) != 0) {
      cells.push_back(i + 1);
    }
  }
  return cellsText(cells);
}

Verdict Diagnosis::verdict() const {
  Verdict worst = Verdict::Ok;
  for (const Finding& finding : findings) {
    worst = std::max(worst, finding.verdict);
  }
  return worst;
}

Diagnosis diagnose(const Board& board, const BoardHealth& health, std::span<const Sample> samples) {
  const BoardSurvey survey = surveyOf(board, samples);
  const bool empty = survey.mostLoadN < kSomebodyN;
  Report report(board, health, survey);
  report.board();
  report.line();
  report.faults("dead", &CellHealth::dead, "does not answer: check its HX711's supply, clock and data wire");
  report.faults("saturated", &CellHealth::saturated,
                "is at the end of its range: it is overloaded, or a wire of its bridge is broken");
  report.faults("out-of-step", &CellHealth::outOfStep,
                "lost count of the clock: shorten the clock wire and check its ground");
  report.wrongReadings();
  report.noise(empty);
  report.headroom();
  report.forces(empty);
  report.swaps(samples);
  return {report.take(), empty};
}

std::vector<Finding> besideCertified(const Board& board, std::span<const Sample> samples,
                                     std::span<const double> certifiedN) {
  constexpr double kMostTimes = 2.0;
  std::vector<Finding> findings;
  const BoardSurvey survey = surveyOf(board, samples);
  if (survey.cells.empty() || survey.mostLoadN > kSomebodyN) {
    return findings;
  }
  Finding worst{"certified-noise", 0, 0.0, "", kMostTimes, Bound::AtMost, Verdict::Ok, ""};
  for (std::size_t i = 0; i < std::min(survey.cells.size(), certifiedN.size()); ++i) {
    const double nowN = survey.cells[i].usualNoiseCounts / std::fabs(board.calibration[i].countsPerN);
    Finding one = worst;
    one.value = certifiedN[i] > 0.0 ? nowN / certifiedN[i] : 0.0;
    if (one.value > kMostTimes) {
      one.cell = static_cast<int>(i) + 1;
      one.verdict = Verdict::Warn;
      one.advice =
          nameOf(i) +
          " is so many times as noisy as certified, so the certificate does not hold any more: find the cause, "
          "then `surefoot board prove`";
      findings.push_back(one);
    } else {
      worst.value = std::max(worst.value, one.value);
    }
  }
  if (findings.empty()) {
    findings.push_back(worst);
  }
  return findings;
}

}  // namespace surefoot
