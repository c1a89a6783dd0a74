// SPDX-License-Identifier: MIT
// A page that is operated with the whole body: lean to move along the tiles, keep leaning to choose. It runs as a game,
// so that stepping off, a silent board and the simulated person work as they do elsewhere. Knows no database and no
// plan.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "play/game.hpp"
#include "screens/screen.hpp"

namespace surefoot {

/// The picture of a tile.
enum class TileIcon : std::uint8_t { None, Catapult, Balloon, Lighthouse, Raft, Go, Again, Show, Back, Done };

struct Tile {
  std::string id;  ///< Message id of the title; one to three words.
  std::vector<std::string> arguments;
  TileIcon icon = TileIcon::None;
};

struct MenuSetup {
  std::string promptId;  ///< At the top, at most six words.
  /// Message ids of the sentences between prompt and tiles; may be empty. With `behind`, they are left to it.
  std::vector<std::string> lines;
  std::vector<Tile> tiles;  ///< One to six tiles.
  /// The tile that the simulated person chooses, and with which a page that ends by itself continues.
  int suggested = 0;
  DayTime dayTime{};
  Place place;                  ///< What has been earned.
  std::optional<Place> before;  ///< Before the latest bout: what has been earned since then is drawn in a warm glow.
  double rests = 0.0;  ///< Above 0: a rest that shows breathing and continues by itself after this many seconds.
  bool low = false;    ///< Tiles in a low row at the bottom of the page, which leaves the space above to `behind`.
  /// Continues by itself once this has been true for two seconds, whether or not somebody stands on the board; `asks`
  /// is then the cue instead of leaning. Empty: waits for a choice.
  std::function<bool(const TickInput&)> until;
  Cue asks;
  /// Draws what is behind the tiles; empty: the bay alone.
  std::function<void(DrawList&, const Canvas&)> behind;
};

class LeanMenu final : public Game {
 public:
  /// On a page with a single tile nobody has to lean: standing still this long chooses it, once there was time to read.
  static constexpr double kStillS = 3.0;
  /// `until` has to hold for this long.
  static constexpr double kUntilS = 2.0;

  explicit LeanMenu(MenuSetup setup);

  void step(const TickInput& input) override;
  void draw(DrawList& out, const Canvas& canvas) const override;
  HudState hud() const override;
  Cue cue() const override;
  std::span<const SoundCue> sounds() const override { return sounds_; }
  bool finished() const override { return chosen_ >= 0; }
  int choice() const override { return chosen_; }
  bool waitsForPerson() const override { return static_cast<bool>(setup_.until); }
  ScoreSheet score() const override { return {}; }
  void digest(Digest& digest) const override;

  int selected() const { return selected_; }
  const std::vector<Tile>& tiles() const { return setup_.tiles; }
  /// Message ids to speak when the page appears, and for the selected tile (empty: none). Text with arguments cannot be
  /// spoken: such a tile has a separate text for it, ID.spoken.
  std::vector<std::string> spoken() const;
  std::string spokenTile() const;
  /// Boxes of the tiles, by their index, for the mouse.
  std::vector<HitBox> hits(const Canvas& canvas) const;

 private:
  std::optional<double> horizonY(const Canvas& canvas) const;
  /// A single tile waits for nothing but the person: standing still chooses it.
  bool goesOnByItself() const { return count() == 1 && setup_.rests <= 0.0 && !setup_.until; }
  /// Time to read the page, in seconds.
  double readingS() const;
  /// Message id of the sentence that says how to choose; empty on pages that go on without a choice.
  std::string_view howId() const;
  int count() const { return static_cast<int>(setup_.tiles.size()); }
  void take(Key key);
  void select(int tile);
  void choose(int tile);
  bool canMove(int side) const;
  void drawLines(DrawList& out, const Canvas& canvas) const;
  void drawTile(DrawList& out, const HitBox& box, const Tile& tile) const;

  MenuSetup setup_;
  /// -1: nothing is selected yet; a lean then selects the outermost tile of its side.
  int selected_ = -1;
  int chosen_ = -1;
  int side_ = 0;  ///< Side of the current lean.
  /// The person has been upright since the page appeared: a lean that began earlier chooses nothing.
  bool armed_ = false;
  double stayS_ = 0.0;
  double stillS_ = 0.0;  ///< How long the person has stood still on a page with a single tile.
  Tick untilTicks_ = 0;
  double ring_ = 0.0;
  double shown_ = 0.0;  ///< 0 to 1: how far the tiles have appeared.
  Tick tick_ = 0;
  std::vector<SoundCue> sounds_;
};

/// The tile's picture, about 200 units wide.
void drawTileIcon(DrawList& out, TileIcon icon, Vec2 at, double scale);

}  // namespace surefoot
