// SPDX-License-Identifier: MIT
// A plain program: exports a database of N million samples (2 if not said) and imports it again; prints time, rows a
// second and the memory that was needed at most.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <soci/soci.h>
#include <sys/resource.h>

#include "exchange/export.hpp"
#include "exchange/import.hpp"
#include "records/chunk.hpp"
#include "records/people.hpp"
#include "records/session_writer.hpp"
#include "records/sql.hpp"
#include "temp_dir.hpp"

namespace {

using namespace surefoot;

constexpr int kSamplesASession = 20'000;
constexpr int kSamplesAChunk = 1000;

long peakKb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

SessionSetup setup() {
  SessionSetup made{.board = splitBoard(), .person = {}, .game = "bench", .bout = {}};
  return made;
}

/// The samples go straight into the table: a writer would take as long as the person.
void keepSession(const Database& db, const std::string& person) {
  Keeper keeper(db);
  SessionWriter writer(keeper, {.personId = person, .exercise = "toe-press", .source = "bench", .setup = setup()});
  writer.append({}, {.tick = Tick{kSamplesASession} * 2, .phase = Phase::Play});
  writer.finish({.stopped = false, .score = {"bench/1", {{"score.dose", 1.0, 1.0}}}, .digest = 1});
  keeper.settle();
  const std::string id = writer.sessionId();
  Transaction transaction(db.sql());
  for (int number = 0; number < kSamplesASession / kSamplesAChunk; ++number) {
    std::vector<LoggedSample> samples;
    for (int i = 0; i < kSamplesAChunk; ++i) {
      const auto n = static_cast<std::uint32_t>(number * kSamplesAChunk + i);
      LoggedSample sample{.tick = n, .sample = {.boardTimeUs = n * 8643ULL, .sequence = n}};
      for (std::size_t cell = 0; cell < 8; ++cell) {
        sample.sample.counts[cell] = static_cast<std::int32_t>(90'000 + (n * 7919U + cell * 104'729U) % 5000U);
      }
      samples.push_back(sample);
    }
    const std::string bytes = packChunk(samples, 8);
    soci::blob data(db.sql());
    data.write(0, bytes.data(), bytes.size());
    db.sql() << "insert into chunks (session_id, number, data) values (:id, :number, :data)", soci::use(id),
        soci::use(number), soci::use(data);
  }
  db.sql() << "update sessions set sample_count = " << kSamplesASession << " where id = :id", soci::use(id);
  transaction.commit();
}

template <typename Work>
void timed(const char* what, std::uint64_t samples, Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  const double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("%-12s %6.1f s  %9.0f samples a second  peak memory %ld MB\n", what, s, static_cast<double>(samples) / s,
              peakKb() / 1024);
}

}  // namespace

int main(int argc, char** argv) {
  const double millions = argc > 1 ? std::atof(argv[1]) : 2.0;
  const surefoot::test::TempDir dir;
  Database db(dir / "data");
  const std::string person = addPerson(db, {}).id;
  const auto sessions = static_cast<int>(millions * 1e6 / kSamplesASession);
  const auto samples = static_cast<std::uint64_t>(sessions) * kSamplesASession;
  timed("make", samples, [&] {
    for (int i = 0; i < sessions; ++i) {
      keepSession(db, person);
    }
  });
  timed("export", samples, [&] { exportData(db, dir / "out", {.wide = true}); });
  Database other(dir / "other");
  timed("import", samples, [&] { importData(other, dir / "out"); });
  timed("import again", samples, [&] { importData(other, dir / "out"); });
}
