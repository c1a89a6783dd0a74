// SPDX-License-Identifier: MIT
// Three cards side by side, or one above the other on a tall canvas.
#include "screens/home.hpp"

#include <algorithm>
#include <array>

#include "base/enum_table.hpp"
#include "base/text.hpp"
#include "play/bay.hpp"
#include "screens/page_menu.hpp"

namespace surefoot {

namespace {

/// Ids of the boxes: exercises by their number, then the others. The free one has a button instead of a card.
constexpr int kFree = static_cast<int>(Exercise::Free);
constexpr int kCards = kFree;
static_assert(kFree + 1 == countOf<Exercise>());
constexpr int kPerson = 4;
constexpr int kProgress = 5;
constexpr int kAssess = 6;
constexpr int kVisit = 7;
constexpr int kCount = 8;
static_assert(kPerson == kFree + 1);

constexpr EnumTable<Exercise, const char*> kTitles{{"home.toe_press", "home.tiptoe", "home.circles", "home.free"}};

struct Rounds {
  int done = 0;
  int asked = 0;
};

/// Today's rounds of one exercise, both feet together; rounds beyond the plan do not count.
Rounds roundsOf(const HomeView& view, Exercise exercise) {
  Rounds rounds;
  for (const TodayLine& line : view.today.lines) {
    if (view.plan.items[line.item].exercise == exercise) {
      rounds.done += std::min(line.roundsDone, line.rounds);
      rounds.asked += line.rounds;
    }
  }
  return rounds;
}

/// The planned dose of a round; no text if the plan leaves the exercise out.
void setDose(Label& dose, const PlanItem* item) {
  if (item == nullptr) {
    return;
  }
  dose.arguments = {std::to_string(item->repetitions), numberText(item->holdS)};
  switch (item->exercise) {
    case Exercise::ToePress:
      dose.id = "home.toe_press.dose";
      break;
    case Exercise::Tiptoe:
      dose.id = item->ownHold ? "home.tiptoe.dose.own" : "home.tiptoe.dose";
      break;
    default:
      dose.id = "home.circles.dose";
      break;
  }
}

double margin(const Canvas& canvas) {
  return canvas.portrait() ? 60.0 : 0.0625 * canvas.width;
}

void card(DrawList& out, const HitBox& box, const HomeView& view, bool wide, bool selected) {
  drawPanel(out, box.centre, box.size, selected);
  const Vec2 corner = box.centre - 0.5 * box.size;
  const Vec2 picture = wide ? corner + Vec2{150.0, 0.5 * box.size.y} : corner + Vec2{0.5 * box.size.x, 86.0};
  const auto exercise = static_cast<Exercise>(box.id);
  drawTileIcon(out, iconOf(exercise), picture, wide ? 1.0 : 0.88);
  const Vec2 at = wide ? corner + Vec2{300.0, 0.5 * box.size.y - 106.0} : corner + Vec2{28.0, 160.0};
  const double room = corner.x + box.size.x - 28.0 - at.x;
  out.add(words(kTitles[exercise], at, 60.0, room));
  Label dose = words("", at + Vec2{0.0, 84.0}, 50.0, room, rgb(0xE6E9F5));
  dose.bold = false;
  dose.maxLines = wide ? 1 : 2;
  setDose(dose, itemOf(view.plan, exercise));
  if (!dose.id.empty()) {
    out.add(dose);
  }
  const Rounds rounds = roundsOf(view, exercise);
  Label state = words(rounds.asked > 0 ? "home.today" : "home.not_planned", at + Vec2{0.0, wide ? 148.0 : 208.0}, 50.0,
                      room, kCream);
  state.arguments = {std::to_string(rounds.done), std::to_string(rounds.asked)};
  out.add(state);
}

const char* visitWords(const HomeView& view) {
  if (!view.stepOn) {
    return view.today.complete ? "home.visit.more" : "home.visit";
  }
  return view.occupied ? "home.step_off_first" : "home.step_on";
}

const char* freeWords(const HomeView& view) {
  const Rounds rounds = roundsOf(view, Exercise::Free);
  return rounds.asked == 0 ? "home.free" : rounds.done < rounds.asked ? "home.free.planned" : "home.free.done";
}

/// The shore runs just above the cards, or above the buttons over them.
BayView bayBehind(const Canvas& canvas, const Place& place) {
  BayView view = pageView(canvas, place, canvas.portrait() ? 342.0 : 288.0);
  // Sun and lighthouse between the greeting and the person's name.
  if (!canvas.portrait()) {
    view.lighthouseX = 0.56 * canvas.width;
    view.sun = {0.62 * canvas.width, view.horizonY - 80.0};
  }
  return view;
}

}  // namespace

std::vector<HitBox> HomeScreen::hits(const Canvas& canvas) {
  const double edge = margin(canvas);
  const double inner = canvas.width - 2.0 * edge;
  const bool tall = canvas.portrait();
  std::vector<HitBox> boxes;
  for (int i = 0; i < kCards; ++i) {
    if (tall) {
      boxes.push_back({i, {0.5 * canvas.width, 640.0 + i * 320.0}, {inner, 280.0}});
    } else {
      const double width = (inner - 2.0 * 44.0) / kCards;
      boxes.push_back({i, {edge + width / 2.0 + i * (width + 44.0), 522.0}, {width, 452.0}});
    }
  }
  const double gap = tall ? 40.0 : 44.0;
  // The visit has a row of its own; the other buttons are below it. On a tall canvas the test is beside the person.
  const double y = tall ? canvas.height - 320.0 : 814.0;
  const double smallY = tall ? y + 150.0 : 940.0;
  const double high = tall ? 120.0 : 96.0;
  const double small = tall ? (inner - gap) / 2.0 : (inner - 2.0 * gap) / 3.0;
  const double left = edge + small / 2.0;
  boxes.push_back({kFree, {left, smallY}, {small, high}});
  const Vec2 size{tall ? small : 0.30 * canvas.width, 100.0};
  boxes.push_back({kPerson, {canvas.width - edge - size.x / 2.0, tall ? 400.0 : 92.0}, size});
  boxes.push_back({kProgress, {canvas.width - edge - small / 2.0, smallY}, {small, high}});
  boxes.push_back({kAssess, tall ? Vec2{left, 400.0} : Vec2{left + small + gap, smallY}, {small, tall ? 100.0 : high}});
  boxes.push_back({kVisit, {0.5 * canvas.width, y}, {inner, high}});
  return boxes;
}

Exercise HomeScreen::exercise() const {
  return static_cast<Exercise>(selected_ <= kFree ? selected_ : 0);
}

std::optional<HomeChoice> HomeScreen::choose(int id) const {
  if (id == kPerson) {
    return HomeChoice::Person;
  }
  if (id == kProgress) {
    return HomeChoice::Progress;
  }
  if (id == kAssess) {
    return HomeChoice::Assess;
  }
  return id == kVisit ? HomeChoice::Visit : HomeChoice::Exercise;
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
  selected_ = moved(selected_, kCount, input.key);
  return std::nullopt;
}

void HomeScreen::draw(DrawList& out, const Canvas& canvas, const HomeView& view) const {
  drawBay(out, canvas, view.dayTime, view.timeS, bayBehind(canvas, view.place));
  constexpr EnumTable<DayTime, const char*> kHello{{"home.morning", "home.midday", "home.evening"}};
  const double edge = margin(canvas);
  const double room = canvas.portrait() ? canvas.width - 2.0 * edge - 20.0 : 0.52 * canvas.width;
  Label hello = words(kHello[view.dayTime], {edge + 10.0, canvas.portrait() ? 110.0 : 38.0}, 96.0, room);
  hello.platePadding = 24.0;
  out.add(hello);
  for (const HitBox& box : hits(canvas)) {
    const bool selected = selected_ == box.id;
    if (box.id < kCards) {
      card(out, box, view, canvas.portrait(), selected);
    } else if (box.id == kPerson) {
      drawButton(out, box, view.person.empty() ? "home.guest" : "=" + view.person, selected);
    } else {
      drawButton(out, box,
                 box.id == kFree       ? freeWords(view)
                 : box.id == kProgress ? "home.progress"
                 : box.id == kAssess   ? "home.assess"
                                       : visitWords(view),
                 selected);
    }
  }
  out.add(Label{.id = view.boardId,
                .arguments = view.boardArguments,
                .at = {0.5 * canvas.width, canvas.height - 40.0},
                .size = 36.0,
                .maxWidth = canvas.width - 120.0,
                .bold = false,
                .color = kCream,
                .platePadding = 10.0});
}

}  // namespace surefoot
