// SPDX-License-Identifier: MIT
// Points and vectors.
#include "base/vec2.hpp"

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

TEST(Vec2, TwoVectors_AddSubtractAndScale) {
  Vec2 v{1.0, 2.0};
  v += {3.0, -1.0};
  EXPECT_EQ(v, (Vec2{4.0, 1.0}));
  v -= {1.0, 1.0};
  EXPECT_EQ(v, (Vec2{3.0, 0.0}));
  v *= -2.0;
  EXPECT_EQ(v, (Vec2{-6.0, 0.0}));
  EXPECT_EQ((Vec2{1.0, 2.0} + Vec2{3.0, 4.0}) * 0.5, (Vec2{2.0, 3.0}));
  EXPECT_EQ(2.0 * (Vec2{1.0, 2.0} - Vec2{3.0, 5.0}), (Vec2{-4.0, -6.0}));
}

TEST(Vec2, ThreeAndFour_LengthIsFive) {
  EXPECT_EQ(length({3.0, -4.0}), 5.0);
  EXPECT_EQ(length({}), 0.0);
}

}  // namespace
}  // namespace surefoot::test
