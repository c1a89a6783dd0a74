// SPDX-License-Identifier: MIT
#include "app/guided_placing.hpp"

#include <cmath>
#include <iostream>

#include "app/stop.hpp"
#include "app/tick_loop.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "posture/wrong_readings.hpp"

namespace surefoot {
namespace {

constexpr double kPatienceS = 120.0;
constexpr double kSayAfterS = 15.0;
constexpr int kTries = 3;

double secondsOf(const Sample& sample) {
  return static_cast<double>(sample.boardTimeUs) * 1e-6;
}

}  // namespace

void forEachSample(SampleSource& source, const std::function<bool(const Sample&, std::uint8_t wrongCells)>& each) {
  SampleSieve sieve(source.board());
  bool going = true;
  bool told = false;
  Tick last = 0;
  forEachTick(source, [&](Tick tick, std::span<const Sample> samples) {
    for (const Sample& sample : samples) {
      sieve.take(sample, [&](const Sample& decided, std::uint8_t wrong) { going = going && each(decided, wrong); });
    }
    if (!samples.empty()) {
      last = tick;
      told = false;
    } else if (tick - last > ticksOf(2.0) && !told) {
      std::cerr << "  the board is silent: check cable and plug; it waits\n";
      told = true;
    }
    if (tick - last > ticksOf(kPatienceS)) {
      throw Error(
          "the board has been silent for two minutes: plug it in and type the same command again; nothing was "
          "written into it");
    }
    return going;
  });
  if (going) {
    throw Error(stopAsked != 0 ? "stopped; nothing was written into the board"
                               : "the samples ended; nothing was written into the board");
  }
}

Placement GuidedPlacing::place(const Placement& wanted, const std::string& title) {
  std::cerr << title << '\n';
  for (int tries = 1;; ++tries) {
    const Placing placing = attempt(wanted);
    if (placing.stage() == Placing::Stage::Done) {
      zeroCounts_ = placing.zeroCounts();
      zeroBefore_ = placing.zeroBefore();
      return placing.placement();
    }
    if (tries == kTries) {
      throw Error(placing.trouble() + "; nothing was written into the board");
    }
    std::cerr << "  not used: " << placing.trouble() << ".\n  Take the weight off; the same mark again.\n";
  }
}

Placing GuidedPlacing::attempt(const Placement& wanted) {
  Placing placing(source_.board(), marks_, wanted);
  auto stage = Placing::Stage::Empty;
  double sinceS = -1.0;
  double saidS = -1.0;
  std::string said;
  std::cerr << "  leave the board empty ..." << std::endl;
  forEachSample(source_, [&](const Sample& sample, std::uint8_t wrong) {
    placing.step(sample, wrong);
    const double nowS = secondsOf(sample);
    if (sinceS < 0.0 || placing.stage() != stage) {
      stage = placing.stage();
      sinceS = saidS = nowS;
      if (stage == Placing::Stage::SetDown) {
        std::cerr << "  set the weight down ..." << std::endl;
      } else if (stage == Placing::Stage::TakeOff) {
        std::cerr << "  " << fixedText(placing.felt().loadN, 1) << " N at (" << fixedText(placing.felt().mm.x, 1)
                  << ", " << fixedText(placing.felt().mm.y, 1) << ") mm; take it off ..." << std::endl;
      }
    }
    if (const std::string why = placing.waitsFor(); nowS - saidS > kSayAfterS && !why.empty()) {
      std::cerr << "  " << why << std::endl;
      saidS = nowS;
    }
    if (nowS - sinceS > kPatienceS) {
      const std::string why = placing.waitsFor();
      throw Error("nothing usable came for two minutes" + (why.empty() ? "" : ": " + why) +
                  "; type the same command again to continue; nothing was written into the board");
    }
    return placing.stage() != Placing::Stage::Done && placing.stage() != Placing::Stage::Refused;
  });
  return placing;
}

}  // namespace surefoot
