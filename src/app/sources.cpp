// SPDX-License-Identifier: MIT
#include "app/sources.hpp"

#include <cmath>
#include <filesystem>
#include <iostream>

#include "base/error.hpp"
#include "board/discovery.hpp"
#include "board/replay_source.hpp"
#include "exchange/judge.hpp"
#include "records/machine.hpp"

namespace surefoot {
namespace {

constexpr double kCountsPerN = 1000.0;
constexpr double kEmptyS = 3.0;
constexpr double kEmptyRateHz = 100.0;

/// A board that could have made a recording of forces and CoP: four corner cells, and two toe bars if it has toes.
Board boardOfReadings(bool toes) {
  Board board;
  board.model = toes ? BoardModel::Split : BoardModel::Classic;
  board.firmware = "none: a recording without raw counts";
  board.cells = {
      {{-200, 150}, Zone::Plate}, {{200, 150}, Zone::Plate}, {{-200, -150}, Zone::Plate}, {{200, -150}, Zone::Plate}};
  if (toes) {
    board.cells.push_back({{-100, 120}, Zone::LeftToes});
    board.cells.push_back({{100, 120}, Zone::RightToes});
  }
  board.calibration.assign(board.cells.size(), {.zeroCounts = 0.0, .countsPerN = kCountsPerN});
  return board;
}

std::int32_t countsOf(double newtons) {
  return static_cast<std::int32_t>(std::lround(newtons * kCountsPerN));
}

/// Forces with this load, CoP and toe force: bilinear over the corners, which is exact beyond the plate too.
Sample sampleOf(const Reading& reading, const Board& board) {
  Sample sample;
  double loadN = reading.whole.valid ? reading.whole.loadN : 0.0;
  Vec2 moment = reading.whole.mm * loadN;
  if (reading.hasToes) {
    sample.counts[4] = countsOf(reading.toeLeftN);
    sample.counts[5] = countsOf(reading.toeRightN);
    moment -= board.cells[4].placeMm * reading.toeLeftN + board.cells[5].placeMm * reading.toeRightN;
    loadN -= reading.toeLeftN + reading.toeRightN;
  }
  if (loadN > 0.0) {
    for (std::size_t corner = 0; corner < 4; ++corner) {
      const Vec2 at = board.cells[corner].placeMm;
      sample.counts[corner] = countsOf(loadN / 4.0 * (1.0 + moment.x / loadN / at.x) * (1.0 + moment.y / loadN / at.y));
    }
  }
  return sample;
}

/// `emptyS`: length of the empty board that is put before it.
std::vector<Sample> samplesOf(const std::vector<Reading>& readings, const Board& board, double emptyS) {
  std::vector<Sample> samples;
  for (int i = 0; i < static_cast<int>(emptyS * kEmptyRateHz); ++i) {
    samples.push_back({.boardTimeUs = static_cast<std::uint64_t>(i * 1e6 / kEmptyRateHz)});
  }
  checkReplayLasts(readings.back().tS - readings.front().tS);
  for (const Reading& reading : readings) {
    samples.push_back(sampleOf(reading, board));
    samples.back().boardTimeUs =
        static_cast<std::uint64_t>(std::llround((reading.tS - readings.front().tS + emptyS) * 1e6));
  }
  for (std::size_t i = 0; i < samples.size(); ++i) {
    samples[i].sequence = static_cast<std::uint32_t>(i);
  }
  return samples;
}

bool isPlainTable(const Recording& recording) {
  return !recording.board || recording.samples.empty();
}

/// The file name only: describe() is kept with the session and exported, and a path may contain names of people.
std::string nameOf(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

std::unique_ptr<SampleSource> sourceOf(Recording recording, const std::string& path, double emptyS) {
  if (!isPlainTable(recording)) {
    return std::make_unique<ReplaySource>(*recording.board, ticksByTime(recording.samples), nameOf(path));
  }
  const Board board = boardOfReadings(recording.hasToes);
  return std::make_unique<ReplaySource>(board, ticksByTime(samplesOf(recording.readings, board, emptyS)),
                                        nameOf(path) + " (plain table on a made-up board)");
}

/// A plain table that makes no sense is refused; of a board, that is what a diagnosis wants to see.
Recording recordingToPlay(const std::string& path, bool seated) {
  Recording recording = readRecording(path, gateFor(0.0, seated));
  if (isPlainTable(recording)) {
    if (const std::string why = whyNotJudged(recording, Purpose::Replay, seated); !why.empty()) {
      throw Error(path + " cannot be replayed: " + why);
    }
  }
  return recording;
}

void warnOfPlainTable(const Recording& recording, const std::string& path) {
  std::cerr << nameOf(path)
            << " is a plain table without raw counts of a board. It is played on a made-up board that has its "
            << "centre of pressure" << (recording.hasLoad ? " and load" : " and 700 N") << ", after " << kEmptyS
            << " s of an empty board. `surefoot detect` finds the repetitions in it.";
  if (recording.unusual) {
    std::cerr << " read: " << recording.read << ".";
  }
  for (const std::string& doubt : doubtsAbout(recording, Purpose::Replay)) {
    std::cerr << " Note: " << doubt;
  }
  std::cerr << '\n';
}

}  // namespace

std::optional<Person> keptFor(const std::optional<Person>& named, const SampleSource& source) {
  return named && entersRecord(*named, source.board()) ? named : std::nullopt;
}

void tellDemonstration(const std::optional<Person>& named, const SampleSource& source, const Where& where) {
  if (!named || keptFor(named, source)) {
    return;
  }
  const bool missing = where.kind == Where::Kind::Auto && !source.isLive();
  std::cerr << (missing ? "No board was found, so a simulated person plays, as a guest: "
                        : "A simulated person plays, as a guest: ")
            << "this is a demonstration, and nothing of it enters the record of " << calledOf(*named) << "."
            << (missing ? " Plug the board in and start again." : "") << '\n';
}

void tellOfMachine(Database& db) {
  for (const std::string& trouble : {clockTrouble(db), spaceTrouble(db)}) {
    if (!trouble.empty()) {
      std::cerr << "surefoot: " << trouble << '\n';
    }
  }
}

OpenedBoard openBoard(const Where& where, bool seated) {
  if (where.kind != Where::Kind::Replay) {
    return {.source = openSource(where)};
  }
  Recording recording = recordingToPlay(where.path, seated);
  if (recording.session) {
    if (recording.unusual) {
      std::cerr << nameOf(where.path) << " was saved by another program; read: " << recording.read << ".\n";
    }
    return {.session = std::move(recording.session)};
  }
  if (isPlainTable(recording)) {
    warnOfPlainTable(recording, where.path);
  }
  // Such a table begins with somebody on the board, a session with an empty board.
  return {.source = sourceOf(std::move(recording), where.path, kEmptyS)};
}

std::unique_ptr<SampleSource> openSamples(const Where& where) {
  return where.kind == Where::Kind::Replay ? sourceOf(recordingToPlay(where.path, true), where.path, 0.0)
                                           : openSource(where);
}

std::unique_ptr<SampleSource> openRawSamples(const Where& where) {
  if (where.kind != Where::Kind::Replay) {
    return openSource(where);
  }
  Recording recording = readRecording(where.path);
  if (isPlainTable(recording)) {
    throw Error(
        where.path +
        " is a plain table without raw counts and calibration, so there is no board to look at: name a recording "
        "that `surefoot record` or `export` wrote, with the files beside it");
  }
  return sourceOf(std::move(recording), where.path, 0.0);
}

}  // namespace surefoot
