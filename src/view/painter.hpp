// SPDX-License-Identifier: MIT
// Paints draw lists with SFML: for the sources of view/ alone, since it shows SFML. Knows no window and no input.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <SFML/Graphics/Font.hpp>
#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/Shader.hpp>
#include <SFML/Graphics/Vertex.hpp>

#include "play/draw_list.hpp"
#include "view/tessellate.hpp"
#include "view/text_fit.hpp"
#include "view/words.hpp"

namespace surefoot {

/// Where a label's words come to lie, in pixels.
struct LabelLayout {
  FittedText text;
  Vec2 topLeft;
  Vec2 size;
  double plateX = 0.0;  ///< How far the plate reaches beyond the words on each side; 0 without one.
  double plateY = 0.0;
};

class Painter {
 public:
  /// Loads the fonts. Throws Error when there are none, or when the graphics driver has no shaders. Needs a display.
  Painter();

  /// Paints a picture over all of `target`, whose pixels are its units.
  void paint(const DrawList& picture, const Words& words, sf::RenderTarget& target);

  /// How paint() lays a label out at so many pixels a canvas unit.
  LabelLayout layoutOf(const Label& label, const Words& words, double scale) const;

 private:
  /// Vertices that go to the graphics card in one call.
  struct Batch {
    const sf::Texture* texture = nullptr;
    bool discs = false;  ///< Only what lies in the discs of the vertices is painted.
    std::size_t begin = 0;
  };

  void addShape(const Shape& shape);
  void addLabel(const Label& label, const Words& words);
  void addLine(const std::u32string& line, int sizePx, bool bold, Vec2 startPx, Color color);
  void addGlyph(const sf::Glyph& glyph, sf::Vector2f at, sf::Color color);
  void startBatch(const sf::Texture* texture, bool discs);
  double spaceBetween(char32_t before, char32_t after, int sizePx, bool bold) const;
  double measure(std::u32string_view text, int sizePx, bool bold) const;
  const sf::Font& font(bool bold) const { return bold ? bold_ : regular_; }

  sf::Font bold_;
  sf::Font regular_;
  sf::Shader discs_;
  double tracking_ = 0.0;  ///< Space between letters, in type sizes.
  sf::Vector2f sizePx_;
  double scale_ = 1.0;
  std::vector<PaintVertex> triangles_;
  std::vector<sf::Vertex> vertices_;
  std::vector<Batch> batches_;
};

}  // namespace surefoot
