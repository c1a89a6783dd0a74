// SPDX-License-Identifier: MIT
// The virtual board's faults: their text form and their times.
#include "faults.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace surefoot::test {
namespace {

TEST(Faults, FullText_GivesKindPlaceAndTime) {
  const Fault fault = faultFromText("dead:3@10+5.5", 1.0, 8);
  EXPECT_EQ(fault.kind, FaultKind::Dead);
  EXPECT_EQ(fault.cell, 2);
  EXPECT_EQ(fault.startS, 10.0);
  EXPECT_EQ(fault.endS, 15.5);
}

TEST(Faults, NoTime_StartsNowAndStays) {
  const Fault fault = faultFromText("corrupt:0.01", 7.0, 8);
  EXPECT_EQ(fault.value, 0.01);
  EXPECT_EQ(fault.startS, 7.0);
  EXPECT_TRUE(std::isinf(fault.endS));
}

TEST(Faults, TextWithAnError_IsRefused) {
  for (const char* text : {"", "deaf:3", "dead", "dead:", "dead:0", "dead:9", "dead:1.5", "dead:1e30", "dead:3@x",
                           "dead:3@1+-1", "rate:0", "rate:nan", "corrupt:2", "unplug:1"}) {
    EXPECT_THROW(faultFromText(text, 0.0, 8), Error) << text;
  }
  EXPECT_THROW(faultFromText("dead:5", 0.0, 4), Error);
}

TEST(Faults, SeveralFaults_AddUpWhileTheyLast) {
  const std::vector<Fault> faults{faultFromText("dead:1@1+2", 0.0, 8), faultFromText("dead:8@2", 0.0, 8),
                                  faultFromText("rate:10@2+1", 0.0, 8), faultFromText("unplug@5+1", 0.0, 8)};
  EXPECT_EQ(faultsAt(faults, 0.5).dead, 0U);
  EXPECT_EQ(faultsAt(faults, 1.0).dead, 1U);
  EXPECT_EQ(faultsAt(faults, 2.5).dead, 0x81U);
  EXPECT_EQ(faultsAt(faults, 2.5).rateHz, 10.0);
  EXPECT_EQ(faultsAt(faults, 3.0).dead, 0x80U);
  EXPECT_EQ(faultsAt(faults, 3.0).rateHz, 0.0);
  EXPECT_TRUE(faultsAt(faults, 5.5).unplugged);
}

}  // namespace
}  // namespace surefoot::test
