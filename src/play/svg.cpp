// SPDX-License-Identifier: MIT
// One function for each shape. Text is laid out as in the window: wrapped at maxWidth, then shrunk to no less than 60
// %.
#include "play/svg.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "base/math.hpp"

namespace surefoot {

namespace {

/// Mean width of a character and height of a line, in shares of the type size.
constexpr double kCharacter = 0.56;
constexpr double kLineHeight = 1.2;
constexpr double kSmallest = 0.6;

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  std::string brief = text;
  if (brief.ends_with(".0")) {
    brief.resize(brief.size() - 2);
  }
  return brief == "-0" ? "0" : brief;
}

std::string degrees(double radians) {
  return number(radians * 180.0 / kPi);
}

std::string hex(Color color) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", color.r, color.g, color.b);
  return text;
}

std::string opacity(Color color) {
  char text[8];
  std::snprintf(text, sizeof text, "%.2f", color.a / 255.0);
  return text;
}

std::string paint(const std::string& attribute, Color color) {
  std::string text = " " + attribute + "=\"" + hex(color) + "\"";
  return color.a == 255 ? text : text + " " + attribute + "-opacity=\"" + opacity(color) + "\"";
}

std::string outline(double width, Color color) {
  return width > 0.0 ? paint("stroke", color) + " stroke-width=\"" + number(width) + "\"" : "";
}

std::string points(const std::vector<Vec2>& all) {
  std::string text;
  for (const Vec2 point : all) {
    text += (text.empty() ? "" : " ") + number(point.x) + "," + number(point.y);
  }
  return text;
}

std::string escaped(const std::string& words) {
  std::string text;
  for (const char c : words) {
    text += c == '&' ? "&amp;" : (c == '<' ? "&lt;" : std::string(1, c));
  }
  return text;
}

std::size_t characters(const std::string& utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

class Writer {
 public:
  Writer(const Canvas& canvas, const WordsFor& words) : words_(words) {
    const std::string size = number(canvas.width) + "\" height=\"" + number(canvas.height) + "\"";
    text_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size + " viewBox=\"0 0 " + number(canvas.width) +
            " " + number(canvas.height) + "\">\n";
  }

  std::string done() { return text_ + "</svg>\n"; }

  void operator()(const Strip& strip);
  void operator()(const Polygon& polygon) {
    text_ += "<polygon points=\"" + points(polygon.points) + "\"" + paint("fill", polygon.fill) +
             outline(polygon.outline, polygon.outlineColor) + "/>\n";
  }
  void operator()(const Ellipse& ellipse);
  void operator()(const Arc& arc);
  void operator()(const Box& box);
  void operator()(const Line& line) {
    text_ += "<polyline points=\"" + points(line.points) + "\" fill=\"none\"" + outline(line.thickness, line.color) +
             " stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n";
  }
  void operator()(const Label& label);

 private:
  struct Stop {
    double at;
    Color color;
  };

  static std::string stops(const std::vector<Stop>& all) {
    std::string text;
    for (const Stop& stop : all) {
      char at[16];
      std::snprintf(at, sizeof at, "%.3f", stop.at);
      text += "<stop offset=\"" + std::string(at) + "\" stop-color=\"" + hex(stop.color) + "\" stop-opacity=\"" +
              opacity(stop.color) + "\"/>";
    }
    return text;
  }

  /// Defines a gradient from `a` to `b` and returns its fill attribute.
  std::string linear(Vec2 a, Vec2 b, const std::vector<Stop>& all) {
    const std::string id = "g" + std::to_string(++gradients_);
    text_ += "<linearGradient id=\"" + id + "\" gradientUnits=\"userSpaceOnUse\" x1=\"" + number(a.x) + "\" y1=\"" +
             number(a.y) + "\" x2=\"" + number(b.x) + "\" y2=\"" + number(b.y) + "\">" + stops(all) +
             "</linearGradient>\n";
    return " fill=\"url(#" + id + ")\"";
  }

  std::vector<std::string> lines(const std::string& words, double size, double maxWidth) const;

  const WordsFor& words_;
  std::string text_;
  int gradients_ = 0;
};

void Writer::operator()(const Strip& strip) {
  const std::vector<Vertex>& all = strip.vertices;
  if (all.size() < 4) {
    return;
  }
  // The outline of the strip: along the even vertices and back along the odd ones.
  std::vector<Vec2> rim;
  for (std::size_t i = 0; i < all.size(); i += 2) {
    rim.push_back(all[i].at);
  }
  for (std::size_t i = all.size() / 2; i-- > 0;) {
    rim.push_back(all[2 * i + 1].at);
  }
  std::string fill;
  if (all[0].color == all[1].color) {
    // Each row has one colour: a gradient along the strip.
    const Vec2 from = 0.5 * (all[0].at + all[1].at);
    const Vec2 to = 0.5 * (all[all.size() - 2].at + all[all.size() - 1].at);
    const double whole = length(to - from);
    std::vector<Stop> rows;
    for (std::size_t i = 0; i + 1 < all.size(); i += 2) {
      rows.push_back({length(0.5 * (all[i].at + all[i + 1].at) - from) / whole, all[i].color});
    }
    fill = linear(from, to, rows);
  } else {
    // Each side has one colour: a gradient across the strip.
    Vec2 from;
    Vec2 to;
    for (std::size_t i = 0; i + 1 < all.size(); i += 2) {
      from += (2.0 / static_cast<double>(all.size())) * all[i].at;
      to += (2.0 / static_cast<double>(all.size())) * all[i + 1].at;
    }
    const Vec2 top{from.x, std::min_element(rim.begin(), rim.end(), [](Vec2 a, Vec2 b) { return a.y < b.y; })->y};
    fill = linear(from.y < to.y ? top : from, {from.x, to.y}, {{0.0, all[0].color}, {1.0, all[1].color}});
  }
  text_ += "<polygon points=\"" + points(rim) + "\"" + fill + "/>\n";
}

void Writer::operator()(const Ellipse& ellipse) {
  std::string fill = paint("fill", ellipse.middle);
  if (!(ellipse.middle == ellipse.rim)) {
    const std::string id = "g" + std::to_string(++gradients_);
    text_ += "<radialGradient id=\"" + id + "\">" + stops({{0.0, ellipse.middle}, {1.0, ellipse.rim}}) +
             "</radialGradient>\n";
    fill = " fill=\"url(#" + id + ")\"";
  }
  text_ += "<ellipse cx=\"" + number(ellipse.centre.x) + "\" cy=\"" + number(ellipse.centre.y) + "\" rx=\"" +
           number(ellipse.radius.x) + "\" ry=\"" + number(ellipse.radius.y) + "\"" + fill +
           outline(ellipse.outline, ellipse.outlineColor);
  if (ellipse.angle != 0.0) {
    text_ += " transform=\"rotate(" + degrees(ellipse.angle) + " " + number(ellipse.centre.x) + " " +
             number(ellipse.centre.y) + ")\"";
  }
  text_ += "/>\n";
}

void Writer::operator()(const Arc& arc) {
  if (arc.sweepTurns >= 1.0) {
    (*this)(Ellipse{.centre = arc.centre,
                    .radius = {arc.radius, arc.radius},
                    .middle = {0, 0, 0, 0},
                    .rim = {0, 0, 0, 0},
                    .outline = arc.thickness,
                    .outlineColor = arc.color});
    return;
  }
  Line line{{}, arc.thickness, arc.color};
  const int steps = std::max(2, static_cast<int>(std::ceil(96.0 * arc.sweepTurns)));
  for (int i = 0; i <= steps; ++i) {
    const double turn = 2.0 * kPi * (arc.startTurns + arc.sweepTurns * i / steps);
    line.points.push_back(arc.centre + arc.radius * Vec2{det::sin(turn), -det::cos(turn)});
  }
  (*this)(line);
}

void Writer::operator()(const Box& box) {
  const Vec2 corner = box.centre - 0.5 * box.size;
  std::string fill = paint("fill", box.top);
  if (!(box.top == box.bottom)) {
    fill = linear({box.centre.x, corner.y}, {box.centre.x, corner.y + box.size.y}, {{0.0, box.top}, {1.0, box.bottom}});
  }
  text_ += "<rect x=\"" + number(corner.x) + "\" y=\"" + number(corner.y) + "\" width=\"" + number(box.size.x) +
           "\" height=\"" + number(box.size.y) + "\" rx=\"" + number(box.corner) + "\"" + fill +
           outline(box.outline, box.outlineColor);
  if (box.angle != 0.0) {
    text_ +=
        " transform=\"rotate(" + degrees(box.angle) + " " + number(box.centre.x) + " " + number(box.centre.y) + ")\"";
  }
  text_ += "/>\n";
}

std::vector<std::string> Writer::lines(const std::string& words, double size, double maxWidth) const {
  std::vector<std::string> all;
  std::string line;
  std::size_t start = 0;
  while (start < words.size()) {
    const std::size_t space = std::min(words.find(' ', start), words.size());
    const std::string word = words.substr(start, space - start);
    const std::string longer = line.empty() ? word : line + " " + word;
    if (!line.empty() && maxWidth > 0.0 && static_cast<double>(characters(longer)) * kCharacter * size > maxWidth) {
      all.push_back(line);
      line = word;
    } else {
      line = longer;
    }
    start = space + 1;
  }
  all.push_back(line);
  return all;
}

void Writer::operator()(const Label& label) {
  const std::string words = label.id.starts_with('=') ? label.id.substr(1) : words_(label.id, label.arguments);
  const auto fits = [&](const std::vector<std::string>& all, double size) {
    return label.maxWidth <= 0.0 ||
           (static_cast<int>(all.size()) <= label.maxLines &&
            std::all_of(all.begin(), all.end(), [&](const std::string& line) {
              return static_cast<double>(characters(line)) * kCharacter * size <= label.maxWidth;
            }));
  };
  double size = label.size;
  std::vector<std::string> all = lines(words, size, label.maxWidth);
  while (!fits(all, size) && size > kSmallest * label.size) {
    size -= 0.02 * label.size;
    all = lines(words, size, label.maxWidth);
  }
  double width = 0.0;
  for (const std::string& line : all) {
    width = std::max(width, static_cast<double>(characters(line)) * kCharacter * size);
  }
  const double height = kLineHeight * size * static_cast<double>(all.size());
  const Vec2 corner = label.at - Vec2{label.anchor.x * width, label.anchor.y * height};
  if (label.platePadding > 0.0) {
    const double pad = label.platePadding;
    const Vec2 plate{width + 2.0 * pad, height + pad};
    (*this)(
        Box{corner + Vec2{width / 2.0, height / 2.0}, plate, std::min(plate.y / 2.0, 60.0), label.plate, label.plate});
  }
  // Lines are aligned to the anchor's side of the block.
  const std::string anchor = label.anchor.x < 0.25 ? "start" : (label.anchor.x > 0.75 ? "end" : "middle");
  const double x = corner.x + (label.anchor.x < 0.25 ? 0.0 : (label.anchor.x > 0.75 ? width : width / 2.0));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double y = corner.y + kLineHeight * size * (static_cast<double>(i) + 0.5) + 0.36 * size;
    text_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-family=\"Inter, DejaVu Sans\" font-size=\"" +
             number(size) + "\" font-weight=\"" + (label.bold ? "600" : "400") + "\" text-anchor=\"" + anchor + "\"" +
             paint("fill", label.color) + ">" + escaped(all[i]) + "</text>\n";
  }
}

}  // namespace

std::string svgOf(const DrawList& list, const Canvas& canvas, const WordsFor& words) {
  Writer writer(canvas, words);
  for (const Shape& shape : list.shapes) {
    std::visit(writer, shape);
  }
  return writer.done();
}

}  // namespace surefoot
