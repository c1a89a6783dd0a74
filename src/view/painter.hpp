// SPDX-License-Identifier: MIT
// Paints draw lists with SFML. Only for the sources of view/, since it exposes SFML. Knows no window and no input.
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

/// Where the text of a label is placed, in pixels.
struct LabelLayout {
  FittedText text;
  Vec2 topLeft;
  Vec2 size;
  double plateX = 0.0;  ///< How far the plate reaches beyond the text on each side; 0 without a plate.
  double plateY = 0.0;
};

class Painter {
 public:
  /// Loads the fonts. Throws Error if there are none, or if the graphics driver has no shaders. Needs a display.
  Painter();

  /// Paints a picture over the whole `target`; one unit of the picture is one pixel.
  void paint(const DrawList& picture, const Words& words, sf::RenderTarget& target);

  /// How paint() lays out a label at `scale` pixels per canvas unit.
  LabelLayout layoutOf(const Label& label, const Words& words, double scale) const;

 private:
  /// Vertices sent to the graphics card in one call.
  struct Batch {
    const sf::Texture* texture = nullptr;
    bool discs = false;  ///< True: paint only what lies inside the discs of the vertices.
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
  double tracking_ = 0.0;  ///< Letter spacing, in shares of the type size.
  sf::Vector2f sizePx_;
  double scale_ = 1.0;
  std::vector<PaintVertex> triangles_;
  std::vector<sf::Vertex> vertices_;
  std::vector<Batch> batches_;
};

}  // namespace surefoot
