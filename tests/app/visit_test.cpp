// SPDX-License-Identifier: MIT
#include "app/visit.hpp"

#include <gtest/gtest.h>

#include "board/sample_source.hpp"
#include "records/stamp.hpp"
#include "temp_dir.hpp"

namespace surefoot::test {
namespace {

TEST(VisitStart, GuestWithABoutBehindThem_SameProgram_StillHasIt) {
  const TempDir dir;
  Database db(dir / "data");
  const std::unique_ptr<SampleSource> source = openSource("sim:player");
  const std::vector<DatedBout> guest{
      {today(), {.exercise = Exercise::ToePress, .repetitions = 10, .done = 10, .score = 90.0}}};
  EXPECT_EQ(visitStart(db, {}, *source, std::nullopt, guest).today.size(), 1U);
  EXPECT_DOUBLE_EQ(progressView(db, std::nullopt, guest).place.harbour, 1.0);
  EXPECT_EQ(progressView(db, std::nullopt).place.harbour, 0.0) << "another program, another guest";
  const Person ann = addPerson(db, {});
  EXPECT_TRUE(visitStart(db, {}, *source, ann, guest).today.empty()) << "a guest's work is nobody else's";
  EXPECT_EQ(progressView(db, ann, guest).place.harbour, 0.0);
}

}  // namespace
}  // namespace surefoot::test
