// SPDX-License-Identifier: MIT
// Calibration and proof of boards whose faults are known: prints what was demanded and what came out, over so many
// seeds (default 20). Exit code 1 if a demand was not met.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "board/proof_sim.hpp"

namespace surefoot::test {
namespace {

int failures = 0;

void tell(const char* what, const char* demanded, int met, int of, int least, double worst, const char* unit) {
  const bool good = met >= least;
  failures += good ? 0 : 1;
  std::printf("%-7s %-58s %-34s %3d of %3d   worst %8.3f %s\n", good ? "ok" : "FAILED", what, demanded, met, of, worst,
              unit);
  std::fflush(stdout);
}

/// Over all seeds: how often `value` is below `limit`; all but one in twenty must be.
void below(const char* what, const char* demanded, int seeds, double limit, const char* unit, bool all,
           const std::function<double(std::uint64_t)>& value) {
  int met = 0;
  double worst = 0.0;
  for (int seed = 1; seed <= seeds; ++seed) {
    const double one = value(static_cast<std::uint64_t>(seed));
    worst = std::max(worst, one);
    met += one < limit ? 1 : 0;
  }
  tell(what, demanded, met, seeds, all ? seeds : seeds - (seeds + 19) / 20, worst, unit);
}

struct Calibrated {
  Board truth;
  Board board;
  BoardCalibration fit;
};

Calibrated calibrate(std::uint64_t seed, double markErrorMm, double twist, bool card = false,
                     BoardModel model = BoardModel::Classic) {
  DeadWeightBoard sim({.model = model, .seed = seed, .gainPercent = 3.0, .placeMm = 2.0, .oscillatorPercent = 2.0});
  sim.say("tool:2.2,-2");
  sim.say("noise:2");
  sim.say("twist:" + std::to_string(twist));
  sim.say("mark-error:" + std::to_string(markErrorMm));
  std::optional<PerCell> change;
  if (card) {
    const PerCell before = meanCountsOf(sim.record(2.0));
    sim.say("card:15");
    PerCell with = meanCountsOf(sim.record(2.0));
    for (std::size_t i = 0; i < kMaxCells; ++i) {
      with[i] -= before[i];
    }
    change = with;
    sim.say("card:0");
  }
  const Board board = sim.board();
  const BoardCalibration fit = fitBoard(board, placeAll(sim, board), change);
  return {sim.truth(), calibratedWith(board, fit), fit};
}

void calibrations(int seeds) {
  const auto all = "gains 3 %, places 2 mm, tool 3 mm, noise x 2, clocks 2 %";
  below(all, "gains within 0.1 %, exact marks", seeds, 0.1, "%", true, [](std::uint64_t seed) {
    const Calibrated c = calibrate(seed, 0.0, 1.0);
    return worstGainPercent(c.truth, c.board);
  });
  below(all, "CoP within 0.3 mm, exact marks", seeds, 0.3, "mm", false, [](std::uint64_t seed) {
    const Calibrated c = calibrate(seed, 0.0, 1.0);
    return deckErrorOf(c.truth, c.board, 1.0).worstMm;
  });
  below(all, "CoP rms < 0.3 mm, marks 0.2 mm", seeds, 0.3, "mm", false, [](std::uint64_t seed) {
    const Calibrated c = calibrate(seed, 0.2, 1.0);
    return deckErrorOf(c.truth, c.board, 1.0).rmsMm;
  });
  below(all, "CoP worst < 1.0 mm, marks 0.2 mm", seeds, 1.0, "mm", false, [](std::uint64_t seed) {
    const Calibrated c = calibrate(seed, 0.2, 1.0);
    return deckErrorOf(c.truth, c.board, 1.0).worstMm;
  });
  below("split board, the same", "gains within 0.1 %, exact marks", seeds, 0.1, "%", true, [](std::uint64_t seed) {
    const Calibrated c = calibrate(seed, 0.0, 1.0, false, BoardModel::Split);
    return worstGainPercent(c.truth, c.board);
  });
  below("a deck that cannot twist", "gains are said to be held", seeds, 0.5, "", true,
        [](std::uint64_t seed) { return calibrate(seed, 0.2, 0.0).fit.gainsHeld ? 0.0 : 1.0; });
  below("a deck that cannot twist", "CoP worst < 1.0 mm, marks 0.2 mm", seeds, 1.0, "mm", false,
        [](std::uint64_t seed) {
          const Calibrated c = calibrate(seed, 0.2, 0.0);
          return deckErrorOf(c.truth, c.board, 0.0).worstMm;
        });
  below("a deck that cannot twist, with the card", "gains within 0.3 %", seeds, 0.3, "%", true, [](std::uint64_t seed) {
    const Calibrated c = calibrate(seed, 0.2, 0.0, true);
    return worstGainPercent(c.truth, c.board);
  });
}

void refusals(int seeds) {
  struct Wrong {
    const char* what;
    const char* line;     // said before
    const char* instead;  // of setting the weight down on mark 1
    const char* named;
  };
  const Wrong wrongs[] = {{"hum of 2 N at 50 Hz", "hum:2:50", "", "hums with the mains"},
                          {"a cable that rubs with 2 N", "rub:1:2", "", "something rubs"},
                          {"a stop that takes what is over 120 N", "touch:120", "", "touches something"},
                          {"swapped plugs 1 and 2", "swap:1,2", "", "cells 1 and 2 changed places"},
                          {"the wrong mark", "noise:1", "weight:20@180,-100,0", "on mark 9"},
                          {"a weight of 15 kg", "noise:1", "weight:15@-180,100,0", "another weight"}};
  for (const Wrong& wrong : wrongs) {
    below(wrong.what, "found and named, nothing written", seeds, 0.5, "", true, [&](std::uint64_t seed) {
      DeadWeightBoard sim({.seed = seed, .gainPercent = 3.0, .placeMm = 2.0, .oscillatorPercent = 2.0});
      sim.say(wrong.line);
      const Board board = sim.board();
      const std::vector<Mark> marks = marksOf(board.model);
      const Placing placing = placeOn(
          sim, board, marks, {0, marks[0].placeMm, marks[0].zone, false, 20.0 * kNewtonsPerKg, {}}, wrong.instead);
      return placing.trouble().find(wrong.named) == std::string::npos ? 1.0 : 0.0;
    });
  }
  below("tool always the same way round", "refused", seeds, 0.5, "", true, [](std::uint64_t seed) {
    DeadWeightBoard sim({.seed = seed});
    const Board board = sim.board();
    std::vector<Placement> placements = placeAll(sim, board, true);
    for (Placement& one : placements) {
      one.turned = true;
    }
    try {
      fitBoard(board, placements);
    } catch (const Error&) {
      return 0.0;
    }
    return 1.0;
  });
}

double numberOf(const Certificate& certificate, const char* id) {
  const CertifiedNumber* number = certificate.find(id);
  return number != nullptr && number->value ? *number->value : 0.0;
}

/// What the faults below should show.
struct Injected {
  double noiseMm = 0.0;
  double driftN = 0.0;
  double returnPercent = 0.0;
  double hysteresisPercent = 0.0;
};

Injected injectedInto(const Board& truth) {
  Injected injected;
  double x = 0.0;
  for (std::size_t i = 0; i < 4; ++i) {
    const double arm = 4.0 * 38.7 / truth.calibration[i].countsPerN * truth.cells[i].placeMm.x;
    x += arm * arm;
  }
  injected.noiseMm = std::sqrt(x) / (60.0 * kNewtonsPerKg);
  injected.driftN = 1.0;
  // 64 s of load, then empty: the last 10 of 64 s.
  const double tau = 60.0;
  injected.returnPercent =
      0.4 * (1.0 - std::exp(-64.0 / tau)) * tau / 10.0 * (std::exp(-54.0 / tau) - std::exp(-64.0 / tau));
  injected.hysteresisPercent = 0.75 * 0.4;
  return injected;
}

void proofs(int seeds) {
  struct Case {
    const char* what;
    std::vector<std::string> lines;
    const char* id;
    double Injected::*expected;
  };
  const std::string noise = "noise:4";
  const std::string drift = "drift:1:1";
  const std::string creep = "creep:0.4:60";
  const std::string hysteresis = "hysteresis:0.4";
  const std::vector<std::string> all{noise, drift, creep, hysteresis};
  const Case cases[] = {{"noise x 4", {noise}, "noise", &Injected::noiseMm},
                        {"drift of 1 N a minute", {drift}, "drift_load", &Injected::driftN},
                        {"creep of 0.4 %, 60 s", {creep}, "return", &Injected::returnPercent},
                        {"hysteresis of 0.4 %", {hysteresis}, "hysteresis", &Injected::hysteresisPercent},
                        {"noise, with all of them", all, "noise", &Injected::noiseMm}};
  for (const Case& one : cases) {
    below(one.what, "certificate within 10 %", seeds, 10.0, "%", true, [&](std::uint64_t seed) {
      DeadWeightBoard sim({.seed = seed, .oscillatorPercent = 2.0});
      for (const std::string& line : one.lines) {
        sim.say(line);
      }
      const double expected = injectedInto(sim.truth()).*one.expected;
      return 100.0 * std::fabs(numberOf(proofOf(recordProof(sim, sim.board())), one.id) / expected - 1.0);
    });
  }
  for (const bool inside : {true, false}) {
    below(inside ? "noise just inside its limit" : "noise just outside its limit",
          inside ? "the noise is no reason" : "the noise is a reason", seeds, 0.5, "", true, [&](std::uint64_t seed) {
            DeadWeightBoard sim({.seed = seed});
            const double factor = 0.1 / (injectedInto(sim.truth()).noiseMm / 4.0) * (inside ? 0.95 : 1.05);
            sim.say("noise:" + std::to_string(factor));
            const double value = numberOf(proofOf(recordProof(sim, sim.board(), 2.0)), "noise");
            return (value <= kMostNoiseForReferenceMm) == inside ? 0.0 : 1.0;
          });
  }
  below("a good board, marks 0.1 mm", "fit: yes", seeds, 0.5, "", false, [](std::uint64_t seed) {
    DeadWeightBoard sim({.seed = seed, .oscillatorPercent = 2.0});
    sim.say("mark-error:0.1");
    return proofOf(recordProof(sim, sim.board())).fit() ? 0.0 : 1.0;
  });
}

/// 60 kg on the right deck, and toes that press on its bar.
void toes(int seeds) {
  below("toes of 0 to 200 N on the bar, noise x 2", "toe force within 1 N", seeds, 1.0, "N", true,
        [](std::uint64_t seed) {
          DeadWeightBoard sim({.model = BoardModel::Split, .seed = seed});
          Random random(seed, 9);
          sim.say("noise:2");
          double worst = 0.0;
          for (int k = 0; k < 10; ++k) {
            const double n = random.uniform(0.0, 200.0);
            const double x = random.uniform(50.0, 160.0);
            const double y = random.uniform(115.0, 165.0);
            sim.say(weightLine(n / kNewtonsPerKg, {x, y}, false));
            const PerCell counts = meanCountsOf(sim.record(0.5));
            const CellCalibration cell = sim.board().calibration[7];
            worst = std::max(worst, std::fabs((counts[7] - cell.zeroCounts) / cell.countsPerN - n));
          }
          return worst;
        });
  below("the same", "CoP where they press, within 0.05 mm", seeds, 0.05, "mm", true, [](std::uint64_t seed) {
    DeadWeightBoard sim({.model = BoardModel::Split, .seed = seed});
    const Board board = sim.board();
    Random random(seed, 9);
    double worst = 0.0;
    for (int k = 0; k < 10; ++k) {
      const double n = random.uniform(100.0, 200.0);
      const double x = random.uniform(50.0, 160.0);
      const double y = random.uniform(115.0, 165.0);
      sim.say(weightLine(n / kNewtonsPerKg, {x, y}, false));
      PerCell net = meanCountsOf(sim.record(2.0));
      for (std::size_t i = 0; i < board.cells.size(); ++i) {
        net[i] -= board.calibration[i].zeroCounts;
      }
      worst = std::max(worst, length(loadOf(board, net).mm - Vec2{x, y}));
    }
    return worst;
  });
}

}  // namespace
}  // namespace surefoot::test

int main(int argc, char** argv) {
  const int seeds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20;
  surefoot::test::calibrations(seeds);
  surefoot::test::refusals(seeds);
  surefoot::test::proofs(seeds);
  surefoot::test::toes(seeds);
  std::printf("%d demands not met\n", surefoot::test::failures);
  return surefoot::test::failures == 0 ? 0 : 1;
}
