// SPDX-License-Identifier: MIT
// A page that is chosen from with the whole body: lean to move along the tiles, stay leaning to choose. Played like a
// game, so that stepping off, a silent board and the simulated person work as everywhere. Knows no database and no
// plan.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "play/game.hpp"
#include "screens/screen.hpp"

namespace surefoot {

/// What a tile shows above its words.
enum class TileIcon : std::uint8_t { None, Catapult, Balloon, Lighthouse, Raft, Go, Again, Show, Back, Done };

struct Tile {
  std::string id;  ///< Message id of its title; one to three words.
  std::vector<std::string> arguments;
  TileIcon icon = TileIcon::None;
};

struct MenuSetup {
  std::string promptId;  ///< At the top, at most six words.
  /// Sentences between prompt and tiles, by message id; may be empty. What lies `behind` shows them itself.
  std::vector<std::string> lines;
  std::vector<Tile> tiles;  ///< One to six.
  int suggested = 0;        ///< What the simulated person takes, and where a page that ends by itself goes on.
  DayTime dayTime{};
  Place place;                  ///< What has been earned.
  std::optional<Place> before;  ///< Before the latest bout: what is new since then lies in a warm light.
  double rests = 0.0;           ///< Over 0: goes on by itself after so many seconds; a rest, breathing shown.
  bool low = false;             ///< Tiles in a low row at the foot of the page: what `behind` draws has the room.
  /// Goes on by itself when this has been so for two seconds, with or without somebody standing on the board; `asks` is
  /// then what the person is asked to do instead of leaning. Empty: waits for a choice.
  std::function<bool(const TickInput&)> until;
  Cue asks;
  /// What lies behind the tiles; empty: the bay alone.
  std::function<void(DrawList&, const Canvas&)> behind;
};

class LeanMenu final : public Game {
 public:
  /// Staying this long chooses (1.5 to 2 s: long enough not to happen by sway).
  static constexpr double kStayS = 1.8;
  /// `until` has to last this long.
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
  ScoreSheet score() const override { return {.formula = "none", .parts = {}, .measured = false}; }
  void digest(Digest& digest) const override;

  int selected() const { return selected_; }
  const std::vector<Tile>& tiles() const { return setup_.tiles; }
  /// Message ids of what is said when the page comes, and of the selected tile (empty: none). What is filled in cannot
  /// be spoken: such a tile has a text of its own for it, ID.spoken.
  std::vector<std::string> spoken() const;
  std::string spokenTile() const;
  /// Where the tiles are, by their index: what a mouse may click.
  std::vector<HitBox> hits(const Canvas& canvas) const;

 private:
  std::optional<double> horizonY(const Canvas& canvas) const;
  int count() const { return static_cast<int>(setup_.tiles.size()); }
  void take(Key key);
  void select(int tile);
  void choose(int tile);
  bool canMove(int side) const;
  void drawLines(DrawList& out, const Canvas& canvas) const;
  void drawTile(DrawList& out, const HitBox& box, const Tile& tile) const;

  MenuSetup setup_;
  /// -1: between the tiles, where nothing is selected yet; a lean to a side then takes its outermost.
  int selected_ = -1;
  int chosen_ = -1;
  int side_ = 0;        ///< Of the lean that runs.
  bool armed_ = false;  ///< Upright once since the page came: whoever still leans from before chooses nothing.
  double stayS_ = 0.0;
  Tick untilTicks_ = 0;
  double ring_ = 0.0;
  double shown_ = 0.0;  ///< 0 to 1: tiles appear.
  Tick tick_ = 0;
  std::vector<SoundCue> sounds_;
};

/// The tile's picture, about 200 units wide.
void drawTileIcon(DrawList& out, TileIcon icon, Vec2 at, double scale);

}  // namespace surefoot
