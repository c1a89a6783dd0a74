// SPDX-License-Identifier: MIT
// board setup: walks a builder through the wires of a new board, with the board plugged in.
#include <algorithm>
#include <cmath>
#include <iostream>

#include "app/guided_placing.hpp"
#include "app/options.hpp"
#include "app/sources.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "board/setup_check.hpp"
#include "board/still_mean.hpp"
#include "records/certificates.hpp"

namespace surefoot {
namespace {

constexpr double kLookS = 5.0;
constexpr double kPressedN = 40.0;
constexpr double kReleasedN = 15.0;
constexpr double kHoldS = 1.0;
constexpr double kPatienceS = 120.0;

void say(const std::string& line) {
  std::cerr << line << std::endl;
}

std::vector<Sample> look(SampleSource& source) {
  std::vector<Sample> samples;
  forEachSample(source, [&](const Sample& sample, std::uint8_t) {
    samples.push_back(sample);
    return static_cast<double>(sample.boardTimeUs - samples.front().boardTimeUs) * 1e-6 < kLookS;
  });
  return samples;
}

/// Mean newtons of every cell, against `zeroCounts`, over a second in which `wanted` holds of the largest force.
template <typename Wanted>
PerCell meanWhile(SampleSource& source, const PerCell& zeroCounts, Wanted wanted) {
  const Board& board = source.board();
  PerCell sum{};
  double count = 0.0;
  std::uint64_t sinceUs = 0;
  std::uint64_t startedUs = 0;
  forEachSample(source, [&](const Sample& sample, std::uint8_t wrong) {
    startedUs = startedUs == 0 ? sample.boardTimeUs : startedUs;
    PerCell newtons{};
    double most = 0.0;
    for (std::size_t i = 0; i < board.cells.size(); ++i) {
      newtons[i] = (sample.counts[i] - zeroCounts[i]) / board.calibration[i].countsPerN;
      most = std::max(most, std::fabs(newtons[i]));
    }
    if (wrong != 0 || !wanted(most)) {
      sum = {};
      count = 0.0;
      sinceUs = 0;
    } else {
      sinceUs = sinceUs == 0 ? sample.boardTimeUs : sinceUs;
      count += 1.0;
      for (std::size_t i = 0; i < board.cells.size(); ++i) {
        sum[i] += newtons[i];
      }
    }
    if (static_cast<double>(sample.boardTimeUs - startedUs) * 1e-6 > kPatienceS) {
      throw Error("nothing changed for two minutes: type the same command again when you are ready");
    }
    return sinceUs == 0 || static_cast<double>(sample.boardTimeUs - sinceUs) * 1e-6 < kHoldS;
  });
  for (double& one : sum) {
    one /= std::max(1.0, count);
  }
  return sum;
}

PerCell zeroOf(SampleSource& source) {
  StillMean still(source.board(), {0.5, 1.0, 2.0});
  forEachSample(source, [&](const Sample& sample, std::uint8_t wrong) {
    if (wrong == 0) {
      still.step(sample, true);
    }
    return !still.done();
  });
  return still.meanCounts();
}

/// Each cell pressed once; returns how many answered wrongly.
int pressAll(SampleSource& source) {
  int faults = 0;
  const Board board = source.board();
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    const PerCell zero = zeroOf(source);
    say("  press cell " + std::to_string(i + 1) + " (" + nameOfCell(board.model, i) +
        "): lean on the deck above it with about 15 kg, and hold ...");
    const PerCell pressed = meanWhile(source, zero, [](double most) { return most > kPressedN; });
    say("  let go ...");
    const PerCell left = meanWhile(source, zero, [](double most) { return most < kReleasedN; });
    const std::string fault = pressFault(board, i, pressed, left);
    say(fault.empty() ? "  ok: it felt " + fixedText(pressed[i], 0) + " N" : "  WRONG: " + fault);
    faults += fault.empty() ? 0 : 1;
  }
  return faults;
}

void sayWhatIsNext(const Program& program, const Board& board) {
  std::cout << "The wires are right.\nNext:\n"
            << "  level    press on each corner: nothing may rock; shim a foot with card until it does not\n"
            << "  zero     surefoot board tare\n"
            << "  gains    surefoot board calibrate --kg 20\n"
            << "  proof    surefoot board prove --kg 20\n"
            << "  play     ./play\n";
  if (!board.calibrated) {
    std::cout << "This board has never been calibrated: newtons are a guess until then.\n";
    return;
  }
  Database db(program.data);
  const BoardStanding standing = standingOf(db, board);
  std::cout << "It is calibrated; " << wordsFor(standing) << ".\n";
  if (!standing.objection.empty()) {
    std::cout << "No percentiles yet: " << standing.objection << ".\n";
  }
}

}  // namespace

int runBoardSetup(const Program& program, const BoardSetupOptions& options) {
  const auto source = openSamples(options.board);
  if (!source->isLive()) {
    throw Error(
        "no board answers: plug it in with a cable that carries data; if the port is not permitted, install the "
        "rule of hardware/udev; `surefoot board list` shows every port");
  }
  const Board& board = source->board();
  say("1. " + source->describe() + ", firmware " + board.firmware + ", " + std::to_string(board.cells.size()) +
      " cells" + (board.supplyV > 0.0 ? ", supply " + fixedText(board.supplyV, 1) + " V" : ""));
  say("2. leave the board empty for " + fixedText(kLookS, 0) + " s ...");
  const std::vector<Sample> samples = look(*source);
  const std::vector<std::string> faults = wiringFaults(board, source->health(), samples);
  for (const std::string& fault : faults) {
    say("  WRONG: " + fault);
  }
  if (!faults.empty()) {
    throw Error("put " +
                std::string(faults.size() == 1 ? "that" : "those " + std::to_string(faults.size()) + " things") +
                " right, beginning at the top, and type the same command again");
  }
  say("  ok: every cell answers, " + fixedText(source->health().rateHz, 1) + " samples a second");
  say("3. each cell once");
  if (const int wrong = pressAll(*source); wrong > 0) {
    throw Error(std::to_string(wrong) + " of " + std::to_string(board.cells.size()) +
                " cells did not answer as they should: put that right and type the same command again");
  }
  sayWhatIsNext(program, board);
  return 0;
}

}  // namespace surefoot
