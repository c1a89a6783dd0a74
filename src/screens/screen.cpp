// SPDX-License-Identifier: MIT
// Selection is shown twice: by an amber edge and by a lighter, larger face.
#include "screens/screen.hpp"

#include <algorithm>
#include <cmath>

#include "play/bay.hpp"

namespace surefoot {

std::optional<int> hitAt(std::span<const HitBox> boxes, Vec2 at) {
  const auto found = std::find_if(boxes.begin(), boxes.end(), [at](const HitBox& box) { return box.has(at); });
  return found == boxes.end() ? std::nullopt : std::optional(found->id);
}

int moved(int selected, int count, ScreenKey key) {
  const bool back = key == ScreenKey::Left || key == ScreenKey::Up;
  const bool on = key == ScreenKey::Right || key == ScreenKey::Down;
  return std::clamp(selected + (on ? 1 : 0) - (back ? 1 : 0), 0, count - 1);
}

void drawPanel(DrawList& out, Vec2 centre, Vec2 size, bool selected) {
  if (selected) {
    out.add(Box{centre, size + Vec2{28.0, 28.0}, 54.0, kInk, kInk});
    out.add(Box{centre, size + Vec2{20.0, 20.0}, 50.0, kAmber, kAmber});
  }
  const Color top = selected ? rgb(0x1B2650) : rgb(0x0E1530, 0.88);
  const Color bottom = selected ? rgb(0x111A3A) : rgb(0x0E1530, 0.88);
  out.add(Box{centre, size, 42.0, top, bottom});
}

void drawButton(DrawList& out, const HitBox& box, const std::string& id, bool selected) {
  drawPanel(out, box.centre, box.size, selected);
  out.add(Label{.id = id, .at = box.centre, .size = 56.0, .maxWidth = box.size.x - 48.0});
}

Label words(const std::string& id, Vec2 at, double size, double maxWidth, Color color) {
  return {.id = id, .at = at, .anchor = {0.0, 0.0}, .size = size, .maxWidth = maxWidth, .color = color};
}

std::string wholeText(double value) {
  return std::to_string(static_cast<int>(std::floor(value + 0.5)));
}

}  // namespace surefoot
