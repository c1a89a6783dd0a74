// SPDX-License-Identifier: MIT
// Rows are large enough to be used with a remote control from two metres.
#include "screens/people.hpp"

#include <algorithm>
#include <array>

#include "play/bay.hpp"

namespace surefoot {

namespace {

constexpr double kRow = 128.0;
constexpr double kTop = 330.0;

void title(DrawList& out, const Canvas& canvas, const char* id) {
  out.add(Label{.id = id,
                .at = {0.5 * canvas.width, 130.0},
                .size = 88.0,
                .maxWidth = canvas.width - 200.0,
                .platePadding = 28.0});
}

double columnWidth(const Canvas& canvas) {
  return std::min(1180.0, canvas.width - 140.0);
}

int shownRows(const Canvas& canvas) {
  return static_cast<int>((canvas.height - kTop - 40.0) / kRow) + 1;
}

// The form's rows.
enum Field : int { Year, Sex, Height, FootBy, FootLength, Save, Back };
constexpr int kFields = 5;
constexpr int kLess = 10;
constexpr int kMore = 20;
constexpr std::array<const char*, 4> kSexes{"", "female", "male", "other"};
constexpr std::array<const char*, 4> kSexWords{"form.sex.unsaid", "form.sex.female", "form.sex.male", "form.sex.other"};
constexpr int kLeastShoe = 28;
constexpr int kMostShoe = 52;

}  // namespace

int PeopleScreen::firstShown(const Canvas& canvas) const {
  return std::clamp(selected_ - shownRows(canvas) + 2, 0, std::max(0, rows() - shownRows(canvas)));
}

std::vector<HitBox> PeopleScreen::hits(const Canvas& canvas) const {
  std::vector<HitBox> boxes;
  const int first = firstShown(canvas);
  for (int row = first; row < std::min(rows(), first + shownRows(canvas)); ++row) {
    boxes.push_back({row, {0.5 * canvas.width, kTop + kRow * (row - first)}, {columnWidth(canvas), 104.0}});
  }
  return boxes;
}

PeopleChoice PeopleScreen::choiceOf(int row) const {
  const int people = static_cast<int>(names_.size());
  if (row == 0) {
    return {PeopleChoice::Kind::Guest};
  }
  if (row <= people) {
    return {PeopleChoice::Kind::Person, static_cast<std::size_t>(row - 1)};
  }
  return {row == people + 1 ? PeopleChoice::Kind::Add : PeopleChoice::Kind::Back};
}

std::string PeopleScreen::wordsOf(int row) const {
  const PeopleChoice choice = choiceOf(row);
  switch (choice.kind) {
    case PeopleChoice::Kind::Guest:
      return "home.guest";
    case PeopleChoice::Kind::Person:
      return "=" + names_[choice.person];
    case PeopleChoice::Kind::Add:
      return "people.add";
    case PeopleChoice::Kind::Back:
      break;
  }
  return "people.back";
}

std::optional<PeopleChoice> PeopleScreen::handle(const ScreenInput& input, const Canvas& canvas) {
  if (input.pointed || input.clicked) {
    const auto hit = hitAt(hits(canvas), input.at);
    if (hit && input.clicked) {
      return choiceOf(*hit);
    }
    selected_ = hit.value_or(selected_);
    return std::nullopt;
  }
  if (input.key == ScreenKey::Back) {
    return PeopleChoice{PeopleChoice::Kind::Back};
  }
  if (input.key == ScreenKey::Confirm) {
    return choiceOf(selected_);
  }
  selected_ = moved(selected_, rows(), input.key);
  return std::nullopt;
}

void PeopleScreen::draw(DrawList& out, const Canvas& canvas, DayTime dayTime, double timeS) const {
  drawBay(out, canvas, dayTime, timeS, pageView(canvas, {}));
  title(out, canvas, "people.title");
  for (const HitBox& box : hits(canvas)) {
    drawButton(out, box, wordsOf(box.id), box.id == selected_);
  }
}

std::vector<HitBox> PersonForm::hits(const Canvas& canvas) {
  std::vector<HitBox> boxes;
  const double width = columnWidth(canvas);
  const double right = 0.5 * canvas.width + width / 2.0;
  for (int field = 0; field < kFields; ++field) {
    const double y = 300.0 + 124.0 * field;
    boxes.push_back({kLess + field, {right - 0.52 * width, y}, {96.0, 96.0}});
    boxes.push_back({kMore + field, {right - 64.0, y}, {96.0, 96.0}});
    boxes.push_back({field, {0.5 * canvas.width, y}, {width, 108.0}});
  }
  const double half = width / 2.0 - 20.0;
  boxes.push_back({Back, {0.5 * canvas.width - half / 2.0 - 20.0, 950.0}, {half, 108.0}});
  boxes.push_back({Save, {0.5 * canvas.width + half / 2.0 + 20.0, 950.0}, {half, 108.0}});
  return boxes;
}

void PersonForm::change(int field, int by) {
  switch (field) {
    case Year:
      birthYear_ = std::clamp(birthYear_ + by, 1900, thisYear_);
      break;
    case Sex:
      sex_ = (sex_ + by + 4) % 4;
      break;
    case Height:
      heightCm_ = std::clamp(heightCm_ + by, 100, 230);
      break;
    case FootBy:
      byShoe_ = !byShoe_;
      break;
    case FootLength:
      shoeEu_ = std::clamp(shoeEu_ + (byShoe_ ? by : 0), kLeastShoe, kMostShoe);
      footMm_ = std::clamp(footMm_ + (byShoe_ ? 0 : by), 190, 330);
      break;
    default:
      break;
  }
}

void PersonForm::typeDigit(int digit) {
  int* number = selected_ == Year         ? &birthYear_
                : selected_ == Height     ? &heightCm_
                : selected_ == FootLength ? (byShoe_ ? &shoeEu_ : &footMm_)
                                          : nullptr;
  if (number != nullptr) {
    *number = typing_ && *number < 1000 ? *number * 10 + digit : digit;
    typing_ = true;
  }
}

/// When a field is left, the typed digits become its value, clamped to the allowed range.
void PersonForm::settle() {
  typing_ = false;
  const bool byShoe = byShoe_;
  for (const bool shoe : {true, false}) {
    byShoe_ = shoe;
    change(FootLength, 0);
  }
  byShoe_ = byShoe;
  change(Year, 0);
  change(Height, 0);
}

std::optional<PersonForm::Result> PersonForm::handle(const ScreenInput& input, const Canvas& canvas) {
  int pressed = -1;
  if (input.pointed || input.clicked) {
    const auto hit = hitAt(hits(canvas), input.at);
    if (!hit || !input.clicked) {
      return std::nullopt;
    }
    settle();
    selected_ = *hit % 10;
    if (*hit >= kLess) {
      change(selected_, *hit >= kMore ? 1 : -1);
    }
    pressed = *hit;
  } else if (input.key == ScreenKey::Digit) {
    typeDigit(input.digit);
    return std::nullopt;
  } else {
    settle();
    if (input.key == ScreenKey::Back) {
      return Result::Back;
    }
    if (input.key == ScreenKey::Up || input.key == ScreenKey::Down) {
      selected_ = moved(selected_, Back + 1, input.key);
    } else if (selected_ < kFields && (input.key == ScreenKey::Left || input.key == ScreenKey::Right)) {
      change(selected_, input.key == ScreenKey::Right ? 1 : -1);
    } else if (input.key == ScreenKey::Confirm) {
      pressed = selected_;
      selected_ = std::min(selected_ + 1, static_cast<int>(Save));
    }
  }
  if (pressed == Save) {
    return Result::Saved;
  }
  return pressed == Back ? std::optional(Result::Back) : std::nullopt;
}

Person PersonForm::facts() const {
  Person person;
  person.birthYear = birthYear_;
  person.sex = kSexes[static_cast<std::size_t>(sex_)];
  person.heightMm = 10.0 * heightCm_;
  person.footLengthMm = byShoe_ ? std::clamp(footLengthFromEuSize(shoeEu_), 190.0, 330.0) : footMm_;
  return person;
}

std::string PersonForm::valueOf(int field) const {
  switch (field) {
    case Year:
      return "=" + std::to_string(birthYear_);
    case Sex:
      return kSexWords[static_cast<std::size_t>(sex_)];
    case Height:
      return "=" + std::to_string(heightCm_) + " cm";
    case FootBy:
      return byShoe_ ? "form.by_shoe" : "form.by_length";
    default:
      return byShoe_ ? "=EU " + std::to_string(shoeEu_) : "=" + std::to_string(footMm_) + " mm";
  }
}

void PersonForm::draw(DrawList& out, const Canvas& canvas, DayTime dayTime, double timeS) const {
  drawBay(out, canvas, dayTime, timeS, pageView(canvas, {}));
  title(out, canvas, "form.title");
  constexpr std::array<const char*, kFields> kNames{"form.birth_year", "form.sex", "form.height", "form.foot_by",
                                                    "form.foot"};
  const double width = columnWidth(canvas);
  for (const HitBox& box : hits(canvas)) {
    if (box.id < kFields) {
      const Vec2 left = box.centre - Vec2{width / 2.0 - 40.0, 0.0};
      drawPanel(out, box.centre, box.size, box.id == selected_);
      out.add(Label{.id = kNames[static_cast<std::size_t>(box.id)],
                    .at = left,
                    .anchor = {0.0, 0.5},
                    .size = 56.0,
                    .maxWidth = 0.48 * width - 104.0});
      const Vec2 value{box.centre.x + width / 2.0 - 64.0 - 0.5 * (0.52 * width - 64.0), box.centre.y};
      out.add(Label{.id = valueOf(box.id), .at = value, .size = 56.0, .maxWidth = 0.52 * width - 190.0});
    } else if (box.id == Save || box.id == Back) {
      drawButton(out, box, box.id == Save ? "form.save" : "people.back", box.id == selected_);
    }
  }
  for (const HitBox& box : hits(canvas)) {
    if (box.id >= kLess) {
      out.add(Box{box.centre, {76.0, 76.0}, 38.0, rgb(0x33406F), rgb(0x33406F)});
      out.add(Label{.id = box.id >= kMore ? "=+" : "=\u2212", .at = box.centre, .size = 60.0});
    }
  }
}

}  // namespace surefoot
