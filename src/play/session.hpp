// SPDX-License-Identifier: MIT
// One session on the board: zero of the empty board, step on, stand still, play, result. All input arrives as tick
// commands, so a recorded session played again gives the same events, score and digest to the last bit. Knows no clock,
// file, window or thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/digest.hpp"
#include "base/time.hpp"
#include "movement/cue.hpp"
#include "movement/tracker.hpp"
#include "play/game.hpp"
#include "play/help.hpp"
#include "posture/board.hpp"
#include "posture/frozen_cells.hpp"
#include "posture/live_filter.hpp"
#include "posture/reading.hpp"
#include "posture/tare.hpp"
#include "posture/wrong_readings.hpp"

namespace surefoot {

/// The only input of a session: what one tick of 1/120 s brought.
struct TickCommand {
  std::vector<Sample> samples;
  std::vector<Key> keys;
};

/// Everything a session depends on besides its tick commands.
struct SessionSetup {
  Board board;          ///< As its HELLO described it, before this session's zero; including the zero if `zeroed`.
  bool zeroed = false;  ///< The previous session took the zero and there was no break since: begin at StepOn.
  PersonFacts person;
  std::string game;  ///< Id in the table of games.
  BoutSetup bout;
  /// The person said that they hold on or touch the rail while they play: no rest is offered for it.
  bool holdsOn = false;
};

enum class Phase : std::uint8_t {
  Zero,        ///< Waits for an empty, still board, then takes its zero.
  StepOn,      ///< Waits for the person.
  StandStill,  ///< Measures body weight and neutral.
  Play,
  Result,  ///< The bout is finished or was stopped.
};

enum class PauseReason : std::uint8_t {
  None,
  SteppedOff,
  Settling,     ///< Back on the board. The feet may stand elsewhere, so neutral is measured again.
  BoardSilent,  ///< No sample for max(150 ms, three sample periods).
  Faulty,       ///< A cell is dead, saturated or out of sync.
  TooSlow,      ///< Fewer than 30 samples a second: such a board can be diagnosed, not played on.
  Key,
  OnRail,  ///< Much of the weight is on the hands: a rest. Ends when the person lets go, or asks by leaning to
           ///< continue.
  Asked,   ///< Nothing was detected for long: skip the rest of the bout (lean left) or rest (lean right)? Ends with the
           ///< answer, with a movement, or after a while.
  Resting,  ///< The person chose to rest. Ends with a movement, or when they lean to one side.
};

/// A movement event with the tick in which the session received it.
struct LoggedEvent {
  Tick tick = 0;
  MovementEvent event;
};

/// Why the zero of the board is not found.
struct ZeroTrouble {
  double loadN = 0.0;      ///< What the board feels by its stored zero; 0: nothing.
  std::uint8_t cells = 0;  ///< Cells that do not keep still: bit i for cell i.
};

/// Why the clock stood still, and from which tick to which.
struct PauseSpan {
  PauseReason reason{};
  Tick from = 0;
  Tick to = 0;
};

class Session {
 public:
  /// Throws Error if the board cannot be used (whatIsWrongWith).
  Session(SessionSetup setup, const GameEntry& entry);
  /// The same for a game that is in no table: a page that runs as a game. Throws likewise.
  Session(SessionSetup setup, Exercise exercise, std::unique_ptr<Game> game);
  /// A page between bouts, operated by leaning: continues from where `before` ended, with its zero, weight and neutral,
  /// and starts in Phase::Play. It depends on more than its setup and therefore cannot be replayed.
  Session(const Session& before, std::unique_ptr<Game> page);

  /// One tick. Samples go through calibration, CoP, live filter and movement; the game steps unless paused.
  void tick(const TickCommand& command);

  Tick now() const { return tick_; }
  Phase phase() const { return phase_; }
  PauseReason pause() const { return pause_; }
  /// 0 to 1: of the measurement (Zero, StandStill, Settling), of the lean that continues the bout (OnRail), or of the
  /// short wait before play continues (other pauses).
  double progress() const;
  /// Somebody is on the board although it should be empty (in Phase::Zero).
  bool occupied() const { return tare_.occupied(); }
  /// In Phase::Zero, when it has waited for some seconds.
  std::optional<ZeroTrouble> zeroTrouble() const;
  /// Samples come in bursts, again and again after a silence, although the board takes them evenly.
  bool comesInBursts() const { return bursts_ >= 2; }
  /// Cells that do not work now, bit i for cell i; before the zero is known also those that never change.
  std::uint8_t faultyCells() const;
  Cue cue() const;
  std::span<const SoundCue> sounds() const { return sounds_; }

  const SessionSetup& setup() const { return setup_; }
  /// Which movement is detected.
  Exercise exercise() const { return exercise_; }
  /// The board, with this session's zero once it is known.
  const Board& board() const { return board_; }
  /// True once `board` has a measured zero; false if the session ended before.
  bool zeroKnown() const { return zeroKnown_; }
  const Game& game() const { return *game_; }
  const Reading& reading() const { return live_; }
  /// Unfiltered readings that were decided in the last tick, once the zero is known; single wrong ones are marked.
  std::span<const Reading> newReadings() const { return readings_; }
  const MovementState& movement() const { return tracker_.state(); }
  /// Events of the last tick.
  std::span<const MovementEvent> newEvents() const { return events_; }
  const std::vector<LoggedEvent>& log() const { return log_; }
  const std::vector<PauseSpan>& pauses() const { return pauses_; }
  /// The bout was ended by Key::Stop or by the board before the game was finished.
  bool stopped() const { return stopped_; }
  ScoreSheet score() const { return game_->score(); }
  /// Covers the whole session so far: game, movement and clock.
  std::uint64_t digest() const;
  /// For a person who is asked for a repetition while nothing is detected.
  const Helper& helper() const { return helper_; }

 private:
  void watchBursts(std::size_t samples);
  void take(const Sample& sample);
  void use(const Sample& sample, std::uint8_t wrongCells);
  void press(Key key);
  void watchRail();
  void watchQuestion();
  bool asksForRepetition() const;
  bool isMoving() const;
  void findPause();
  void closePause();
  void stepPhase(const TickCommand& command);
  void stepGame(const TickCommand& command);
  void enter(Phase phase);
  ValidityGate gate() const;
  PauseReason reasonToPause() const;
  Tick silenceTicks() const;
  bool leansOnRail() const;
  double leanInPauseS() const;
  Cue stepOn() const;
  Cue playCue() const;

  SessionSetup setup_;
  Board board_;
  bool zeroKnown_;
  std::unique_ptr<Game> game_;
  SampleSieve sieve_;
  FrozenCells frozen_;  ///< Before the zero.
  Tare tare_;
  Exercise exercise_;
  MovementTracker tracker_;
  LiveFilter filter_;
  Reading live_;
  Phase phase_ = Phase::Zero;
  PauseReason pause_ = PauseReason::None;
  double pausedS_ = 0.0;  ///< Board time when the pause began.
  bool keyPause_ = false;
  bool isBout_ = false;           ///< Neither a page nor a trial.
  Tick railTicks_ = 0;            ///< How long much of the weight has been on the hands.
  bool continuesOnRail_ = false;  ///< The person chose to continue with hand support; reset when they let go.
  Helper helper_;
  bool stopped_ = false;
  Tick tick_ = 0;
  Tick gameTick_ = 0;
  Tick zeroSince_ = 0;  ///< When the wait for the zero began, or a faulty cell last interrupted it.
  Tick resumeAt_ = 0;
  Tick lastSampleTick_ = 0;
  Tick burstTick_ = 0;  ///< Of the newest burst.
  int bursts_ = 0;      ///< In a row.
  std::uint64_t lastBoardTimeUs_ = 0;
  double periodS_ = 0.0;
  std::vector<Reading> readings_;
  std::vector<MovementEvent> events_;
  std::vector<MovementEvent> gameEvents_;
  std::vector<LoggedEvent> log_;
  std::vector<PauseSpan> pauses_;
  std::vector<SoundCue> sounds_;
};

}  // namespace surefoot
