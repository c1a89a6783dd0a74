// SPDX-License-Identifier: MIT
// What all screens share: input from keys and mouse, clickable areas, panels and buttons. No window, no SFML.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "play/draw_list.hpp"
#include "play/game.hpp"

namespace surefoot {

enum class ScreenKey : std::uint8_t { None, Left, Right, Up, Down, Confirm, Back, Erase, Digit };

/// One key press, or the mouse: clicked or only moved.
struct ScreenInput {
  ScreenKey key = ScreenKey::None;
  int digit = 0;  ///< For ScreenKey::Digit: 0 to 9.
  bool pointed = false;
  bool clicked = false;
  Vec2 at;  ///< Canvas units, if `pointed` or `clicked`.
};

/// A rectangle on the canvas that reacts to the mouse, by its centre.
struct HitBox {
  int id = 0;
  Vec2 centre;
  Vec2 size;

  bool has(Vec2 at) const {
    return at.x >= centre.x - size.x / 2.0 && at.x <= centre.x + size.x / 2.0 && at.y >= centre.y - size.y / 2.0 &&
           at.y <= centre.y + size.y / 2.0;
  }
};

/// A rectangle by its upper left corner.
struct Area {
  Vec2 at;
  Vec2 size;
  Vec2 centre() const { return at + 0.5 * size; }
  double bottom() const { return at.y + size.y; }
  double right() const { return at.x + size.x; }
};

/// Id of the first box that contains the point.
std::optional<int> hitAt(std::span<const HitBox> boxes, Vec2 at);

/// Moves `selected` within 0 … count-1 by left, right, up and down; stops at the ends.
int moved(int selected, int count, ScreenKey key);

void drawPanel(DrawList& out, Vec2 centre, Vec2 size, bool selected = false);
/// A button with text by message id.
void drawButton(DrawList& out, const HitBox& box, const std::string& id, bool selected);
/// The number rounded to an integer, halves up.
std::string wholeText(double value);
/// Text from its upper left corner, for words that a player must read.
Label words(const std::string& id, Vec2 at, double size, double maxWidth, Color color = rgb(0xFFFFFF));

}  // namespace surefoot
