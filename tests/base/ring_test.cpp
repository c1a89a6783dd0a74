// SPDX-License-Identifier: MIT
// The lock-free queue: order, fullness, and two threads at once.
#include "base/ring.hpp"

#include <memory>
#include <thread>

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

TEST(Ring, ManyTurns_PopsInOrder) {
  Ring<int, 4> ring;
  int got = -1;
  EXPECT_FALSE(ring.pop(got));
  for (int i = 0; i < 30; ++i) {
    EXPECT_TRUE(ring.push(2 * i));
    EXPECT_TRUE(ring.push(2 * i + 1));
    EXPECT_TRUE(ring.pop(got));
    EXPECT_EQ(got, 2 * i);
    EXPECT_TRUE(ring.pop(got));
    EXPECT_EQ(got, 2 * i + 1);
  }
  EXPECT_FALSE(ring.pop(got));
  EXPECT_EQ(ring.overflowed(), 0U);
}

TEST(Ring, FullRing_KeepsTheOldestAndCountsTheDropped) {
  Ring<int, 4> ring;
  for (int i = 0; i < 7; ++i) {
    EXPECT_EQ(ring.push(i), i < 4);
  }
  EXPECT_EQ(ring.overflowed(), 3U);
  int got = -1;
  for (int i = 0; i < 4; ++i) {
    ASSERT_TRUE(ring.pop(got));
    EXPECT_EQ(got, i);
  }
  EXPECT_FALSE(ring.pop(got));
}

struct Pair {
  std::uint64_t value = 0;
  std::uint64_t square = 0;
};

TEST(ThreadedRing, TwoThreads_EveryLossIsCountedAndNoItemTorn) {
  constexpr std::uint64_t kItems = 200000;
  const auto ring = std::make_unique<Ring<Pair, 64>>();
  std::thread writer([&] {
    for (std::uint64_t i = 1; i <= kItems; ++i) {
      ring->push({i, i * i});
      if (i % 32 == 0) {
        std::this_thread::yield();
      }
    }
    while (!ring->push({0, 0})) {
      std::this_thread::yield();
    }
  });
  std::uint64_t taken = 0;
  std::uint64_t last = 0;
  bool ended = false;
  bool whole = true;
  bool rising = true;
  while (!ended) {
    Pair item;
    if (!ring->pop(item)) {
      std::this_thread::yield();
      continue;
    }
    ended = item.value == 0;
    if (!ended) {
      whole = whole && item.square == item.value * item.value;
      rising = rising && item.value > last;
      last = item.value;
      ++taken;
    }
  }
  writer.join();
  EXPECT_TRUE(whole);
  EXPECT_TRUE(rising);
  EXPECT_GT(taken, 0U);
  EXPECT_GE(taken + ring->overflowed(), kItems);
}

}  // namespace
}  // namespace surefoot::test
