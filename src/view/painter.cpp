// SPDX-License-Identifier: MIT
// Everything becomes triangles in one array. A new draw call starts only where text begins or ends, or where a large
// plain surface lies between discs.
#include "view/painter.hpp"

#include <algorithm>
#include <cmath>

#include <SFML/Graphics/View.hpp>
#include <boost/locale/encoding_utf.hpp>

#include "base/error.hpp"
#include "view/fonts.hpp"
#include "view/quiet_sfml.hpp"

namespace surefoot {
namespace {

constexpr double kLinePerSize = 72.0 / 56.0;
/// A round end needs more space beside the text than the plate has above it; in line heights.
constexpr double kPlateEnds = 0.3;
/// Inter is spaced for running text of 14 px. For type of 56 px and larger its designer's table tightens it by this
/// share of the size (rsms.me/inter/dynmetrics: -0.0223 + 0.185 exp(-0.1745 size)).
constexpr double kInterTracking = -0.022;
/// Without a graphics card, a pixel costs three times as much where the shader computes discs, and a new draw call
/// costs as much as this many pixels.
constexpr double kLargePx2 = 30'000.0;
/// In disc coordinates, glowing discs are shifted this far to the right.
constexpr float kGlowsAt = 8.0F;

constexpr const char* kVertexShader = R"(
varying vec2 disc;
varying vec4 color;
void main() {
  gl_Position = gl_ModelViewProjectionMatrix * gl_Vertex;
  disc = gl_MultiTexCoord0.xy;
  color = gl_Color;
})";

/// `slope` is how much half the squared distance from the middle changes from one pixel to the next.
constexpr const char* kFragmentShader = R"(
varying vec2 disc;
varying vec4 color;
void main() {
  float glows = step(4.0, disc.x);
  vec2 at = vec2(disc.x - 8.0 * glows, disc.y);
  float r2 = dot(at, at);
  float r = sqrt(r2);
  float slope = length(vec2(dot(at, dFdx(at)), dot(at, dFdy(at))));
  float edge = clamp(0.5 + (1.0 - r) * max(r, 1e-4) / max(slope, 1e-5), 0.0, 1.0);
  float glow = max(1.0 - r2, 0.0);
  gl_FragColor = vec4(color.rgb, color.a * mix(edge, glow * glow, glows));
})";

void load(sf::Font& font, const std::filesystem::path& file) {
  const QuietSfml quiet;
  if (!font.loadFromFile(file.string())) {
    throw Error("cannot read the font " + file.string() + ": install fonts-inter or fonts-dejavu-core again");
  }
}

sf::Color toSfml(Color c) {
  return {c.r, c.g, c.b, c.a};
}

/// The pixels of the target plus a margin of the same size on each side. Whatever reaches beyond the view is clipped
/// before it is drawn, and without a graphics card clipping doubles the cost of the whole picture.
sf::View viewBeyond(sf::Vector2u size) {
  const auto beyond = [most = static_cast<float>(sf::Texture::getMaximumSize())](float extent) {
    return std::floor(std::clamp(0.5F * (most - extent), 0.0F, extent));
  };
  const auto width = static_cast<float>(size.x);
  const auto height = static_cast<float>(size.y);
  const float left = beyond(width);
  const float top = beyond(height);
  sf::View view(sf::FloatRect(-left, -top, width + 2.0F * left, height + 2.0F * top));
  // SFML rounds this to whole pixels by adding a half and truncating towards 0.
  view.setViewport(sf::FloatRect(-(left + 0.75F) / width, -(top + 0.75F) / height, 1.0F + 2.0F * left / width,
                                 1.0F + 2.0F * top / height));
  return view;
}

/// True if no part of the triangle at `v` lies on the target.
bool isOutside(const PaintVertex* v, sf::Vector2f size) {
  const auto [left, right] = std::minmax({v[0].x, v[1].x, v[2].x});
  const auto [top, bottom] = std::minmax({v[0].y, v[1].y, v[2].y});
  return right <= 0.0F || bottom <= 0.0F || left >= size.x || top >= size.y;
}

/// Twice the area of the triangles, in px².
double doubleArea(const std::vector<PaintVertex>& v) {
  float sum = 0.0F;
  for (std::size_t i = 0; i + 2 < v.size(); i += 3) {
    sum += std::fabs((v[i + 1].x - v[i].x) * (v[i + 2].y - v[i].y) - (v[i + 2].x - v[i].x) * (v[i + 1].y - v[i].y));
  }
  return static_cast<double>(sum);
}

}  // namespace

Painter::Painter() {
  const FontFiles files = findFonts();
  load(bold_, files.bold);
  load(regular_, files.regular);
  const QuietSfml quiet;
  if (!sf::Shader::isAvailable() || !discs_.loadFromMemory(kVertexShader, kFragmentShader)) {
    throw Error("the graphics driver does not support OpenGL 2.0: update it, or add --headless");
  }
  tracking_ = bold_.getInfo().family.starts_with("Inter") ? kInterTracking : 0.0;
}

void Painter::paint(const DrawList& picture, const Words& words, sf::RenderTarget& target) {
  const sf::Vector2u size = target.getSize();
  sizePx_ = sf::Vector2f(size);
  scale_ = size.x / canvasFor(size.x, size.y).width;
  vertices_.clear();
  batches_.clear();
  for (const Shape& shape : picture.shapes) {
    if (const Label* label = std::get_if<Label>(&shape)) {
      addLabel(*label, words);
    } else {
      addShape(shape);
    }
  }
  target.setView(viewBeyond(size));
  target.clear(sf::Color::Black);
  for (std::size_t i = 0; i < batches_.size(); ++i) {
    const std::size_t end = i + 1 < batches_.size() ? batches_[i + 1].begin : vertices_.size();
    sf::RenderStates states;
    states.texture = batches_[i].texture;
    states.shader = batches_[i].discs ? &discs_ : nullptr;
    target.draw(vertices_.data() + batches_[i].begin, end - batches_[i].begin, sf::Triangles, states);
  }
}

void Painter::startBatch(const sf::Texture* texture, bool discs) {
  if (batches_.empty() || batches_.back().texture != texture || batches_.back().discs != discs) {
    batches_.push_back({texture, discs, vertices_.size()});
  }
}

void Painter::addShape(const Shape& shape) {
  triangles_.clear();
  tessellate(shape, scale_, triangles_);
  if (triangles_.empty()) {
    return;
  }
  const bool discs = std::any_of(triangles_.begin(), triangles_.end(), [](const PaintVertex& v) { return v.inDisc(); });
  const bool amongDiscs = !batches_.empty() && batches_.back().discs;
  startBatch(nullptr, discs || (amongDiscs && doubleArea(triangles_) < 2.0 * kLargePx2));
  for (std::size_t i = 0; i + 2 < triangles_.size(); i += 3) {
    if (isOutside(&triangles_[i], sizePx_)) {
      continue;
    }
    for (std::size_t corner = i; corner < i + 3; ++corner) {
      const PaintVertex& v = triangles_[corner];
      vertices_.emplace_back(sf::Vector2f(v.x, v.y), toSfml(v.color),
                             sf::Vector2f(v.glow ? v.discX + kGlowsAt : v.discX, v.discY));
    }
  }
}

LabelLayout Painter::layoutOf(const Label& label, const Words& words, double scale) const {
  const std::u32string text = boost::locale::conv::utf_to_utf<char32_t>(words.text(label.id, label.arguments));
  const int sizePx = std::max(1, static_cast<int>(std::lround(label.size * scale)));
  LabelLayout layout;
  layout.text = fitText(text, sizePx, label.maxWidth * scale, label.maxLines,
                        [&](std::u32string_view part, int size) { return measure(part, size, label.bold); });
  const double lineHeight = kLinePerSize * layout.text.sizePx;
  layout.size = {layout.text.widthPx, lineHeight * static_cast<double>(layout.text.lines.size())};
  layout.topLeft = {label.at.x * scale - label.anchor.x * layout.size.x,
                    label.at.y * scale - label.anchor.y * layout.size.y};
  if (label.platePadding > 0.0) {
    layout.plateX = label.platePadding * scale + kPlateEnds * lineHeight;
    layout.plateY = label.platePadding * scale;
  }
  return layout;
}

void Painter::addLabel(const Label& label, const Words& words) {
  const LabelLayout layout = layoutOf(label, words, scale_);
  const FittedText& fitted = layout.text;
  const double lineHeight = kLinePerSize * fitted.sizePx;
  const auto [left, top] = layout.topLeft;
  if (label.platePadding > 0.0) {
    Box plate;
    plate.size = (layout.size + 2.0 * Vec2{layout.plateX, layout.plateY}) * (1.0 / scale_);
    plate.centre = (layout.topLeft + 0.5 * layout.size) * (1.0 / scale_);
    plate.corner = 0.5 * (lineHeight / scale_ + 2.0 * label.platePadding);
    plate.top = label.plate;
    plate.bottom = label.plate;
    addShape(plate);
  }
  // Centres the capitals and digits in the line, not the whole line with its descenders.
  const double capHeight =
      static_cast<double>(font(label.bold).getGlyph(U'H', static_cast<unsigned>(fitted.sizePx), false).bounds.height);
  for (std::size_t i = 0; i < fitted.lines.size(); ++i) {
    const double lineLeft = left + label.anchor.x * (fitted.widthPx - fitted.widthsPx[i]);
    const double baseline = top + lineHeight * (static_cast<double>(i) + 0.5) + 0.5 * capHeight;
    addLine(fitted.lines[i], fitted.sizePx, label.bold, {lineLeft, baseline}, label.color);
  }
}

void Painter::addLine(const std::u32string& line, int sizePx, bool bold, Vec2 startPx, Color color) {
  const auto size = static_cast<unsigned>(sizePx);
  startBatch(&font(bold).getTexture(size), false);
  const auto baseline = static_cast<float>(std::round(startPx.y));
  double pen = startPx.x;
  char32_t before = 0;
  for (const char32_t c : line) {
    const sf::Glyph& glyph = font(bold).getGlyph(c, size, false);
    pen += spaceBetween(before, c, sizePx, bold);
    // Whole pixels: a glyph between two pixels is blurred.
    addGlyph(glyph, {static_cast<float>(std::round(pen)) + glyph.bounds.left, baseline + glyph.bounds.top},
             toSfml(color));
    pen += static_cast<double>(glyph.advance);
    before = c;
  }
}

void Painter::addGlyph(const sf::Glyph& glyph, sf::Vector2f at, sf::Color color) {
  const auto u = static_cast<float>(glyph.textureRect.left);
  const auto v = static_cast<float>(glyph.textureRect.top);
  const float width = glyph.bounds.width;
  const float height = glyph.bounds.height;
  const auto corner = [&](float dx, float dy) {
    return sf::Vertex(at + sf::Vector2f(dx, dy), color, sf::Vector2f(u + dx, v + dy));
  };
  for (const sf::Vector2f d : {sf::Vector2f(0, 0), sf::Vector2f(width, 0), sf::Vector2f(0, height),
                               sf::Vector2f(width, 0), sf::Vector2f(width, height), sf::Vector2f(0, height)}) {
    vertices_.push_back(corner(d.x, d.y));
  }
}

double Painter::spaceBetween(char32_t before, char32_t after, int sizePx, bool bold) const {
  const double kerning = static_cast<double>(font(bold).getKerning(before, after, static_cast<unsigned>(sizePx)));
  return before == 0 ? 0.0 : kerning + tracking_ * sizePx;
}

double Painter::measure(std::u32string_view text, int sizePx, bool bold) const {
  double width = 0.0;
  char32_t before = 0;
  for (const char32_t c : text) {
    const sf::Glyph& glyph = font(bold).getGlyph(c, static_cast<unsigned>(sizePx), false);
    width += spaceBetween(before, c, sizePx, bold) + static_cast<double>(glyph.advance);
    before = c;
  }
  return width;
}

}  // namespace surefoot
