// SPDX-License-Identifier: MIT
// What measuring costs: all measures of a recording of 60 s at 100 Hz on one core, and of 2,000 such recordings kept in
// a database, on one core and on all. A plain program: prints the figures as they come. measures_bench [RECORDINGS]
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <thread>
#include <vector>

#include <unistd.h>

#include "body/person.hpp"
#include "measures/sway.hpp"
#include "records/database.hpp"
#include "records/session_log.hpp"
#include "records/session_rows.hpp"
#include "records/session_writer.hpp"
#include "temp_dir.hpp"

namespace surefoot::test {
namespace {

constexpr int kSamples = 6000;
constexpr double kRateHz = 100.0;
constexpr int kPeople = 16;
constexpr int kRuns = 201;

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A simulated person standing quietly, as counts of the board's cells.
std::vector<Sample> standing(const Board& board, int seed) {
  BodySetup body = bodyFromText("quiet");
  body.seed = static_cast<std::uint64_t>(seed);
  PersonSimulator person(body, board);
  std::vector<Sample> samples(kSamples);
  for (int i = 0; i < kSamples; ++i) {
    const auto forces = person.forcesAt(i / kRateHz);
    samples[i].boardTimeUs = static_cast<std::uint64_t>(i) * 10'000U;
    samples[i].sequence = static_cast<std::uint32_t>(i);
    for (std::size_t cell = 0; cell < board.cells.size(); ++cell) {
      const CellCalibration& calibration = board.calibration[cell];
      samples[i].counts[cell] =
          static_cast<std::int32_t>(calibration.zeroCounts + forces[cell] * calibration.countsPerN);
    }
  }
  return samples;
}

Trace traceOf(const Board& board, const std::vector<Sample>& samples) {
  std::vector<Reading> readings;
  readings.reserve(samples.size());
  for (const Sample& sample : samples) {
    readings.push_back(readingOf(board, sample, {}));
  }
  return surefoot::traceOf(readings);
}

/// Of this thread or of all, so that other programs on the machine do not count.
double cpuSeconds(clockid_t whose = CLOCK_THREAD_CPUTIME_ID) {
  timespec now{};
  clock_gettime(whose, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Of many runs, in milliseconds of processor time. The least is the one that other programs on the machine (its
/// caches, the other half of a core) disturbed least.
struct RunTimes {
  double leastMs = 0.0;
  double medianMs = 0.0;
};

RunTimes timesOf(const Trace& trace, const MeasureSettings& settings) {
  std::vector<double> runs;
  for (int i = 0; i < kRuns; ++i) {
    const double start = cpuSeconds();
    const MeasureSet set = swayMeasures(trace, settings);
    runs.push_back(1e3 * (cpuSeconds() - start));
    if (!set.value("mean_velocity_mm_s")) {
      std::printf("nothing measured: %s\n", set.measures.front().reason.c_str());
      std::exit(1);
    }
  }
  std::ranges::sort(runs);
  return {.leastMs = runs.front(), .medianMs = runs[kRuns / 2]};
}

/// A line each tenth of the way.
void tell(const char* what, std::size_t done, std::size_t all, Clock::time_point start) {
  if (all >= 10 && done % (all / 10) == 0 && done < all) {
    std::printf("  %s %zu of %zu, %.1f s\n", what, done, all, secondsSince(start));
  }
}

void fill(Database& db, const Board& board, int recordings) {
  const auto start = Clock::now();
  std::vector<std::vector<Sample>> people;
  for (int i = 0; i < kPeople; ++i) {
    people.push_back(standing(board, i + 1));
  }
  for (int i = 0; i < recordings; ++i) {
    Keeper keeper(db);
    SessionWriter writer(keeper, {.personId = {},
                                  .exercise = "free",
                                  .source = "bench",
                                  .programVersion = "bench",
                                  .setup = {.board = board, .zeroed = true, .game = "raft"}});
    const std::vector<Sample>& samples = people[static_cast<std::size_t>(i % kPeople)];
    std::size_t next = 0;
    TickCommand command;
    for (Tick tick = 0; next < samples.size(); ++tick) {
      command.samples.clear();
      while (next < samples.size() &&
             static_cast<double>(samples[next].boardTimeUs) * 1e-6 <= static_cast<double>(tick) * kTickS) {
        command.samples.push_back(samples[next++]);
      }
      writer.append(command, {.tick = tick, .phase = Phase::Play, .zeroed = &board});
    }
    writer.finish({});
    tell("written", static_cast<std::size_t>(i) + 1, static_cast<std::size_t>(recordings), start);
  }
}

/// Reads and measures all sessions on so many threads, each with its own connection. Returns seconds.
double measureAll(const std::filesystem::path& dir, const std::vector<SessionSummary>& sessions, unsigned threads) {
  std::atomic<std::size_t> next{0};
  std::atomic<int> measuredOnes{0};
  const auto start = Clock::now();
  const double cpuStart = cpuSeconds(CLOCK_PROCESS_CPUTIME_ID);
  std::vector<std::thread> crew;
  for (unsigned i = 0; i < threads; ++i) {
    crew.emplace_back([&] {
      Database db(dir);
      for (std::size_t at = next++; at < sessions.size(); at = next++) {
        const Board board = zeroedBoard(rowsOfSession(db, sessions[at].id));
        std::vector<Sample> samples;
        forEachChunk(db, sessions[at].id, [&](const std::vector<LoggedSample>& chunk) {
          for (const LoggedSample& logged : chunk) {
            samples.push_back(logged.sample);
          }
        });
        measuredOnes += swayMeasures(traceOf(board, samples)).value("sample_entropy_ap") ? 1 : 0;
        tell("measured", at + 1, sessions.size(), start);
      }
    });
  }
  for (std::thread& thread : crew) {
    thread.join();
  }
  const double seconds = secondsSince(start);
  const double cpuMs = 1e3 * (cpuSeconds(CLOCK_PROCESS_CPUTIME_ID) - cpuStart) / static_cast<double>(sessions.size());
  std::printf(
      "%5zu recordings on %u thread%s: %7.2f s, %6.1f a second, %5.1f ms of processor time each (%d measured)\n",
      sessions.size(), threads, threads == 1 ? " " : "s", seconds, static_cast<double>(sessions.size()) / seconds,
      cpuMs, measuredOnes.load());
  return seconds;
}

}  // namespace
}  // namespace surefoot::test

int main(int argc, char** argv) {
  using namespace surefoot::test;
  using namespace surefoot;
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // each line as it comes, into a file too
  const int recordings = argc > 1 ? std::max(1, std::atoi(argv[1])) : 2000;
  const Board board = classicBoard();
  const Trace trace = traceOf(board, standing(board, 1));
  std::printf("60 s at 100 Hz, one core, processor time of %d runs\n", kRuns);
  for (const Filter filter : {Filter::Butterworth, Filter::None}) {
    for (const bool entropy : {false, true}) {
      const RunTimes times = timesOf(trace, {.filter = filter, .sampleEntropy = entropy});
      std::printf("  %-11s  %s sample entropy: least %6.3f ms, median %6.3f ms (aim %s)\n",
                  std::string(wordOf(filter)).c_str(), entropy ? "with   " : "without", times.leastMs, times.medianMs,
                  entropy ? "10" : "1");
    }
  }
  const TempDir dir;
  Database db(dir.path());
  std::printf("%d recordings of 60 s in a database, each read and measured, with sample entropy\n", recordings);
  fill(db, board, recordings);
  const std::vector<SessionSummary> sessions = listSessions(db);
  const double one = measureAll(dir.path(), sessions, 1);
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const double all = measureAll(dir.path(), sessions, cores);
  std::printf("speed-up over one: %.2f on %u cores\n", one / all, cores);
}
