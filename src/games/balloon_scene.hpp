// SPDX-License-Identifier: MIT
// The balloon's picture: everything it shows as plain data, and how that is drawn. Knows no rules, no physics and no
// person.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "games/balloon_places.hpp"
#include "games/particles.hpp"
#include "play/draw_list.hpp"
#include "play/game.hpp"
#include "play/physics.hpp"

namespace surefoot {

/// The world in metres: y up from the landing places' decks. Bodies live beside the balloon, whose rest is x = 0;
/// scenery lives along the route, whose metre 0 is the first landing place.
namespace balloon {
inline constexpr double kRouteLeg = 10.0;    ///< From landing place to landing place.
inline constexpr double kFlownShare = 0.82;  ///< Of a leg is flown on tiptoe, the rest is the landing.
inline constexpr int kLanterns = 10;         ///< On every leg.
inline constexpr double kWaterY = -0.5;
inline constexpr Vec2 kBasket{1.0, 0.64};
inline constexpr Vec2 kCrate{0.5, 0.46};
inline constexpr double kRopes = 0.85;      ///< From the envelope's mouth to the basket's rim.
inline constexpr double kYard = 0.98;       ///< Cargo hangs so far out to either side of the basket's middle.
inline constexpr double kCargoRope = 0.42;  ///< From the yard to the top of the cargo.
inline constexpr double kLandedY = kBasket.y + kRopes + 0.02;  ///< Of the mouth.
}  // namespace balloon

enum class Cargo : std::uint8_t { Crate, Barrel, Hay };
inline constexpr int kCargoKinds = 3;

struct SceneCargo {
  Pose pose;  ///< Beside the balloon, or along the route once it was delivered.
  Cargo cargo{};
  double shown = 1.0;  ///< 0 not there yet, 1 whole.
  double side = 0.0;   ///< -1 or 1: hangs from this end of the yard; 0: lies on the ground.
};

/// A leg of the route, by its number from the bout's first.
struct SceneLeg {
  int lit = 0;           ///< Lanterns that burn.
  double newest = 1.0;   ///< 0 to 1: how far the last of them has come up.
  PlaceKind to{};        ///< What stands where it ends.
  bool reached = false;  ///< Its flag is up.
};

/// The two ways to choose from.
struct SceneChoice {
  double shown = 0.0;  ///< 0 hidden, 1 shown.
  bool byLean = true;
  std::array<PlaceKind, 2> places{};  ///< Left, right.
  int chosen = 0;                     ///< 0 left, 1 right: where it goes as things stand.
  double dwell = 0.0;                 ///< 0 to 1: how long the lean has stayed.
};

struct BalloonScene {
  DayTime dayTime{};
  double timeS = 0.0;
  double route = 0.0;  ///< Where the balloon is along the route.
  Pose hub;            ///< The envelope's mouth.
  Pose basket;
  double flame = 0.0;   ///< 0 pilot light to about 1.2.
  double wind = 0.0;    ///< -1 from the left to 1 from the right.
  double breath = 0.0;  ///< 0 to 1, swells in rests.
  double triumph = 0.0;
  PlaceKind home{};  ///< What stands at the route's start.
  std::vector<SceneLeg> legs;
  std::vector<SceneCargo> cargo;
  std::vector<SceneCargo> delivered;
  SceneChoice choice;
  Place place;
  std::span<const Particle> particles;
};

void drawBalloon(DrawList& out, const Canvas& canvas, const BalloonScene& scene);

}  // namespace surefoot
