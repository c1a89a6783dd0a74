// SPDX-License-Identifier: MIT
#include "app/dead_weight.hpp"

#include <cmath>
#include <iostream>

#include "app/guided_placing.hpp"
#include "app/progress_line.hpp"
#include "base/error.hpp"
#include "board/still_mean.hpp"

namespace surefoot {
namespace {

constexpr double kNearShare = 0.2;  // of a weight that was announced
constexpr double kEmptyN = 30.0;
constexpr double kStillN = 1.0;
constexpr double kGapS = 1.0;
constexpr double kPatienceS = 120.0;

double secondsBetween(const Sample& from, const Sample& to) {
  return static_cast<double>(to.boardTimeUs - from.boardTimeUs) * 1e-6;
}

/// By the zero in the board's memory, which a tare or calibration before has set.
double loadN(const Board& board, const Sample& sample) {
  PerCell net{};
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    net[i] = sample.counts[i] - board.calibration[i].zeroCounts;
  }
  return loadOf(board, net).loadN;
}

/// Waits until the load is near and still, then hands every good sample on; tells whether it began again.
class StillLoad {
 public:
  StillLoad(SampleSource& source, double knownN)
      : source_(source), knownN_(knownN), settled_(source.board(), {3.0, 1.0, kStillN}) {}

  enum class Says : std::uint8_t { Waiting, Good, Lost };

  Says step(const Sample& sample, std::uint8_t wrong) {
    const bool gap = last_.boardTimeUs != 0 && secondsBetween(last_, sample) > kGapS;
    last_ = sample;
    if (wrong != 0 || faultyCellsOf(sample, source_.board().cells.size()) != 0) {
      return settled_.done() && !gap ? Says::Waiting : Says::Lost;
    }
    const double n = loadN(source_.board(), sample);
    const bool near = knownN_ == 0.0 ? std::fabs(n) < kEmptyN : std::fabs(n - knownN_) < kNearShare * knownN_;
    if (settled_.done()) {
      if (near && !gap) {
        return Says::Good;
      }
      settled_.restart();
      return Says::Lost;
    }
    settled_.step(sample, near);
    return Says::Waiting;
  }

 private:
  SampleSource& source_;
  double knownN_;
  StillMean settled_;
  Sample last_;
};

}  // namespace

std::vector<Sample> recordStill(SampleSource& source, double knownN, double seconds, const std::string& what) {
  StillLoad load(source, knownN);
  std::vector<Sample> kept;
  std::uint64_t waitsSinceUs = 0;
  ProgressLine progress(what, "s");
  forEachSample(source, [&](const Sample& sample, std::uint8_t wrong) {
    const StillLoad::Says says = load.step(sample, wrong);
    if (says == StillLoad::Says::Good) {
      kept.push_back(sample);
      waitsSinceUs = sample.boardTimeUs;
    } else if (says == StillLoad::Says::Lost && !kept.empty()) {
      std::cerr << "  " << what << ": the load changed or the board went away; this part begins again" << std::endl;
      kept.clear();
    }
    waitsSinceUs = waitsSinceUs == 0 ? sample.boardTimeUs : waitsSinceUs;
    if (static_cast<double>(sample.boardTimeUs - waitsSinceUs) * 1e-6 > kPatienceS) {
      throw Error(knownN == 0.0
                      ? "the board did not become empty and still in two minutes: clear it, run `surefoot "
                        "board tare` and begin again"
                      : "no weight of " + std::to_string(std::lround(knownN)) +
                            " N came to rest in two minutes: is it another one, or does something bear a part "
                            "of it?");
    }
    const double doneS = kept.empty() ? 0.0 : secondsBetween(kept.front(), kept.back());
    progress.show(static_cast<std::uint64_t>(doneS), static_cast<std::uint64_t>(seconds));
    return doneS < seconds;
  });
  return kept;
}

double stillLoadN(SampleSource& source, double knownN) {
  double sum = 0.0;
  const std::vector<Sample> samples = recordStill(source, knownN, 3.0, "Weight");
  for (const Sample& sample : samples) {
    sum += loadN(source.board(), sample) / static_cast<double>(samples.size());
  }
  return sum;
}

}  // namespace surefoot
