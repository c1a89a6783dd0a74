// SPDX-License-Identifier: MIT
// Sizes are for a canvas 1080 high. Text has a plate behind it, so that it can be read against any sky.
#include "screens/hud.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "play/bay.hpp"
#include "play/easing.hpp"

namespace surefoot {

namespace {

struct RingSpot {
  Vec2 centre;
  double radius;
};

RingSpot middleRing(const Canvas& canvas) {
  return canvas.portrait() ? RingSpot{{0.5 * canvas.width, 0.28 * canvas.height}, 190.0}
                           : RingSpot{{0.45 * canvas.width, 0.52 * canvas.height}, 150.0};
}

RingSpot cornerRing(const Canvas& canvas) {
  if (canvas.portrait()) {
    return {{canvas.width - 165.0, canvas.height - 260.0}, 130.0};
  }
  const double radius = std::clamp(104.0 + 0.096 * (canvas.width - 1440.0), 104.0, 150.0);
  return {{canvas.width - radius - 40.0, canvas.height - radius - 40.0}, radius};
}

void drawPips(DrawList& out, const Canvas& canvas, int done, int total) {
  if (total <= 0) {
    return;
  }
  const double step = std::min(52.0, 0.62 * canvas.width / total);
  const double y = canvas.height - (canvas.portrait() ? 510.0 : 64.0);
  const double left = 0.5 * canvas.width - 0.5 * step * (total - 1);
  out.add(Box{{0.5 * canvas.width, y}, {step * total + 44.0, 68.0}, 34.0, kPanel, kPanel});
  for (int i = 0; i < total; ++i) {
    const Vec2 at{left + i * step, y};
    if (i < done) {
      out.add(Ellipse{at, {17.0, 17.0}, kAmber, kAmber});
    } else {
      out.add(Ellipse{at, {14.0, 14.0}, faded(kWhite, 0.0), faded(kWhite, 0.0), 0.0, 4.0, rgb(0xFFE9C4, 0.75)});
    }
  }
}

}  // namespace

void drawPrompt(DrawList& out, const Canvas& canvas, std::string_view id) {
  out.add(Label{.id = std::string(id),
                .at = {0.5 * canvas.width, canvas.portrait() ? 170.0 : 118.0},
                .size = 96.0,
                .maxWidth = canvas.width - 160.0,
                .maxLines = canvas.portrait() ? 2 : 1,
                .platePadding = 34.0});
}

void drawRing(DrawList& out, Vec2 centre, double radius, double filled, std::string_view text, bool backward) {
  const double thick = 0.17 * radius;
  out.add(Ellipse{centre, {radius + 14.0, radius + 14.0}, kPanel, kPanel});
  out.add(Arc{centre, radius - thick / 2.0, thick, 0.0, 1.0, rgb(0xFFFFFF, 0.20)});
  if (filled > 0.0) {
    const double share = std::min(filled, 1.0);
    out.add(Arc{centre, radius - thick / 2.0, thick, backward ? 1.0 - share : 0.0, share, kAmber});
  }
  if (!text.empty()) {
    out.add(Label{.id = "=" + std::string(text), .at = centre, .size = 200.0 * radius / 150.0});
  }
}

void drawHud(DrawList& out, const Canvas& canvas, const HudState& hud, const FeetView& feet) {
  if (hud.feet) {
    drawFeet(out, canvas, feet);
  }
  drawPips(out, canvas, hud.done, hud.total);
  if (hud.ring >= 0.0) {
    const auto [centre, radius] = hud.ringAside ? cornerRing(canvas) : middleRing(canvas);
    drawRing(out, centre, radius, hud.ring, hud.ringText, hud.ringBackward);
  }
  if (!hud.promptId.empty()) {
    drawPrompt(out, canvas, hud.promptId);
  }
}

}  // namespace surefoot
