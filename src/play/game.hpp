// SPDX-License-Identifier: MIT
// What a mini-game is. It hears ticks and movement, never a clock, a board, a window or a file.
#pragma once

#include <cstdint>
#include <memory>
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

/// What the bout asks for and who plays it: the same setup and the same input give the same bout to the last bit.
struct BoutSetup {
  std::uint64_t seed = 1;
  Form form = Form::Standing;
  int repetitions = 10;     ///< Presses; tiptoe bouts; laps each way; tides of the raft.
  double holdS = 3.0;       ///< Of a press, or of a time on tiptoe; how long a tide lasts.
  double restS = 3.0;       ///< Least pause between repetitions.
  Foot foot = Foot::Both;   ///< Of seated circles.
  double difficulty = 0.0;  ///< 0 the gentlest to 1; follows the person from bout to bout.
  DayTime dayTime = DayTime::Morning;
  Place place;  ///< Seen, never played with: it changes no digest.
};

/// Keys and remote buttons that reach a session. The numbers are stored: never reuse one. Tile keys choose a tile of a
/// page at once, the first to the sixth.
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

/// One tick of what the body does. `now` went through the live filter.
struct TickInput {
  Tick tick = 0;
  Reading now;
  MovementState movement;
  std::span<const MovementEvent> events;
  std::span<const Key> keys;  ///< For pages; games are played with the feet.
};

/// A part of a score: a published formula of measured values.
struct ScorePart {
  std::string_view id;  ///< Message id: "score.dose", "score.hold", "score.steadiness", "score.symmetry"…
  double value = 0.0;   ///< 0 to 1.
  double weight = 0.0;  ///< Weights of a sheet add up to 1.
};

/// Score 0 to 100 = 100 * sum(weight * value). `formula` is an id with a version, explained in src/games/README.md.
struct ScoreSheet {
  std::string_view formula;
  std::vector<ScorePart> parts;
  bool measured = true;  ///< False: "done, not measured".

  double score() const {
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
  bool feet = true;           ///< The live feet in their corner; pages that need the room leave them out.
  double ring = -1.0;         ///< 0 to 1 filled; under 0: no ring.
  std::string ringText;       ///< The number in the ring, may be empty.
  bool ringAside = false;     ///< The middle is the game's own: the ring stands in the lower right corner.
  bool ringBackward = false;  ///< Fills counter-clockwise, as the feet go.
  int done = 0;               ///< Pips.
  int total = 0;
};

/// Sounds a tick asks for, by name of the file that assets makes: "tick", "stretch", "throw", "thud", "bell", "count1"…
struct SoundCue {
  std::string_view name;
  double volume = 1.0;  ///< 0 to 1.
  double pan = 0.0;     ///< -1 left to 1 right.
};

class Game {
 public:
  virtual ~Game() = default;

  virtual void step(const TickInput& input) = 0;
  /// The scene and nothing of the HUD.
  virtual void draw(DrawList& out, const Canvas& canvas) const = 0;
  virtual HudState hud() const = 0;
  /// For menus and other pages that are played like games: the tile that was chosen, -1 while none is.
  virtual int choice() const { return -1; }
  /// A page that waits for somebody to sit down or stand up: it goes on while nobody stands on the board.
  virtual bool waitsForPerson() const { return false; }
  /// What the person is asked to do now.
  virtual Cue cue() const = 0;
  /// Sounds of the last step.
  virtual std::span<const SoundCue> sounds() const = 0;
  virtual bool finished() const = 0;
  virtual ScoreSheet score() const = 0;
  /// All of the state that decides what comes next.
  virtual void digest(Digest& digest) const = 0;
};

/// A line of the table of games (games/table.hpp).
struct GameEntry {
  std::string_view id;  ///< "catapult"
  Exercise exercise;
  BoutSetup usual;  ///< Dose of a bout where nothing else is asked (programme/README.md).
  std::unique_ptr<Game> (*make)(const BoutSetup& setup);
};

}  // namespace surefoot
