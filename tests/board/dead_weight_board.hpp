// SPDX-License-Identifier: MIT
// The loads of the virtual board without its processor: samples as fast as they can be computed, and hands that set a
// weight down where they are asked to.
#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "board/calibration_fit.hpp"
#include "board/placing.hpp"
#include "factory.hpp"
#include "loads.hpp"

namespace surefoot::test {

struct BuiltBoard {
  BoardModel model = BoardModel::Classic;
  std::uint64_t seed = 1;
  double gainPercent = 0.0;
  double placeMm = 0.0;
  double oscillatorPercent = 0.0;
  double rateHz = 80.0;
};

class DeadWeightBoard {
 public:
  explicit DeadWeightBoard(const BuiltBoard& built)
      : built_(built),
        told_(trueCells(modelOf(built), built.seed)),
        true_(apartFrom(told_, built.gainPercent, built.placeMm, built.seed)),
        loads_(built.model, true_, std::nullopt, built.seed),
        phase_(built.seed, 7) {
    for (std::size_t i = 0; i < true_.size(); ++i) {
      const double off = phase_.uniform(-built.oscillatorPercent, built.oscillatorPercent) / 100.0;
      periodS_.push_back(1.0 / (built.rateHz * (1.0 + off)));
      stepS_ = std::max(stepS_, periodS_.back());
    }
  }

  /// As its memory says.
  Board board() const { return boardOf(told_); }
  /// As it was built.
  Board truth() const { return boardOf(true_); }

  void say(const std::string& line) {
    if (!loads_.imperfections().take(line, nowS_)) {
      throw Error("unknown: " + line);
    }
  }

  /// Each count is that of the last conversion of its own oscillator.
  Sample next() {
    nowS_ += stepS_;
    Sample sample;
    sample.boardTimeUs = static_cast<std::uint64_t>(std::llround(nowS_ * 1e6));
    sample.sequence = ++sequence_;
    for (std::size_t i = 0; i < true_.size(); ++i) {
      const double conversionS = std::floor(nowS_ / periodS_[i] + 1e-6) * periodS_[i];
      sample.counts[i] = loads_.counts(static_cast<int>(i), conversionS, built_.rateHz);
      if (dead_ == static_cast<int>(i) + 1) {
        sample.faults |= kFaultDead << i;
      }
    }
    return sample;
  }

  /// From now on this cell (from 1) does not answer; 0: all do.
  void kill(int cell) { dead_ = cell; }
  /// So long nobody hears it.
  void unplug(double seconds) { nowS_ += seconds; }

  std::vector<Sample> record(double seconds) {
    std::vector<Sample> samples;
    for (const double endS = nowS_ + seconds; nowS_ < endS;) {
      samples.push_back(next());
    }
    return samples;
  }

 private:
  static wire_model modelOf(const BuiltBoard& built) {
    return built.model == BoardModel::Classic ? WIRE_CLASSIC : WIRE_SPLIT;
  }

  Board boardOf(const std::vector<wire_cell>& cells) const {
    Board board;
    board.model = built_.model;
    board.serial = "5EED000100000001";
    board.nominalRateHz = built_.rateHz;
    for (const wire_cell& cell : cells) {
      board.cells.push_back({{cell.x_tenth_mm / 10.0, cell.y_tenth_mm / 10.0}, static_cast<Zone>(cell.zone)});
      board.calibration.push_back({static_cast<double>(cell.zero), static_cast<double>(cell.counts_per_newton)});
    }
    return board;
  }

  BuiltBoard built_;
  std::vector<wire_cell> told_;
  std::vector<wire_cell> true_;
  Loads loads_;
  Random phase_;
  std::vector<double> periodS_;
  double stepS_ = 0.0;
  double nowS_ = 0.0;
  std::uint32_t sequence_ = 0;
  int dead_ = 0;
};

inline constexpr double kNewtonsPerKg = 9.80665;

inline std::string weightLine(double kg, Vec2 at, bool turned) {
  return "weight:" + std::to_string(kg) + "@" + std::to_string(at.x) + "," + std::to_string(at.y) +
         (turned ? ",180" : ",0");
}

/// Sets 20 kg down as asked (or says `instead`), waits, takes it off; the end of it, Done or Refused. `meanwhile` is
/// called when the weight has been set down.
inline Placing placeOn(DeadWeightBoard& sim, const Board& board, const std::vector<Mark>& marks,
                       const Placement& wanted, const std::string& instead = {},
                       const std::function<void()>& meanwhile = {}) {
  Placing placing(board, marks, wanted);
  auto stage = Placing::Stage::Empty;
  constexpr int kMostSamples = 8000;
  for (int k = 0; k < kMostSamples; ++k) {
    placing.step(sim.next(), 0);
    if (placing.stage() == stage) {
      continue;
    }
    stage = placing.stage();
    if (stage == Placing::Stage::SetDown) {
      sim.say(instead.empty() ? weightLine(wanted.knownN / kNewtonsPerKg, wanted.markMm, wanted.turned) : instead);
      if (meanwhile) {
        meanwhile();
      }
      continue;
    }
    sim.say("weight:0@0,0");
    if (stage != Placing::Stage::TakeOff) {
      return placing;
    }
  }
  return placing;
}

/// All placements of a plan; throws Error with what was refused.
inline std::vector<Placement> placeAll(DeadWeightBoard& sim, const Board& board, bool quick = false) {
  const std::vector<Mark> marks = marksOf(board.model);
  std::vector<Placement> placements;
  for (const PlannedPlacement& one : placementsFor(board.model, quick)) {
    const Placing placing =
        placeOn(sim, board, marks,
                {one.mark, marks[one.mark].placeMm, marks[one.mark].zone, one.turned, 20.0 * kNewtonsPerKg, {}});
    if (placing.stage() != Placing::Stage::Done) {
      throw Error(placing.trouble().empty() ? placing.waitsFor() : placing.trouble());
    }
    placements.push_back(placing.placement());
  }
  return placements;
}

/// Errors of the CoP of a calibrated board all over the deck.
struct DeckError {
  double rmsMm = 0.0;
  double worstMm = 0.0;
};

inline DeckError deckErrorOf(const Board& truth, const Board& calibrated, double twist) {
  std::vector<wire_cell> cells;
  for (const Cell& cell : truth.cells) {
    wire_cell one{};
    one.x_tenth_mm = static_cast<std::int16_t>(std::lround(10.0 * cell.placeMm.x));
    one.y_tenth_mm = static_cast<std::int16_t>(std::lround(10.0 * cell.placeMm.y));
    one.zone = static_cast<std::uint8_t>(cell.zone);
    cells.push_back(one);
  }
  DeckError error;
  double squares = 0.0;
  int count = 0;
  for (double x = -200.0; x <= 200.0; x += 25.0) {
    for (double y = -150.0; y <= 150.0; y += 25.0) {
      const CellForces forces = sharesOf(cells, {x, y}, 100.0, twist);
      PerCell net{};
      for (std::size_t i = 0; i < truth.cells.size(); ++i) {
        net[i] = forces[i] * truth.calibration[i].countsPerN;
      }
      const double off = length(loadOf(calibrated, net).mm - Vec2{x, y});
      squares += off * off;
      error.worstMm = std::max(error.worstMm, off);
      ++count;
    }
  }
  error.rmsMm = std::sqrt(squares / count);
  return error;
}

inline Board calibratedWith(const Board& board, const BoardCalibration& fit) {
  Board calibrated = board;
  calibrated.cells = fit.cells;
  calibrated.calibration = fit.calibration;
  return calibrated;
}

/// Largest error of a gain of the cells under the plates, in percent.
inline double worstGainPercent(const Board& truth, const Board& calibrated) {
  double worst = 0.0;
  for (std::size_t i = 0; i < truth.cells.size(); ++i) {
    worst = std::max(worst,
                     100.0 * std::fabs(calibrated.calibration[i].countsPerN / truth.calibration[i].countsPerN - 1.0));
  }
  return worst;
}

}  // namespace surefoot::test
