// SPDX-License-Identifier: MIT
// A synthetic person who turns the winch on demand, shared by tests and pictures.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "base/math.hpp"
#include "games/winch.hpp"

namespace surefoot::test {

class SyntheticFoot {
 public:
  explicit SyntheticFoot(const BoutSetup& setup) : game_(makeWinch(setup)) {}

  void rest(double seconds) {
    for (Tick left = ticksOf(seconds); left > 0; --left) {
      step({});
    }
  }

  /// One lap from the top: `way` is 1 counter-clockwise, -1 clockwise. It ends at share `upTo` of the lap, without
  /// LapEnd if that is below 1. The sector `gap` is left out.
  void turn(double way, double lapS, double roundness = 0.95, int gap = -1, double upTo = 1.0) {
    std::uint8_t sectors = 0;
    const Tick ticks = ticksOf(lapS);
    // First out to the top, as a person begins.
    const double from = 0.5 * kPi - way * kPi / 8.0;
    for (Tick tick = 0; tick < static_cast<Tick>(upTo * static_cast<double>(ticks)); ++tick) {
      CircleState circle{.circling = true, .clockwise = way < 0.0};
      circle.lapShare = static_cast<double>(tick) / static_cast<double>(ticks);
      circle.angle = from + way * 2.0 * kPi * circle.lapShare;
      const double turns = circle.angle / (2.0 * kPi) + 1.0 / 16.0;
      const int sector = static_cast<int>((turns - std::floor(turns)) * 8.0) % 8;
      const double wobble = 1.0 + 1.4 * (1.0 - roundness) * det::sin(3.0 * circle.angle);
      const double out = sector == gap ? 0.35 : 1.5 * wobble;
      circle.handle = {out * det::cos(circle.angle), out * det::sin(circle.angle)};
      if (sector != gap) {
        sectors = static_cast<std::uint8_t>(sectors | 1U << static_cast<unsigned>(sector));
      }
      circle.sectors = sectors;
      step(circle);
    }
    if (upTo < 1.0) {
      return;
    }
    const double endS = static_cast<double>(tick_) * kTickS;
    const CircleLap lap{.startS = endS - lapS,
                        .endS = endS,
                        .clockwise = way < 0.0,
                        .radiusMm = 25.0,
                        .roundness = roundness,
                        .evenness = 0.9,
                        .sectors = sectors,
                        .complete = gap < 0 && lapS >= 1.5 && lapS <= 12.0};
    const std::vector<MovementEvent> events{{.kind = EventKind::LapEnd, .lap = lap}};
    step({}, events);
  }

  void turns(int laps, double way, double lapS = 3.0, double roundness = 0.95) {
    for (int lap = 0; lap < laps; ++lap) {
      turn(way, lapS, roundness);
    }
  }

  std::string prompt() const { return game_->hud().promptId; }
  std::vector<std::string> heardOf(std::string_view start) const {
    std::vector<std::string> some;
    for (const std::string& name : heard_) {
      if (name.starts_with(start)) {
        some.push_back(name);
      }
    }
    return some;
  }
  Game& game() { return *game_; }

 private:
  void step(const CircleState& circle, std::span<const MovementEvent> events = {}) {
    TickInput input;
    input.tick = tick_++;
    input.movement.onBoard = true;
    input.movement.neutralKnown = true;
    input.movement.circle = circle;
    input.events = events;
    game_->step(input);
    for (const SoundCue& sound : game_->sounds()) {
      heard_.emplace_back(sound.name);
    }
  }

  std::unique_ptr<Game> game_;
  Tick tick_ = 0;
  std::vector<std::string> heard_;
};

}  // namespace surefoot::test
