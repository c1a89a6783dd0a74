// SPDX-License-Identifier: MIT
#include "records/readings.hpp"

#include <algorithm>

#include "posture/wrong_readings.hpp"
#include "records/session_rows.hpp"
#include "records/sql.hpp"
#include "records/words.hpp"

namespace surefoot {
namespace {

/// Extends the last span to `tS`, or begins a new one if `on` has just become true.
void follow(std::vector<TimeSpan>& spans, bool& was, bool on, double tS) {
  if (on && !was) {
    spans.push_back({tS, tS});
  } else if (on) {
    spans.back().toS = tS;
  }
  was = on;
}

}  // namespace

SessionReadings readingsOf(Database& db, const std::string& sessionId) {
  return guarded(db.file(), [&] {
    const Snapshot snapshot(db.sql());
    const SessionRows rows = rowsOfSession(db, sessionId);
    const Board board = zeroedBoard(rows);
    const bool seated = rows.bout.word<Form>("form") == Form::Seated;
    const ValidityGate gate = gateFor(bodyWeightFrom(rows.events), seated);
    const std::string play = wordFor(Phase::Play);
    Course course(rows.events);
    SessionReadings all;
    std::optional<std::uint64_t> firstUs;
    WrongReadingWatch watch(board);
    std::size_t judged = 0;
    const auto judge = [&](std::uint8_t wrongCells) {
      if (wrongCells != 0) {
        markWrong(all.readings[judged], wrongCells);
      }
      ++judged;
    };
    bool playing = false;
    bool supported = false;
    forEachChunk(db, sessionId, [&](const std::vector<LoggedSample>& chunk) {
      for (const LoggedSample& logged : chunk) {
        course.goTo(logged.tick);
        Reading reading = readingOf(board, logged.sample, gate);
        if (!firstUs) {
          firstUs = logged.sample.boardTimeUs;
          all.firstBoardS = static_cast<double>(*firstUs) / 1e6;
        }
        reading.tS = (static_cast<double>(logged.sample.boardTimeUs) - static_cast<double>(*firstUs)) / 1e6;
        follow(all.played, playing, course.phase() == play && course.pause() == "none", reading.tS);
        follow(all.supported, supported, course.supported(), reading.tS);
        all.readings.push_back(reading);
        for (const std::uint8_t wrongCells : watch.take(logged.sample)) {
          judge(wrongCells);
        }
      }
    });
    for (const std::uint8_t wrongCells : watch.end()) {
      judge(wrongCells);
    }
    all.faulty = static_cast<int>(
        std::ranges::count_if(all.readings, [](const Reading& reading) { return reading.faulty && !reading.wrong; }));
    return all;
  });
}

std::optional<std::string> testOfSession(Database& db, const std::string& sessionId) {
  return guarded(db.file(), [&] {
    std::string test;
    soci::indicator indicator = soci::i_null;
    db.sql() << "select test_id from trials where session_id = :id", soci::use(sessionId), soci::into(test, indicator);
    return db.sql().got_data() ? std::optional(test) : std::nullopt;
  });
}

}  // namespace surefoot
