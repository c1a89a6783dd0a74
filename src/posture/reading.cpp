// SPDX-License-Identifier: MIT
// Counts to newtons to centres of pressure, one sample at a time, without history.
#include "posture/reading.hpp"

#include <algorithm>
#include <cstddef>

#include "base/enum_table.hpp"

namespace surefoot {

namespace {

constexpr double kStandingGateN = 100.0;
constexpr double kStandingGateShare = 0.20;
constexpr double kSeatedGateN = 20.0;
constexpr double kFootShareOfGate = 0.25;

/// Force and moment summed over some of the cells.
struct Sum {
  double forceN = 0.0;
  Vec2 momentNmm;

  void add(double newtons, Vec2 placeMm) {
    forceN += newtons;
    momentNmm += newtons * placeMm;
  }

  Cop copAbove(double leastN) const {
    Cop cop;
    cop.loadN = forceN;
    cop.valid = forceN > leastN;
    if (cop.valid) {
      cop.mm = momentNmm * (1.0 / forceN);
    }
    return cop;
  }
};

void forgetCops(Reading& reading) {
  for (Cop* cop : {&reading.whole, &reading.left, &reading.right}) {
    cop->valid = false;
    cop->mm = {};
  }
}

}  // namespace

ValidityGate gateFor(double bodyWeightN, bool seated) {
  return {seated ? kSeatedGateN : std::max(kStandingGateN, kStandingGateShare * bodyWeightN)};
}

Reading readingOf(const Board& board, const Sample& sample, ValidityGate gate) {
  Reading reading;
  reading.tS = static_cast<double>(sample.boardTimeUs) * 1e-6;
  const std::size_t count = board.cells.size();
  reading.faultyCells = faultyCellsOf(sample, count);
  reading.faulty = reading.faultyCells != 0;

  EnumTable<Zone, Sum> zones;
  for (std::size_t i = 0; i < count; ++i) {
    const CellCalibration& calibration = board.calibration[i];
    const double newtons = (sample.counts[i] - calibration.zeroCounts) / calibration.countsPerN;
    reading.cellN[i] = newtons;
    const Zone zone = board.cells[i].zone;
    zones[zone].add(newtons, board.cells[i].placeMm);
    reading.hasToes = reading.hasToes || isToes(zone);
  }
  const auto both = [&zones](Zone a, Zone b) {
    return Sum{zones[a].forceN + zones[b].forceN, zones[a].momentNmm + zones[b].momentNmm};
  };
  const Sum left = both(Zone::LeftFoot, Zone::LeftToes);
  const Sum right = both(Zone::RightFoot, Zone::RightToes);
  Sum whole = zones[Zone::Plate];
  whole.forceN += left.forceN + right.forceN;
  whole.momentNmm += left.momentNmm + right.momentNmm;

  reading.whole = whole.copAbove(gate.leastLoadN);
  reading.left = left.copAbove(kFootShareOfGate * gate.leastLoadN);
  reading.right = right.copAbove(kFootShareOfGate * gate.leastLoadN);
  reading.toeLeftN = zones[Zone::LeftToes].forceN + zones[Zone::CarriedLeftToes].forceN;
  reading.toeRightN = zones[Zone::RightToes].forceN + zones[Zone::CarriedRightToes].forceN;
  if (reading.faulty) {
    forgetCops(reading);
  }
  return reading;
}

void markWrong(Reading& reading, std::uint8_t cells) {
  reading.wrong = reading.faulty = true;
  reading.faultyCells = cells;
  forgetCops(reading);
}

}  // namespace surefoot
