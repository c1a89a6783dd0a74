// SPDX-License-Identifier: MIT
#include "games/winch_world.hpp"

#include <algorithm>

#include "movement/winding.hpp"
#include "play/easing.hpp"

namespace surefoot {

WinchWorld::WinchWorld(std::uint64_t seed, int laps) : laps_(laps), crane_(laps), fleet_(seed), particles_(seed) {}

void WinchWorld::layFor(int done, double off, bool window) {
  const int courses = std::min(laps_, Crane::kMostCourses);
  if (done * courses / laps_ > (done - 1) * courses / laps_) {
    crane_.lay(off, window);
  }
}

void WinchWorld::step(const WinchPull& pull, Sounds& sounds) {
  crane_.step(pull.tower, pull.braked);
  if (const auto landed = crane_.landed()) {
    sounds.say("thud", 0.45, 0.5);
    particles_.burst(ParticleKind::Dust, *landed + Vec2{-0.6, 0.0}, 5, 0.7, 0.2);
    particles_.burst(ParticleKind::Dust, *landed + Vec2{0.6, 0.0}, 5, 0.7, 0.2);
    if (crane_.crowned()) {
      particles_.burst(ParticleKind::Spark, *landed + Vec2{0.0, 0.5}, 14, 3.0, 0.06);
      sounds.say("note3", 0.7, 0.5);
    }
  }
  fleet_.step(pull.boats, beam_ > 0.5, beamAngle_);
  if (fleet_.arrived()) {
    sounds.say("note1", 0.5, 0.3);
  }
  // The beam follows the handle with a short delay, so that it never jumps.
  const double behind = wrapped(pull.handleAngle - beamAngle_);
  beamAngle_ += pull.steers ? behind * std::min(1.0, kTickS / 0.12) : 0.25 * kTickS;
  beam_ = eased(beam_, pull.beamOut && crane_.crowned() ? 1.0 : 0.0, 0.8);
  particles_.step();
  craneShown_ = eased(craneShown_, crane_.crowned() ? 0.0 : 1.0, 0.9);
  lamp_ = eased(lamp_, crane_.crowned() ? 1.0 : 0.0, 0.9);
}

void WinchWorld::show(WinchScene& scene) const {
  showTower(scene);
  showBoats(scene);
  scene.hook = crane_.hook();
  scene.craneShown = craneShown_;
  scene.lamp = lamp_;
  scene.beam = beam_;
  scene.beamAngle = beamAngle_;
  scene.particles = particles_.all();
}

void WinchWorld::showTower(WinchScene& scene) const {
  const std::vector<Course>& courses = crane_.courses();
  const bool crowning = crane_.lantern() && (crane_.hangs() || crane_.crowned());
  scene.hanging = crane_.hangs();
  scene.hasLantern = crowning;
  for (std::size_t i = 0; i < courses.size(); ++i) {
    const Course& course = courses[i];
    const bool last = i + 1 == courses.size();
    SceneCourse shown{.pose = crane_.world().pose(course.body),
                      .size = course.size,
                      .topWidth = 0.95 * course.size.x,
                      .number = static_cast<int>(i),
                      .window = course.window};
    if (last && scene.hanging) {
      shown.shown = overshoot(crane_.hangsS() / 0.35);
    }
    if (last && crowning) {
      scene.lantern = shown;
    } else {
      scene.courses.push_back(shown);
    }
  }
}

void WinchWorld::showBoats(WinchScene& scene) const {
  for (const Boat& boat : fleet_.boats()) {
    const double ageS = static_cast<double>(fleet_.ticks() - boat.since) * kTickS;
    scene.boats.push_back({.at = fleet_.world().pose(boat.body).at,
                           .heading = boat.heading,
                           .lit = boat.lit,
                           .home = boat.there ? 1.0 : 0.0,
                           .shown = smooth(ageS / 1.5),
                           .phase = boat.start.x});
  }
}

void WinchWorld::digest(Digest& digest) const {
  crane_.digest(digest);
  fleet_.digest(digest);
}

}  // namespace surefoot
