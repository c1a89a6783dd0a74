// SPDX-License-Identifier: MIT
#include "app/tick_loop.hpp"

#include <chrono>
#include <thread>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

TEST(TickLoop, TheLastTick_IsShownBeforeTheEnd) {
  int ticks = 0;
  int shown = 0;
  runTicks({.tick = [&] { return ++ticks < 5; },
            .frame =
                [&] {
                  shown = ticks;
                  return true;
                }});
  EXPECT_EQ(ticks, 5);
  EXPECT_EQ(shown, 5);
}

TEST(TickLoop, AFrameThatSaysNo_EndsIt) {
  int ticks = 0;
  runTicks({.tick = [&] { return ++ticks < 5; }, .frame = [&] { return ticks < 2; }});
  EXPECT_EQ(ticks, 2);
}

TEST(TickLoop, WithoutAWindow_KeepsToTheWallClockAndDropsNoTick) {
  const Clock::time_point start = Clock::now();
  int ticks = 0;
  runTicks({.speed = 1.0, .tick = [&] {
              if (ticks == 10) {
                std::this_thread::sleep_for(std::chrono::milliseconds(200));
              }
              return ++ticks < 60;
            }});
  EXPECT_GT(secondsSince(start), 0.49);
  EXPECT_EQ(ticks, 60);
}

TEST(TickLoop, ASlowFrame_DropsOverdueTicks) {
  int ticks = 0;
  int frames = 0;
  runTicks({.speed = 1.0,
            .tick =
                [&] {
                  ++ticks;
                  return true;
                },
            .frame =
                [&] {
                  std::this_thread::sleep_for(std::chrono::milliseconds(300));
                  return ++frames < 4;
                }});
  EXPECT_EQ(ticks, 3 * 8) << "36 ticks are due in each of three frames, and the first frame comes at once";
}

}  // namespace
}  // namespace surefoot::test
