// SPDX-License-Identifier: MIT
// board calibrate: --cell for one cell, --restore for a kept copy; else the whole board (board_calibrate_marks.cpp).
#include "app/board_calibrate.hpp"

#include <array>
#include <cmath>
#include <iostream>

#include "app/board_memory.hpp"
#include "app/sources.hpp"
#include "app/tick_loop.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "posture/calibration.hpp"
#include "posture/wrong_readings.hpp"

namespace surefoot {
namespace {

constexpr double kPatienceS = 120.0;   // to fetch the weight
constexpr double kStillS = 2.0;        // a known weight must lie still for so long
constexpr double kLeastShare = 0.3;    // of what the old calibration expects; less is not the weight
constexpr double kStillShare = 0.005;  // spread of a still weight
constexpr double kOthersShare = 0.05;  // of the weight on all other cells together

/// Mean counts of all cells while a weight lies still on `cell`.
std::vector<double> countsUnderWeight(SampleSource& source, const std::vector<CellCalibration>& zero, std::size_t cell,
                                      double knownN) {
  const double expected = std::abs(knownN * source.board().calibration[cell].countsPerN);
  std::vector<std::vector<double>> gathered(zero.size());
  std::uint64_t sinceUs = 0;
  bool done = false;
  const auto gather = [&](const Sample& sample, std::uint8_t wrongCells) {
    if (wrongCells != 0) {
      return;
    }
    const double over = sample.counts[cell] - zero[cell].zeroCounts;
    const double first = gathered[cell].empty() ? over : gathered[cell].front();
    const bool still = std::abs(over) > kLeastShare * expected && std::abs(over - first) < kStillShare * std::abs(over);
    if (!still || gathered[cell].empty()) {
      gathered.assign(zero.size(), {});
      sinceUs = sample.boardTimeUs;
    }
    for (std::size_t i = 0; i < zero.size(); ++i) {
      gathered[i].push_back(sample.counts[i] - zero[i].zeroCounts);
    }
    done = still && static_cast<double>(sample.boardTimeUs - sinceUs) * 1e-6 > kStillS;
  };
  SampleSieve sieve(source.board());
  forEachTick(source, [&](Tick tick, std::span<const Sample> samples) {
    for (const Sample& sample : samples) {
      sieve.take(sample, gather);
    }
    return !done && tick < ticksOf(kPatienceS);
  });
  if (!done) {
    throw Error("no weight came to rest on cell " + std::to_string(cell + 1) + ": nothing was changed");
  }
  std::vector<double> means;
  for (const std::vector<double>& counts : gathered) {
    double sum = 0.0;
    for (const double count : counts) {
      sum += count;
    }
    means.push_back(sum / static_cast<double>(counts.size()));
  }
  return means;
}

/// What the other cells carry of the weight, in newtons by the old calibration.
double carriedElsewhere(const Board& board, const std::vector<double>& counts, std::size_t cell) {
  double newtons = 0.0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    newtons += i == cell ? 0.0 : std::abs(counts[i] / board.calibration[i].countsPerN);
  }
  return newtons;
}

void restoreCalibration(const Program& program, SampleSource& source, const BoardCalibrateOptions& options) {
  const Board kept = readBoard(options.restore);
  if (kept.serial != source.board().serial) {
    throw Error(options.restore + " belongs to board " + kept.serial + ", this is board " + source.board().serial +
                ": nothing was changed");
  }
  writeCalibration(program, source, {kept.calibration, kept.cells}, options.json);
}

void calibrateCell(const Program& program, SampleSource& source, const BoardCalibrateOptions& options) {
  const auto cell = static_cast<std::size_t>(options.cell - 1);
  if (cell >= source.board().cells.size()) {
    throw Error("this board has cells 1 to " + std::to_string(source.board().cells.size()));
  }
  std::vector<CellCalibration> calibration = source.readCalibration().calibration;
  const std::vector<CellCalibration> zero = measureZero(source);
  std::cerr << "Now put the weight of " << options.knownN << " N directly above cell " << options.cell
            << " and leave it (2 s) ...\n";
  const std::vector<double> counts = countsUnderWeight(source, zero, cell, options.knownN);
  if (const double elsewhereN = carriedElsewhere(source.board(), counts, cell);
      elsewhereN > kOthersShare * options.knownN) {
    throw Error("the other cells carry " + numberText(std::round(elsewhereN)) +
                " N of it: put the weight directly above cell " + std::to_string(options.cell) +
                ", or take the plate off; nothing was changed");
  }
  const std::array<double, 2> points{zero[cell].zeroCounts, zero[cell].zeroCounts + counts[cell]};
  const std::array<double, 2> newtons{0.0, options.knownN};
  calibration = zero;
  calibration[cell] = fitCalibration(points, newtons).calibration;
  writeCalibration(program, source, {calibration, source.board().cells}, options.json);
  printWhatIsLeft(source.board());
}

}  // namespace

int runBoardCalibrate(const Program& program, const BoardCalibrateOptions& options) {
  if (options.restore.empty() && options.cell == 0 && options.kg == 0.0) {
    throw WrongUsage(
        "say how heavy the weight is, as in: surefoot board calibrate --kg 20 (or, for one cell alone: --cell 1 "
        "--newtons 196.1)");
  }
  const auto source = openSamples(options.board);
  if (!options.restore.empty()) {
    restoreCalibration(program, *source, options);
  } else if (options.cell != 0) {
    calibrateCell(program, *source, options);
  } else {
    calibrateByMarks(program, *source, options);
  }
  return 0;
}

}  // namespace surefoot
