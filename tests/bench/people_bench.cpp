// SPDX-License-Identifier: MIT
// Are the presses of simulated people found, and only those? Prints recall, precision and false presses an hour of
// quiet by group. `people_bench COUNT` runs COUNT sessions (1,000 when not given) and fails below 99 % recall or over
// one false press an hour.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "body/person.hpp"
#include "movement/tracker.hpp"
#include "posture/reading.hpp"

namespace surefoot {
namespace {

enum class Group : std::uint8_t { Steady, Shaky, Supported, Seated };
constexpr std::array<const char*, 4> kGroupNames{"steady", "shaky", "supported", "seated"};

/// A person, a board with its troubles, and what is asked of the detectors.
struct Session {
  BodySetup body;
  Board board;
  TrackerSetup tracker;
  double rateHz = 80.0;
  double jitter = 0.0;
  double noiseN = 0.1;
  std::array<double, kMaxCells> driftNPerS{};
  double lastsS = 0.0;
  std::uint64_t seed = 0;
};

struct Outcome {
  std::vector<TruePress> truth;
  std::vector<Press> found;
};

struct Tally {
  int truePresses = 0;
  int foundTrue = 0;
  int counted = 0;  ///< Detected as complete repetitions.
  int countedTrue = 0;
  double quietHours = 0.0;
  int quietFalse = 0;
};

Session sessionOf(Group group, bool split, bool older, std::uint64_t seed) {
  Random random(seed, 77);
  Session session;
  session.seed = seed;
  session.board = split ? splitBoard() : classicBoard();
  session.body.behaviour = Behaviour::Quiet;
  session.body.shaky = group == Group::Shaky;
  session.body.supported = group == Group::Supported;
  session.body.seated = group == Group::Seated;
  session.body.older = older;
  session.body.seed = seed;
  session.body.weightN = random.uniform(350.0, 1500.0);
  session.body.footLengthMm = random.uniform(190.0, 330.0);
  session.body.bestToeN = random.uniform(30.0, 0.15 * session.body.weightN);
  session.tracker.person.footLengthMm = session.body.footLengthMm;
  session.tracker.form = group == Group::Seated ? Form::Seated : Form::Standing;
  session.tracker.toes = split || group == Group::Seated;
  const bool slowBoard = random.uniform() < 0.25;
  session.rateHz = slowBoard ? 40.0 : random.uniform(74.0, 120.0);
  session.jitter = slowBoard ? 0.45 : 0.02;
  session.noiseN = random.uniform(0.02, 0.2);
  for (double& drift : session.driftNPerS) {
    drift = random.uniform(-0.005, 0.005);
  }
  return session;
}

/// Six presses that count, two that are too short, a lean (standing on toe bars) and a sideways shift, in random order.
/// A sitting person's lean brings weight onto the toes that no board can tell from a press.
void addExercise(Session& session) {
  Random random(session.seed, 78);
  std::array<int, 10> order{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
  for (std::size_t i = order.size() - 1; i > 0; --i) {
    std::swap(order[i], order[random.next() % (i + 1)]);
  }
  double startS = 25.0;
  for (const int what : order) {
    BodyAction action;
    action.startS = startS;
    action.kind = session.tracker.toes ? ActionKind::ToePress : ActionKind::Lean;
    action.size = session.tracker.toes ? random.uniform(0.4, 0.9) : random.uniform(0.16, 0.22);
    action.lengthS = random.uniform(4.6, 5.5);
    if (what >= 6 && what < 8) {
      action.lengthS = random.uniform(1.4, 2.0);
    } else if (what == 8 && session.tracker.toes && !session.body.seated) {
      action.kind = ActionKind::Lean;
      action.size = random.uniform(0.08, 0.16);
    } else if (what >= 8) {
      action.kind = ActionKind::Shift;
      action.size = random.uniform(0.15, 0.25) * (random.next() % 2 == 0 ? 1.0 : -1.0);
    }
    session.body.actions.push_back(action);
    startS += action.lengthS + random.uniform(4.0, 6.0);
  }
  session.lastsS = startS + 5.0;
}

Outcome run(const Session& session) {
  PersonSimulator person(session.body, session.board);
  MovementTracker tracker(session.tracker);
  Random random(session.seed, 79);
  std::vector<MovementEvent> events;
  Outcome outcome;
  bool measured = false;
  double tS = 0.0;
  while (tS < session.lastsS) {
    const auto forces = person.forcesAt(tS);
    Sample sample;
    sample.boardTimeUs = static_cast<std::uint64_t>(tS * 1e6);
    for (std::size_t i = 0; i < session.board.cells.size(); ++i) {
      const double newtons = forces[i] + session.driftNPerS[i] * tS + session.noiseN * random.normal();
      sample.counts[i] = static_cast<std::int32_t>(std::lround(newtons * session.board.calibration[i].countsPerN));
    }
    const ValidityGate gate = gateFor(tracker.state().bodyWeightN, session.body.seated);
    tracker.step(readingOf(session.board, sample, gate), events);
    if (tracker.state().onBoard && !measured) {
      measured = true;
      tracker.measureStance();
    }
    const double stretch = 1.0 + session.jitter * random.uniform(-1.0, 1.0);
    tS += stretch / session.rateHz;
  }
  tracker.finish(events);
  for (const MovementEvent& event : events) {
    if (event.kind == EventKind::PressEnd && event.press.complete && !event.press.withLean && !event.press.astray) {
      outcome.found.push_back(event.press);
    }
  }
  outcome.truth = person.presses();
  return outcome;
}

bool overlap(const TruePress& truth, const Press& press) {
  return press.startS < truth.endS && truth.startS < press.endS;
}

void add(Tally& tally, const Session& session, const Outcome& outcome) {
  // The person's own hold level is the start level, the detector's is half of it: between the two a press may be told
  // either way.
  constexpr double kEitherWayS = 0.7;
  const PressKind kind = session.tracker.toes ? PressKind::Toe : PressKind::Forward;
  for (const TruePress& truth : outcome.truth) {
    const bool found = std::any_of(outcome.found.begin(), outcome.found.end(),
                                   [&truth](const Press& press) { return overlap(truth, press); });
    if (truth.kind == kind && truth.complete) {
      ++tally.truePresses;
      tally.foundTrue += found ? 1 : 0;
    }
  }
  for (const Press& press : outcome.found) {
    const bool meant = std::any_of(outcome.truth.begin(), outcome.truth.end(), [&press, kind](const TruePress& truth) {
      return truth.kind == kind && truth.heldS > 3.0 - kEitherWayS && overlap(truth, press);
    });
    ++tally.counted;
    tally.countedTrue += meant ? 1 : 0;
  }
}

double percent(int part, int whole) {
  return whole > 0 ? 100.0 * part / whole : 100.0;
}

int runAll(int count) {
  std::array<std::array<Tally, 4>, 2> tallies;
  for (int i = 0; i < count; ++i) {
    const auto group = static_cast<std::size_t>(i % 4);
    const bool split = i / 4 % 2 == 0;
    Session session =
        sessionOf(static_cast<Group>(group), split, i / 8 % 2 == 0, 1000U + static_cast<std::uint64_t>(i));
    Tally& tally = tallies[split ? 0 : 1][group];
    Session quiet = session;
    addExercise(session);
    add(tally, session, run(session));
    quiet.lastsS = 15.0 + 60.0;
    quiet.body.seed += 1'000'000;
    tally.quietHours += 60.0 / 3600.0;
    tally.quietFalse += static_cast<int>(run(quiet).found.size());
  }
  std::printf("%-10s %-8s %8s %8s %10s %8s %12s\n", "group", "board", "presses", "recall", "precision", "quiet h",
              "false per h");
  bool good = true;
  Tally all;
  for (std::size_t board = 0; board < 2; ++board) {
    for (std::size_t group = 0; group < 4; ++group) {
      const Tally& t = tallies[board][group];
      std::printf("%-10s %-8s %8d %7.2f%% %9.2f%% %8.2f %12.2f\n", kGroupNames[group], board == 0 ? "split" : "classic",
                  t.truePresses, percent(t.foundTrue, t.truePresses), percent(t.countedTrue, t.counted), t.quietHours,
                  t.quietHours > 0.0 ? t.quietFalse / t.quietHours : 0.0);
      all.truePresses += t.truePresses;
      all.foundTrue += t.foundTrue;
      all.counted += t.counted;
      all.countedTrue += t.countedTrue;
      all.quietHours += t.quietHours;
      all.quietFalse += t.quietFalse;
    }
  }
  const double recall = percent(all.foundTrue, all.truePresses);
  const double falsePerHour = all.quietFalse / all.quietHours;
  std::printf("%-10s %-8s %8d %7.2f%% %9.2f%% %8.2f %12.2f\n", "all", "both", all.truePresses, recall,
              percent(all.countedTrue, all.counted), all.quietHours, falsePerHour);
  good = recall >= 99.0 && all.quietFalse <= std::max(1.0, all.quietHours);
  std::puts(good ? "good: at least 99 % found, at most one false press an hour" : "NOT GOOD");
  return good ? 0 : 1;
}

}  // namespace
}  // namespace surefoot

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 1000;
  if (count <= 0) {
    std::fputs("usage: people_bench [COUNT]\n", stderr);
    return 2;
  }
  return surefoot::runAll(count);
}
