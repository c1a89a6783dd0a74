// SPDX-License-Identifier: MIT
// The interface of a mini-game. A game gets ticks and movement, never a clock, a board, a window or a file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "base/time.hpp"
#include "movement/cue.hpp"
#include "movement/exercise.hpp"
#include "movement/tracker.hpp"
#include "play/draw_list.hpp"
#include "play/place.hpp"
#include "posture/reading.hpp"

namespace surefoot {

/// What is asked for in the bout and who plays it: the same setup and the same input give the same bout to the last
/// bit.
struct BoutSetup {
  std::uint64_t seed = 1;
  Form form = Form::Standing;
  int repetitions = 10;                      ///< Presses, tiptoe holds, laps each way, or tides of the raft.
  double holdS = PressDetector::kCompleteS;  ///< How long a press or a tiptoe hold is held, or how long a tide lasts.
  double restS = 3.0;                        ///< Shortest pause between repetitions.
  Foot foot = Foot::Both;                    ///< The foot that does seated circles.
  double difficulty = 0.0;                   ///< 0 (gentlest) to 1; adapts to the person from bout to bout.
  DayTime dayTime = DayTime::Morning;
  Place place;  ///< Scenery only: it changes no digest.
};

/// A lean held this long chooses a tile, or goes on from a pause (seconds; 1.5 to 2: too long to happen by sway).
inline constexpr double kStayS = 1.8;

/// Keys and remote buttons that reach a session. The numbers are stored: never reuse one. Tile1 to Tile6 choose that
/// tile of a page at once.
enum class Key : std::uint8_t {
  Pause = 1,
  Stop = 2,
  Confirm = 3,
  Left = 4,
  Right = 5,
  Tile1 = 11,
  Tile2,
  Tile3,
  Tile4,
  Tile5,
  Tile6
};

/// What the body did in one tick. `now` has passed the live filter.
struct TickInput {
  Tick tick = 0;
  Reading now;
  MovementState movement;
  std::span<const MovementEvent> events;
  std::span<const Key> keys;  ///< For pages; games are controlled by movement alone.
};

/// A part of a score: a published formula applied to measured values.
struct ScorePart {
  std::string_view id;  ///< Message id: "score.dose", "score.hold", "score.steadiness", "score.symmetry"…
  double value = 0.0;   ///< 0 to 1.
  double weight = 0.0;  ///< The weights of a sheet add up to 1.
};

/// Score 0 to 100 = 100 * sum(weight * value). `formula` is an id with a version, explained in src/games/README.md.
struct ScoreSheet {
  std::string_view formula;      ///< Empty on pages and in trials.
  std::vector<ScorePart> parts;  ///< None if the bout was counted and not measured; it has no score then.

  bool measured() const { return !parts.empty(); }

  std::optional<double> score() const {
    if (!measured()) {
      return std::nullopt;
    }
    double sum = 0.0;
    for (const ScorePart& part : parts) {
      sum += part.weight * part.value;
    }
    return 100.0 * sum;
  }
};

/// What every game shows in the same way; screens/hud draws it.
struct HudState {
  std::string promptId;       ///< At most six words in the catalogue; empty only on pages.
  bool feet = true;           ///< Show the live feet in their corner; pages that need the space set it to false.
  double ring = -1.0;         ///< Filled share from 0 to 1; below 0: no ring.
  std::string ringText;       ///< The number in the ring; may be empty.
  bool ringAside = false;     ///< True: the ring is drawn in the lower right corner, because the game needs the middle.
  bool ringBackward = false;  ///< Fills counter-clockwise, for circles in that direction.
  int done = 0;               ///< Repetitions done, shown as pips.
  int total = 0;
};

/// A sound to play in this tick, by the name of its file in assets: "tick", "stretch", "throw", "thud", "bell",
/// "count1"…
struct SoundCue {
  std::string_view name;
  double volume = 1.0;  ///< 0 to 1.
  double pan = 0.0;     ///< -1 left to 1 right.
};

class Game {
 public:
  virtual ~Game() = default;

  virtual void step(const TickInput& input) = 0;
  /// Draws the scene without the HUD.
  virtual void draw(DrawList& out, const Canvas& canvas) const = 0;
  virtual HudState hud() const = 0;
  /// For menus and other pages that run as games: the index of the chosen tile, -1 while none is chosen.
  virtual int choice() const { return -1; }
  /// True on a page that waits for somebody to sit down or stand up: it keeps running while nobody stands on the board.
  virtual bool waitsForPerson() const { return false; }
  /// What the person should do now.
  virtual Cue cue() const = 0;
  /// Sounds of the last step.
  virtual std::span<const SoundCue> sounds() const = 0;
  virtual bool finished() const = 0;
  /// Complete repetitions so far, in the units of BoutDone::done: laps both ways together; the tides of a ride once it
  /// has come to its end. Pages have none.
  virtual int done() const { return 0; }
  virtual ScoreSheet score() const = 0;
  /// Digests all state that decides what comes next.
  virtual void digest(Digest& digest) const = 0;
};

/// A row of the table of games (games/table.hpp).
struct GameEntry {
  std::string_view id;  ///< "catapult"
  Exercise exercise;
  BoutSetup usual;  ///< The dose of a bout unless another is asked for (programme/README.md).
  std::unique_ptr<Game> (*make)(const BoutSetup& setup);
};

}  // namespace surefoot
