// SPDX-License-Identifier: MIT
// The designs: a keep, a gate, a granary, twins with a bridge, a belfry and an ice house.
#include "games/towers.hpp"

namespace surefoot {

namespace {

constexpr double kCourse = 0.42;  ///< Height of a course in metres.

class Mason {
 public:
  explicit Mason(Random& random) : random_(random) {}

  void lay(Stuff stuff, double x, double foot, Vec2 size) {
    const auto tint = static_cast<int>(random_.next() % 4U);
    blocks_.push_back({{x, foot + size.y / 2.0}, size, stuff, tint});
  }

  /// A course of equal blocks side by side, `count` of them, middle at `x`.
  void course(Stuff stuff, double x, double foot, int count, double width) {
    for (int i = 0; i < count; ++i) {
      // A tiny gap between neighbours, so that they rest instead of pushing each other apart.
      lay(stuff, x + (i - (count - 1) / 2.0) * width, foot, {width - 0.012, kCourse});
    }
  }

  std::vector<BlockPlan> done() { return std::move(blocks_); }

 private:
  Random& random_;
  std::vector<BlockPlan> blocks_;
};

std::vector<BlockPlan> keep(Random& random) {
  Mason mason(random);
  const int widths[] = {4, 4, 3, 3, 2};
  for (int row = 0; row < 5; ++row) {
    mason.course(row < 2 ? Stuff::Sandstone : Stuff::Brick, 0.0, row * kCourse, widths[row], 0.54);
  }
  mason.lay(Stuff::Plank, 0.0, 5 * kCourse, {1.3, 0.12});
  mason.course(Stuff::Brick, 0.0, 5 * kCourse + 0.12, 1, 0.54);
  return mason.done();
}

std::vector<BlockPlan> gate(Random& random) {
  Mason mason(random);
  for (int row = 0; row < 4; ++row) {
    for (const double side : {-1.0, 1.0}) {
      mason.course(row == 0 ? Stuff::Sandstone : Stuff::Brick, side * 0.74, row * kCourse, 1, 0.66);
    }
  }
  double foot = 4 * kCourse;
  mason.lay(Stuff::Plank, 0.0, foot, {2.2, 0.15});
  foot += 0.15;
  mason.course(Stuff::Hay, 0.0, foot, 3, 0.58);
  foot += kCourse;
  mason.lay(Stuff::Pot, -0.58, foot, {0.34, 0.44});
  mason.lay(Stuff::Pot, 0.58, foot, {0.34, 0.44});
  mason.course(Stuff::Brick, 0.0, foot, 1, 0.5);
  return mason.done();
}

std::vector<BlockPlan> granary(Random& random) {
  Mason mason(random);
  for (int row = 0; row < 4; ++row) {
    mason.course(row % 2 == 0 ? Stuff::Hay : Stuff::Sandstone, 0.0, row * kCourse, 4 - row, 0.56);
  }
  mason.lay(Stuff::Pot, -0.98, kCourse, {0.28, 0.36});
  mason.lay(Stuff::Pot, 0.98, kCourse, {0.28, 0.36});
  mason.course(Stuff::Brick, 0.0, 4 * kCourse, 1, 0.44);
  return mason.done();
}

std::vector<BlockPlan> twins(Random& random) {
  Mason mason(random);
  for (const double side : {-1.0, 1.0}) {
    for (int row = 0; row < 5; ++row) {
      mason.course(row % 2 == 0 ? Stuff::Brick : Stuff::Sandstone, side * 0.8, row * kCourse, 1, 0.58);
    }
  }
  double foot = 5 * kCourse;
  mason.lay(Stuff::Plank, 0.0, foot, {2.2, 0.13});
  foot += 0.13;
  for (const double side : {-1.0, 1.0}) {
    mason.lay(Stuff::Pot, side * 0.8, foot, {0.34, 0.46});
  }
  mason.lay(Stuff::Hay, 0.0, foot, {0.7, kCourse});
  return mason.done();
}

std::vector<BlockPlan> belfry(Random& random) {
  Mason mason(random);
  mason.course(Stuff::Sandstone, 0.0, 0.0, 4, 0.54);
  mason.course(Stuff::Brick, 0.0, kCourse, 3, 0.56);
  double foot = 2 * kCourse;
  for (int row = 0; row < 2; ++row) {
    for (const double side : {-1.0, 1.0}) {
      mason.course(Stuff::Brick, side * 0.6, foot + row * kCourse, 1, 0.4);
    }
  }
  mason.lay(Stuff::Bell, 0.0, foot, {0.56, 0.6});
  foot += 2 * kCourse;
  mason.lay(Stuff::Plank, 0.0, foot, {1.7, 0.13});
  foot += 0.13;
  mason.lay(Stuff::Hay, 0.0, foot, {0.8, kCourse});
  return mason.done();
}

std::vector<BlockPlan> iceHouse(Random& random) {
  Mason mason(random);
  mason.course(Stuff::Sandstone, 0.0, 0.0, 3, 0.62);
  mason.course(Stuff::Ice, 0.0, kCourse, 3, 0.58);
  mason.course(Stuff::Brick, 0.0, 2 * kCourse, 2, 0.62);
  mason.course(Stuff::Ice, 0.0, 3 * kCourse, 2, 0.54);
  mason.lay(Stuff::Plank, 0.0, 4 * kCourse, {1.3, 0.13});
  const double foot = 4 * kCourse + 0.13;
  mason.lay(Stuff::Bell, -0.38, foot, {0.38, 0.42});
  mason.lay(Stuff::Pot, 0.4, foot, {0.32, 0.42});
  mason.course(Stuff::Ice, 0.0, foot, 1, 0.34);
  return mason.done();
}

}  // namespace

Matter matterOf(Stuff stuff) {
  switch (stuff) {
    case Stuff::Brick:
      return {1.1, 0.6, 0.05};
    case Stuff::Sandstone:
      return {1.4, 0.7, 0.02};
    case Stuff::Hay:
      return {0.35, 0.8, 0.25};
    case Stuff::Pot:
      return {0.6, 0.45, 0.1};
    case Stuff::Plank:
      return {0.7, 0.5, 0.05};
    case Stuff::Bell:
      return {1.6, 0.5, 0.2};
    case Stuff::Ice:
      return {0.9, 0.06, 0.02};
  }
  return {};
}

std::vector<BlockPlan> towerPlan(int design, Random& random) {
  switch (design) {
    case 0:
      return keep(random);
    case 1:
      return gate(random);
    case 2:
      return granary(random);
    case 3:
      return twins(random);
    case 4:
      return belfry(random);
    default:
      return iceHouse(random);
  }
}

}  // namespace surefoot
