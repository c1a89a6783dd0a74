// SPDX-License-Identifier: MIT
// Dust, sparks and drops: small things that fly and fade. Decoration only; nothing in a game depends on them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/math.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "base/vec2.hpp"
#include "play/bay.hpp"
#include "play/draw_list.hpp"

namespace surefoot {

enum class ParticleKind : std::uint8_t { Dust, Spark, Drop };

/// In metres of the game's world, y up.
struct Particle {
  ParticleKind kind{};
  Vec2 at;
  Vec2 velocity;
  double ageS = 0.0;
  double lifeS = 1.0;
  double size = 0.1;
};

class Particles {
 public:
  explicit Particles(std::uint64_t seed) : random_(seed, 77) {}

  /// Emits `count` particles from a point, upward and sideways at up to `speed` metres per second.
  void burst(ParticleKind kind, Vec2 at, int count, double speed, double size) {
    for (int i = 0; i < count && particles_.size() < kMost; ++i) {
      const double angle = random_.uniform(0.1, 0.9) * kPi;
      const double fast = random_.uniform(0.25, 1.0) * speed;
      const double life = random_.uniform(0.6, 1.4);
      const double bulk = random_.uniform(0.5, 1.2) * size;
      particles_.push_back({kind, at, {fast * det::cos(angle), fast * det::sin(angle)}, 0.0, life, bulk});
    }
  }

  void step() {
    for (Particle& particle : particles_) {
      const bool heavy = particle.kind != ParticleKind::Dust;
      particle.velocity.y -= (heavy ? 7.0 : 0.4) * kTickS;
      particle.velocity *= heavy ? 0.997 : 0.965;
      particle.at += kTickS * particle.velocity;
      particle.ageS += kTickS;
    }
    std::erase_if(particles_, [](const Particle& particle) { return particle.ageS >= particle.lifeS; });
  }

  std::span<const Particle> all() const { return particles_; }

 private:
  static constexpr std::size_t kMost = 90;
  Random random_;
  std::vector<Particle> particles_;
};

/// The picture of a grain of dust at `at` on a canvas with `scale` units to a metre.
inline Ellipse dust(const Particle& one, Vec2 at, double scale) {
  const double age = one.ageS / one.lifeS;
  const double radius = scale * one.size * (0.7 + 1.3 * age);
  return {at, {radius, radius}, faded(rgb(0xEBCDAE), 0.5 * (1.0 - age)), rgb(0xEBCDAE, 0.0)};
}

}  // namespace surefoot
