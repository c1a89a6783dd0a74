// SPDX-License-Identifier: MIT
#include "board/proof.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "base/units.hpp"
#include "board/diagnose.hpp"
#include "board/proof_signal.hpp"
#include "board/still_mean.hpp"

namespace surefoot {
namespace {

constexpr double kMostSwayMmS = 1.6;
constexpr double kMostErrorRmsMm = 0.5;
constexpr double kMostErrorMm = 1.0;
constexpr double kMostLoadPercent = 0.5;
constexpr double kMostScalePercent = 1.0;
constexpr double kMostDriftMm = 0.3;
constexpr double kMostDriftN = 0.5;
constexpr double kMostReturnPercent = 0.2;
constexpr double kMostHysteresisPercent = 0.1;
constexpr double kMostToePercent = 3.0;
constexpr double kMostBehindGapN = 0.5;
constexpr double kShakingFloor = 1.3;
constexpr double kHumShare = 0.5;
constexpr double kReturnS = 10.0;

std::string pm(double low, double high, int decimals) {
  return ", 95 %: " + fixedText(low, decimals) + " to " + fixedText(high, decimals);
}

/// 95 % interval of an SD of n normal values: SD times these (chi-squared with n - 1 degrees).
std::pair<double, double> sdFactors(std::size_t n) {
  constexpr double kLow[] = {0.446, 0.521, 0.566, 0.599, 0.624, 0.644, 0.661, 0.675, 0.688};
  constexpr double kHigh[] = {31.91, 6.285, 3.729, 2.874, 2.453, 2.202, 2.035, 1.916, 1.826};
  const std::size_t k = std::clamp<std::size_t>(n, 2, 10) - 2;
  return {kLow[k], kHigh[k]};
}

class Proof {
 public:
  explicit Proof(const ProofRecording& recording) : r_(recording), board_(recording.board) {
    const PerCell zero = meanCountsOf(r_.empty);
    for (std::size_t i = 0; i < board_.cells.size(); ++i) {
      board_.calibration[i].zeroCounts = zero[i];
    }
    out_.board = recording.board;
    out_.weightKg = recording.weightKg;
    out_.forKg = recording.forKg;
  }

  Certificate take() {
    out_.reasons = reasonsOf(out_);
    if (shaking_) {
      out_.reasons.push_back("the noise under the weight is " + fixedText(floorRatio_, 1) +
                             " times that of the empty board: the floor shakes or the weight rocks");
    }
    return std::move(out_);
  }

  void stream() {
    const double rateHz = r_.after.rateHz;
    number("rate", "samples a second", rateHz, "Hz", kLeastBoardRateHz, false, span(r_.loaded), true);
    std::uint64_t bad = r_.after.lostSamples - r_.before.lostSamples;
    for (std::size_t i = 0; i < board_.cells.size(); ++i) {
      const CellHealth& a = r_.before.cells[i];
      const CellHealth& b = r_.after.cells[i];
      bad += b.dead - a.dead + b.saturated - a.saturated + b.outOfStep - a.outOfStep;
    }
    number("bad_samples", "samples lost or flagged", static_cast<double>(bad), "", 0.0, true, span(r_.loaded), true);
    const double samples = std::max(1.0, static_cast<double>(r_.after.samples - r_.before.samples));
    number("straddled", "readings that straddle a conversion",
           100.0 * static_cast<double>(r_.after.straddled - r_.before.straddled) / samples, "%", {}, true,
           span(r_.loaded), false);
    number("skew", "age of the oldest count in a reading", r_.after.skewMs, "ms", {}, true, span(r_.loaded), false);
  }

  void noise() {
    out_.cellNoiseN = cellNoiseN(board_, r_.empty);
    const SmallMatrix covariance = forceCovariance(board_, r_.loaded);
    const PlacedLoad middle = placed(r_.loaded);
    const auto at = [&](const SmallMatrix& matrix, double kg) {
      return Vec2{copNoiseMm(board_, matrix, &Vec2::x, middle.mm.x, kg * kNewtonsPerKg),
                  copNoiseMm(board_, matrix, &Vec2::y, middle.mm.y, kg * kNewtonsPerKg)};
    };
    for (const double kg : {30.0, 60.0, 90.0, 150.0}) {
      const std::string person = " under " + fixedText(kg, 0) + " kg";
      number("noise_x_" + fixedText(kg, 0), "noise of the centre of pressure, sideways," + person, at(covariance, kg).x,
             "mm", {}, true, span(r_.loaded), false);
      number("noise_y_" + fixedText(kg, 0), "noise of the centre of pressure, forward," + person, at(covariance, kg).y,
             "mm", {}, true, span(r_.loaded), false);
    }
    const Vec2 judged = at(covariance, r_.forKg);
    out_.noiseMm = std::max(judged.x, judged.y);
    number("noise", "noise of the centre of pressure, the larger axis," + forPerson(), out_.noiseMm, "mm",
           kMostNoiseForReferenceMm, true, span(r_.loaded), true);
    const std::optional<double> sway = seemingSwayMmS(board_, r_.loaded);
    const double toJudged = middle.loadN / (r_.forKg * kNewtonsPerKg);
    number("seeming_sway", "sway that noise alone seems to be," + forPerson(),
           sway ? std::optional(*sway * toJudged) : std::nullopt, "mm/s", kMostSwayMmS, true, span(r_.loaded), true);
    out_.leastFitKg =
        r_.forKg * std::max(out_.noiseMm / kMostNoiseForReferenceMm, sway ? *sway * toJudged / kMostSwayMmS : 0.0);
    const Vec2 empty = at(forceCovariance(board_, r_.empty), r_.forKg);
    floorRatio_ = out_.noiseMm / std::max(1e-6, std::max(empty.x, empty.y));
    shaking_ = floorRatio_ > kShakingFloor;
    number("floor", "noise under the weight over that of the empty board", floorRatio_, "", kShakingFloor, true,
           span(r_.empty), false);
    hum();
  }

  void slow() {
    const Drift drift = driftOf(board_, r_.loaded, 60.0 * kNewtonsPerKg);
    const std::string n = std::to_string(drift.pairs) + " pairs";
    number("drift", "change of the centre of pressure in 60 s, at 60 kg", drift.mm, "mm", kMostDriftMm, true, n, true);
    number("drift_load", "change of the load in 60 s", drift.loadN, "N", kMostDriftN, true, n, false);
    out_.allan = allanOf(board_, r_.loaded, 60.0 * kNewtonsPerKg);
    std::optional<double> left;
    if (!r_.returned.empty() && !r_.creeping.empty()) {
      left = 100.0 * std::fabs(placed(lastOf(r_.returned, kReturnS)).loadN / placed(r_.creeping).loadN);
    }
    number("return", "load left 60 s after a load of 60 s, of that load", left, "%", kMostReturnPercent, true,
           span(r_.returned), true);
  }

  void repeats() {
    std::optional<double> copSd;
    std::optional<double> loadSd;
    const std::size_t n = r_.repeats.size();
    if (n >= 2) {
      std::vector<PlacedLoad> loads;
      PlacedLoad mean;
      for (const Placement& one : r_.repeats) {
        loads.push_back(loadOf(board_, one.counts));
        mean.loadN += loads.back().loadN / static_cast<double>(n);
        mean.mm += loads.back().mm * (1.0 / static_cast<double>(n));
      }
      double cop = 0.0;
      double load = 0.0;
      for (const PlacedLoad& one : loads) {
        cop += length(one.mm - mean.mm) * length(one.mm - mean.mm);
        load += (one.loadN - mean.loadN) * (one.loadN - mean.loadN);
      }
      copSd = std::sqrt(cop / static_cast<double>(n - 1));
      loadSd = std::sqrt(load / static_cast<double>(n - 1));
    }
    const auto [low, high] = sdFactors(n);
    const std::string of = "n = " + std::to_string(n);
    number("repeat", "SD of the centre of pressure, weight off and on", copSd, "mm", {}, true,
           of + (copSd ? pm(*copSd * low, *copSd * high, 2) : ""), false);
    number("repeat_load", "SD of the load, weight off and on", loadSd, "N", {}, true,
           of + (loadSd ? pm(*loadSd * low, *loadSd * high, 2) : ""), false);
  }

  void hysteresis() {
    std::optional<double> percent;
    double mostN = 0.0;
    for (const WeightStep& step : r_.steps) {
      mostN = std::max(mostN, step.upN);
    }
    if (r_.steps.size() >= 3) {
      percent = 0.0;
      for (const WeightStep& step : r_.steps) {
        percent = std::max(*percent, 100.0 * std::fabs(step.downN - step.upN) / mostN);
      }
    }
    number("hysteresis", "coming down less going up, of the largest load", percent, "%", kMostHysteresisPercent, true,
           percent ? std::to_string(r_.steps.size()) + " weights" : "fewer than three weights", false);
  }

  /// Where the weight stood on marks not used before: an offset of the tool, which was turned by turns, is taken out.
  void errors() {
    const std::size_t n = r_.checks.size();
    const std::string of = "n = " + std::to_string(n);
    std::optional<double> rms;
    std::optional<double> most;
    if (n >= 2) {
      Vec2 tool;
      for (const Placement& one : r_.checks) {
        tool += (loadOf(board_, one.counts).mm - one.markMm) * ((one.turned ? -1.0 : 1.0) / static_cast<double>(n));
      }
      double squares = 0.0;
      for (const Placement& one : r_.checks) {
        const Vec2 error = loadOf(board_, one.counts).mm - one.markMm - tool * (one.turned ? -1.0 : 1.0);
        out_.points.push_back({one.markMm, error});
        squares += length(error) * length(error);
        most = std::max(most.value_or(0.0), length(error));
      }
      rms = std::sqrt(squares / static_cast<double>(n));
      out_.pointsFrom = std::to_string(n) + " points that the calibration did not use";
    }
    number("error_rms", "error of the centre of pressure, rms", rms, "mm", kMostErrorRmsMm, true, of, true);
    number("error_most", "error of the centre of pressure, largest", most, "mm", kMostErrorMm, true, of, true);
    number("scale", "scale and shear of the centre of pressure, 95 % limit", scale95(), "%", kMostScalePercent, true,
           of, true);
    loads();
  }

  void toes() {
    std::optional<double> along;
    std::optional<double> behind;
    for (const ToeTrial& trial : r_.toes) {
      if (trial.knownN > 0.0) {
        along = std::max(along.value_or(0.0), 100.0 * std::fabs(trial.feltN / trial.knownN - 1.0));
      } else {
        behind = std::max(behind.value_or(0.0), std::fabs(trial.feltN));
      }
    }
    const bool has = std::ranges::any_of(board_.cells, [](const Cell& cell) { return isCarried(cell.zone); });
    if (has) {
      number("toes", "error of the toe force along its bar", along, "%", kMostToePercent, true, "three marks a bar",
             false);
      number("toes_behind", "toe force of a weight behind the gap", behind, "N", kMostBehindGapN, true,
             "one mark a deck", false);
    }
  }

 private:
  void number(std::string id, std::string words, std::optional<double> value, std::string unit,
              std::optional<double> limit, bool atMost, std::string from, bool decides) {
    out_.numbers.push_back(
        {std::move(id), std::move(words), value, std::move(unit), limit, atMost, std::move(from), decides});
  }

  std::string forPerson() const { return " under " + fixedText(r_.forKg, 0) + " kg"; }

  static std::string span(std::span<const Sample> samples) {
    return samples.empty()
               ? "0 s"
               : fixedText(static_cast<double>(samples.back().boardTimeUs - samples.front().boardTimeUs) * 1e-6, 0) +
                     " s";
  }

  PlacedLoad placed(std::span<const Sample> samples) const {
    PerCell net = meanCountsOf(samples);
    for (std::size_t i = 0; i < board_.cells.size(); ++i) {
      net[i] -= board_.calibration[i].zeroCounts;
    }
    return loadOf(board_, net);
  }

  void hum() {
    for (std::size_t i = 0; i < board_.cells.size(); ++i) {
      std::vector<double> timesS;
      std::vector<double> values;
      for (const Sample& sample : lastOf(r_.empty, kReturnS)) {
        timesS.push_back(static_cast<double>(sample.boardTimeUs) * 1e-6);
        values.push_back(sample.counts[i]);
      }
      if (humShareOf(timesS, values) > kHumShare) {
        out_.remarks.push_back("cell " + std::to_string(i + 1) +
                               " hums with the mains: join its shield and the base plate to GND, keep chargers away");
      }
    }
  }

  void loads() {
    std::optional<double> percent;
    std::size_t n = 0;
    for (const auto* placements : {&r_.repeats, &r_.checks}) {
      for (const Placement& one : *placements) {
        percent =
            std::max(percent.value_or(0.0), 100.0 * std::fabs(loadOf(board_, one.counts).loadN / one.knownN - 1.0));
        ++n;
      }
    }
    number("load", "error of the load, largest", percent, "%", kMostLoadPercent, true, "n = " + std::to_string(n),
           true);
  }

  /// Slopes of the errors along x and y, through the middle: the largest by size, plus its 95 % half width. Two axes of
  /// n points less two of the tool and four slopes leave 2 n - 6 degrees of freedom.
  std::optional<double> scale95() const {
    constexpr double kT95[] = {12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306};
    if (out_.points.size() < 4) {
      return std::nullopt;
    }
    double most = 0.0;
    double squares = 0.0;
    std::vector<std::pair<double, double>> slopes;  // slope, its sd for a unit error
    for (double Vec2::*axis : {&Vec2::x, &Vec2::y}) {
      LeastSquares system(2);
      for (const CertifiedPoint& point : out_.points) {
        system.add(std::vector<double>{point.atMm.x, point.atMm.y}, point.errorMm.*axis, 1.0);
      }
      const LeastSquares::Solution solution = system.solve();
      for (const CertifiedPoint& point : out_.points) {
        const double left = point.errorMm.*axis - solution.values[0] * point.atMm.x - solution.values[1] * point.atMm.y;
        squares += left * left;
      }
      for (std::size_t k = 0; k < 2; ++k) {
        slopes.emplace_back(solution.values[k], std::sqrt(solution.covariance[k][k]));
      }
    }
    const std::size_t freedom = 2 * out_.points.size() - 6;
    const double sd = std::sqrt(squares / static_cast<double>(freedom));
    const double t = kT95[std::min<std::size_t>(freedom, std::size(kT95)) - 1];
    for (const auto& [slope, unitSd] : slopes) {
      most = std::max(most, std::fabs(slope) + t * sd * unitSd);
    }
    return 100.0 * most;
  }

  const ProofRecording& r_;
  Board board_;  ///< With the zero of today.
  Certificate out_;
  double floorRatio_ = 0.0;
  bool shaking_ = false;
};

}  // namespace

Certificate proofOf(const ProofRecording& recording) {
  Proof proof(recording);
  proof.noise();
  proof.slow();
  proof.errors();
  proof.repeats();
  proof.hysteresis();
  proof.toes();
  proof.stream();
  return proof.take();
}

}  // namespace surefoot
