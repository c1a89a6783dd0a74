// SPDX-License-Identifier: MIT
// Three cards side by side, one above the other where the canvas is tall. What is to come says so.
#include "screens/home.hpp"

#include <array>

#include "play/bay.hpp"
#include "screens/lean_menu.hpp"

namespace surefoot {

namespace {

constexpr int kCards = 3;
constexpr int kPerson = 3;

struct CardWords {
  const char* title;
  const char* dose;
};
constexpr std::array<CardWords, kCards> kWords{{{"home.toe_press", "home.toe_press.dose"},
                                                {"home.tiptoe", "home.tiptoe.dose"},
                                                {"home.circles", "home.circles.dose"}}};

double margin(const Canvas& canvas) {
  return canvas.portrait() ? 60.0 : 0.0625 * canvas.width;
}

void card(DrawList& out, const HitBox& box, const HomeView& view, bool wide, bool selected) {
  drawPanel(out, box.centre, box.size, selected);
  const Vec2 corner = box.centre - 0.5 * box.size;
  const Vec2 picture = wide ? corner + Vec2{150.0, 0.5 * box.size.y} : corner + Vec2{0.5 * box.size.x, 128.0};
  constexpr std::array<TileIcon, kCards> kIcons{TileIcon::Catapult, TileIcon::Balloon, TileIcon::Lighthouse};
  drawTileIcon(out, kIcons[static_cast<std::size_t>(box.id)], picture, 1.0);
  const Vec2 at = wide ? corner + Vec2{300.0, 0.5 * box.size.y - 106.0} : corner + Vec2{28.0, 228.0};
  const double room = corner.x + box.size.x - 28.0 - at.x;
  const auto& text = kWords[static_cast<std::size_t>(box.id)];
  out.add(words(text.title, at, 60.0, room));
  Label dose = words(text.dose, at + Vec2{0.0, 86.0}, 50.0, room, rgb(0xE6E9F5));
  dose.bold = false;
  dose.maxLines = wide ? 1 : 2;
  out.add(dose);
  Label state =
      words(box.id == 0 ? "home.today" : "home.to_come", at + Vec2{0.0, wide ? 150.0 : 212.0}, 50.0, room, kCream);
  state.arguments = {std::to_string(view.toePressToday)};
  out.add(state);
}

}  // namespace

std::vector<HitBox> HomeScreen::hits(const Canvas& canvas) {
  const double edge = margin(canvas);
  const double inner = canvas.width - 2.0 * edge;
  std::vector<HitBox> boxes;
  for (int i = 0; i < kCards; ++i) {
    if (canvas.portrait()) {
      boxes.push_back({i, {0.5 * canvas.width, 640.0 + i * 344.0}, {inner, 300.0}});
    } else {
      const double width = (inner - 2.0 * 44.0) / kCards;
      boxes.push_back({i, {edge + width / 2.0 + i * (width + 44.0), 588.0}, {width, 520.0}});
    }
  }
  const Vec2 size{canvas.portrait() ? inner : 0.30 * canvas.width, 100.0};
  boxes.push_back({kPerson, {canvas.width - edge - size.x / 2.0, canvas.portrait() ? 400.0 : 140.0}, size});
  return boxes;
}

std::optional<HomeChoice> HomeScreen::choose(int id) const {
  if (id == kPerson) {
    return HomeChoice::Person;
  }
  return id == 0 ? std::optional(HomeChoice::ToePress) : std::nullopt;
}

std::optional<HomeChoice> HomeScreen::handle(const ScreenInput& input, const Canvas& canvas) {
  if (input.pointed || input.clicked) {
    if (const auto hit = hitAt(hits(canvas), input.at)) {
      selected_ = *hit;
      return input.clicked ? choose(selected_) : std::nullopt;
    }
    return std::nullopt;
  }
  if (input.key == ScreenKey::Back) {
    return HomeChoice::Quit;
  }
  if (input.key == ScreenKey::Confirm) {
    return choose(selected_);
  }
  selected_ = moved(selected_, kCards + 1, input.key);
  return std::nullopt;
}

void HomeScreen::draw(DrawList& out, const Canvas& canvas, const HomeView& view) const {
  drawBay(out, canvas, view.dayTime, view.timeS, pageView(canvas));
  constexpr std::array<const char*, 3> kHello{"home.morning", "home.midday", "home.evening"};
  const double edge = margin(canvas);
  const double room = canvas.portrait() ? canvas.width - 2.0 * edge - 20.0 : 0.54 * canvas.width;
  Label hello =
      words(kHello[static_cast<std::size_t>(view.dayTime)], {edge + 10.0, canvas.portrait() ? 110.0 : 84.0}, 96.0, room);
  hello.platePadding = 24.0;
  out.add(hello);
  for (const HitBox& box : hits(canvas)) {
    if (box.id == kPerson) {
      drawButton(out, box, view.person.empty() ? "home.guest" : "=" + view.person, selected_ == kPerson);
    } else {
      card(out, box, view, canvas.portrait(), selected_ == box.id);
    }
  }
  constexpr std::array<const char*, kCards + 1> kHints{"home.start", "home.later", "home.later", "home.who"};
  out.add(Label{.id = kHints[static_cast<std::size_t>(selected_)],
                .at = {0.5 * canvas.width, canvas.height - (canvas.portrait() ? 250.0 : 146.0)},
                .size = 56.0,
                .maxWidth = canvas.width - 200.0,
                .platePadding = 20.0});
  out.add(Label{.id = "=" + view.board,
                .at = {0.5 * canvas.width, canvas.height - 40.0},
                .size = 36.0,
                .maxWidth = canvas.width - 120.0,
                .bold = false,
                .color = kCream,
                .platePadding = 10.0});
}

}  // namespace surefoot
