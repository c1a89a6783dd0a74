// SPDX-License-Identifier: MIT
// The balloon's picture: everything it shows as plain data, and how that is drawn. Knows no rules, no physics and no
// person.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "base/enum_table.hpp"
#include "games/balloon_places.hpp"
#include "games/particles.hpp"
#include "play/draw_list.hpp"
#include "play/game.hpp"
#include "play/physics.hpp"

namespace surefoot {

/// The world in metres: y up from the decks of the landing places. Bodies are placed relative to the balloon, which
/// rests at x = 0; scenery is placed along the route, whose metre 0 is the first landing place.
namespace balloon {
inline constexpr double kRouteLeg = 10.0;    ///< Distance between landing places.
inline constexpr double kFlownShare = 0.82;  ///< Share of a leg that is flown on tiptoe; the rest is the landing.
inline constexpr int kLanterns = 10;         ///< Lanterns on every leg.
inline constexpr double kWaterY = -0.5;
inline constexpr Vec2 kBasket{1.0, 0.64};
inline constexpr Vec2 kCrate{0.5, 0.46};
inline constexpr double kRopes = 0.85;      ///< From the mouth of the envelope to the rim of the basket.
inline constexpr double kYard = 0.98;       ///< Horizontal distance of the cargo from the middle of the basket.
inline constexpr double kCargoRope = 0.42;  ///< From the yard to the top of the cargo.
inline constexpr double kLandedY = kBasket.y + kRopes + 0.02;  ///< Height of the mouth when landed.
}  // namespace balloon

enum class Cargo : std::uint8_t { Crate, Barrel, Hay };
inline constexpr auto kCargoKinds = static_cast<int>(countOf<Cargo>());

struct SceneCargo {
  Pose pose;  ///< Relative to the balloon, or along the route once delivered.
  Cargo cargo{};
  double shown = 1.0;  ///< 0 not there yet, 1 fully visible.
  double side = 0.0;   ///< -1 or 1: hangs from that end of the yard; 0: lies on the ground.
};

/// A leg of the route, numbered from the first of the bout.
struct SceneLeg {
  int lit = 0;           ///< Number of burning lanterns.
  double newest = 1.0;   ///< 0 to 1: how brightly the newest of them burns.
  PlaceKind to{};        ///< The landing place at its end.
  bool reached = false;  ///< The flag there is up.
};

/// The two landing places to choose from.
struct SceneChoice {
  double shown = 0.0;  ///< 0 hidden, 1 shown.
  bool byLean = true;
  std::array<PlaceKind, 2> places{};  ///< Left, right.
  int chosen = 0;                     ///< 0 left, 1 right: the present choice.
  double dwell = 0.0;                 ///< 0 to 1: share of the dwell time for which the lean has been held.
};

struct BalloonScene {
  DayTime dayTime{};
  double timeS = 0.0;
  double route = 0.0;  ///< Position of the balloon along the route.
  Pose hub;            ///< The mouth of the envelope.
  Pose basket;
  double flame = 0.0;   ///< 0 (pilot light) to about 1.2.
  double wind = 0.0;    ///< -1 from the left to 1 from the right.
  double breath = 0.0;  ///< 0 to 1; swells in rests.
  double triumph = 0.0;
  PlaceKind home{};  ///< The place at the start of the route.
  std::vector<SceneLeg> legs;
  std::vector<SceneCargo> cargo;
  std::vector<SceneCargo> delivered;
  SceneChoice choice;
  Place place;
  std::span<const Particle> particles;
};

void drawBalloon(DrawList& out, const Canvas& canvas, const BalloonScene& scene);

}  // namespace surefoot
