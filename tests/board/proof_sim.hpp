// SPDX-License-Identifier: MIT
// A proof of a board with known faults, as `board prove` records it.
#pragma once

#include <algorithm>

#include "board/dead_weight_board.hpp"
#include "board/proof.hpp"
#include "board/proof_signal.hpp"

namespace surefoot::test {

/// `parts`: shortens the long ones. A weight of 20 kg, and 5 and 10 for hysteresis.
inline ProofRecording recordProof(DeadWeightBoard& sim, const Board& board, double parts = 1.0) {
  constexpr double kKg = 20.0;
  constexpr double kSettleS = 4.0;
  const std::vector<Mark> marks = marksOf(board.model);
  const std::size_t middle = board.model == BoardModel::Classic ? 4 : 2;
  const auto put = [&](double kg) {
    sim.say(weightLine(kg, marks[middle].placeMm, false));
    sim.record(kSettleS);
  };
  ProofRecording r;
  r.board = board;
  r.weightKg = kKg;
  sim.record(kSettleS);
  r.empty = sim.record(60.0 / parts);
  put(kKg);
  r.creeping = sim.record(60.0 / parts);
  put(0.0);
  r.returned = sim.record(60.0 / parts);
  put(kKg);
  HealthMeter meter(board);
  r.before = meter.read();
  r.loaded = sim.record(300.0 / parts);
  for (const Sample& sample : r.loaded) {
    meter.take(sample);
  }
  r.after = meter.read();
  put(0.0);
  for (int k = 0; k < 5; ++k) {
    r.repeats.push_back(
        placeOn(sim, board, marks, {middle, marks[middle].placeMm, marks[middle].zone, false, kKg * kNewtonsPerKg, {}})
            .placement());
  }
  const std::vector<Mark> points = checkMarksOf(board.model);
  for (std::size_t k = 0; k < points.size(); ++k) {
    r.checks.push_back(
        placeOn(sim, board, points, {k, points[k].placeMm, points[k].zone, k % 2 == 1, kKg * kNewtonsPerKg, {}})
            .placement());
  }
  const auto felt = [&](double kg) {
    put(kg);
    PerCell net = meanCountsOf(sim.record(3.0));
    for (std::size_t i = 0; i < board.cells.size(); ++i) {
      net[i] -= board.calibration[i].zeroCounts;
    }
    return loadOf(board, net).loadN;
  };
  const std::array<double, 3> kgs{5.0, 10.0, 20.0};
  for (const double kg : kgs) {
    r.steps.push_back({kg, felt(kg), 0.0});
  }
  r.steps[2].downN = r.steps[2].upN;
  r.steps[1].downN = felt(10.0);
  r.steps[0].downN = felt(5.0);
  put(0.0);
  return r;
}

}  // namespace surefoot::test
