// SPDX-License-Identifier: MIT
// A visit to the board for the tests of records: simulated feet on a split board, a real Session, the simplest game.
#pragma once

#include <cmath>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/random.hpp"
#include "play/session.hpp"
#include "records/session_writer.hpp"
#include "temp_dir.hpp"

namespace surefoot::test {

/// The message of the Error that `what` throws; "accepted" if it throws none.
inline std::string refusal(const std::function<void()>& what) {
  try {
    what();
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

/// Counts complete presses; over after two.
class TwoPresses final : public Game {
 public:
  explicit TwoPresses(const BoutSetup& setup) : seed_(setup.seed) {}

  void step(const TickInput& input) override {
    for (const MovementEvent& event : input.events) {
      if (event.kind == EventKind::PressEnd) {
        heldS_ += event.press.heldS;
        ++presses_;
      }
    }
  }
  void draw(DrawList&, const Canvas&) const override {}
  HudState hud() const override { return {}; }
  Cue cue() const override { return {.kind = CueKind::Press}; }
  std::span<const SoundCue> sounds() const override { return {}; }
  bool finished() const override { return presses_ >= 2; }
  ScoreSheet score() const override {
    return {"two-presses/1",
            {{"score.dose", presses_ / 2.0, 0.75}, {"score.hold", std::fmin(1.0, heldS_ / 7.0), 0.25}}};
  }
  void digest(Digest& digest) const override {
    digest.add(seed_);
    digest.add(presses_);
    digest.add(heldS_);
  }

 private:
  std::uint64_t seed_;
  int presses_ = 0;
  double heldS_ = 0.0;
};

inline const GameEntry& twoPresses() {
  static const GameEntry kEntry{
      "two-presses", Exercise::ToePress, {}, [](const BoutSetup& setup) -> std::unique_ptr<Game> {
        return std::make_unique<TwoPresses>(setup);
      }};
  return kEntry;
}

inline SessionSetup testSetup() {
  SessionSetup setup{.board = splitBoard(),
                     .person = {.footLengthMm = 251.3, .bestToeN = 81.7, .reachMm = 61.9, .tiptoeShare = 0.173},
                     .game = "two-presses",
                     .bout = {}};
  setup.board.serial = "00c0ffee12345678";
  setup.board.firmware = "1.0";
  setup.board.calibration[2].zeroCounts = 1234.5678901234567;
  setup.board.calibration[3].countsPerN = 100.0 / 3.0;
  setup.bout = {.seed = 0xFEDCBA9876543210ULL,
                .form = Form::Standing,
                .repetitions = 2,
                .holdS = 3.0,
                .restS = 2.0,
                .difficulty = 0.1 + 0.2,
                .dayTime = DayTime::Evening};
  return setup;
}

/// An empty board, then 700 N on the feet, with a toe press for 3.5 s of every 7 s; 92.6 samples a second with noise.
class Feet {
 public:
  explicit Feet(Board board) : board_(std::move(board)) {}

  TickCommand next() {
    TickCommand command;
    const double endS = static_cast<double>(++tick_) * kTickS;
    for (; timeS_ < endS; timeS_ += 1.0 / 92.6) {
      command.samples.push_back(sampleAt(timeS_));
    }
    return command;
  }

 private:
  Sample sampleAt(double tS) {
    Sample sample{.boardTimeUs = 4'000'000'000ULL + static_cast<std::uint64_t>(tS * 1e6), .sequence = sequence_++};
    const double cycleS = std::fmod(tS, 7.0);
    const bool pressing = tS > 14.0 && cycleS > 2.0 && cycleS < 5.5;
    for (std::size_t i = 0; i < board_.cells.size(); ++i) {
      const bool toes = isToes(board_.cells[i].zone);
      constexpr double kFootN = 118.0;  // the plates bear the toes too
      const double newtons = tS < 3.0 ? 0.0 : toes ? (pressing ? 30.0 : 9.0) : kFootN;
      const double noise = random_.normal();
      const CellCalibration& calibration = board_.calibration[i];
      sample.counts[i] = static_cast<std::int32_t>(
          std::lround(calibration.zeroCounts + calibration.countsPerN * newtons + noise * 3.0));
    }
    return sample;
  }

  Board board_;
  Random random_{5};
  Tick tick_ = 0;
  double timeS_ = 0.0;
  std::uint32_t sequence_ = 0;
};

/// A writer that waits: what it was given is in the database.
class WaitingWriter {
 public:
  WaitingWriter(const Database& db, const SessionStart& start) : keeper_(db), writer_(keeper_, start) {
    keeper_.settle();
  }

  const std::string& sessionId() const { return writer_.sessionId(); }
  void append(const TickCommand& command, const TickRecord& record) { writer_.append(command, record); }
  void finish(const SessionResult& result) {
    writer_.finish(result);
    keeper_.settle();
  }

 private:
  Keeper keeper_;
  SessionWriter writer_;
};

/// Plays until the game is over or `ticks` have gone by; keeps every tick with `writer`.
template <typename Writer>
void playInto(Writer& writer, Session& session, Tick ticks = 120 * 60) {
  Feet feet(session.setup().board);
  while (session.now() < ticks && session.phase() != Phase::Result) {
    TickCommand command = feet.next();
    if (session.now() == 1400) {
      command.keys = {Key::Pause, Key::Left};
    } else if (session.now() == 1460) {
      command.keys = {Key::Pause};
    }
    session.tick(command);
    writer.append(command, recordOf(session));
  }
}

inline SessionStart startOf(const SessionSetup& setup, const std::string& personId = {}) {
  return {.personId = personId,
          .exercise = "toe-press",
          .source = "=sim, \"quoted\"",
          .programVersion = "0.1.0",
          .setup = setup};
}

/// Plays and stores a whole session of `personId`; returns its id.
inline std::string keepVisit(const Database& db, const std::string& personId = {}) {
  Session session(testSetup(), twoPresses());
  WaitingWriter writer(db, startOf(session.setup(), personId));
  playInto(writer, session);
  writer.finish({.stopped = session.stopped(), .score = session.score(), .digest = session.digest()});
  return writer.sessionId();
}

/// The complete log as text, for comparing two logs.
inline std::string textOf(const SessionLog& log) {
  std::string text = log.id + ' ' + log.setup.game + ' ' + log.digest + '\n';
  const auto add = [&text](auto... values) { ((text += std::to_string(values) + ' '), ...); };
  const auto addExact = [&text](auto... values) {
    ((text += std::to_string(std::bit_cast<std::uint64_t>(values)) + ' '), ...);
  };
  add(log.tickCount, static_cast<int>(log.status), log.ticks.size(), log.setup.bout.seed, log.setup.bout.repetitions);
  add(static_cast<int>(log.setup.bout.form), static_cast<int>(log.setup.bout.dayTime));
  addExact(log.score.value_or(-1.0), log.setup.bout.holdS, log.setup.bout.restS, log.setup.bout.difficulty);
  add(static_cast<int>(log.setup.bout.foot), static_cast<int>(log.setup.zeroed));
  addExact(log.setup.person.bestToeN, log.setup.person.footLengthMm);
  addExact(log.setup.person.reachMm, log.setup.person.tiptoeShare);
  for (const auto& [second, digests] : log.digests) {
    add(second, digests.game, digests.movement, digests.clock);
  }
  const Board& board = log.setup.board;
  text += board.serial + ' ' + board.firmware + ' ';
  add(static_cast<int>(board.model), static_cast<int>(board.calibrated));
  addExact(board.nominalRateHz);
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    add(static_cast<int>(board.cells[i].zone));
    addExact(board.cells[i].placeMm.x, board.cells[i].placeMm.y, board.calibration[i].zeroCounts,
             board.calibration[i].countsPerN);
  }
  for (const LoggedTick& tick : log.ticks) {
    text += '\n';
    add(tick.tick);
    for (const Sample& sample : tick.command.samples) {
      add(sample.boardTimeUs, sample.sequence, sample.faults);
      for (const std::int32_t count : sample.counts) {
        add(count);
      }
    }
    for (const Key key : tick.command.keys) {
      add(static_cast<int>(key));
    }
  }
  return text;
}

}  // namespace surefoot::test
