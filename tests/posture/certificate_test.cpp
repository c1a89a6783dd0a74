// SPDX-License-Identifier: MIT
#include "posture/certificate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

using testing::HasSubstr;

Board realBoard() {
  Board board = classicBoard();
  board.serial = "0123456789ABCDEF";
  return board;
}

Certificate fitOf(const Board& board) {
  Certificate certificate;
  certificate.board = board;
  certificate.madeAt = "2026-03-01T09:30:00+01:00";
  return certificate;
}

TEST(Certificate, NumberJustInsideAndOutsideItsLimit_IsYesAndNo) {
  for (const bool atMost : {true, false}) {
    Certificate certificate;
    certificate.numbers = {{"x", "the number", 0.0, "mm", 0.5, atMost, "n = 5", true}};
    certificate.numbers[0].value = 0.5 * (atMost ? 0.999 : 1.001);
    EXPECT_TRUE(reasonsOf(certificate).empty());
    certificate.numbers[0].value = 0.5 * (atMost ? 1.001 : 0.999);
    EXPECT_THAT(reasonsOf(certificate), testing::ElementsAre(HasSubstr("the number is 0.50")));
    certificate.numbers[0].value.reset();
    EXPECT_THAT(reasonsOf(certificate), testing::ElementsAre("the number was not measured"));
    certificate.numbers[0].decides = false;
    EXPECT_TRUE(reasonsOf(certificate).empty());
  }
}

TEST(Certificate, BoardWithoutOne_MustBeProven) {
  EXPECT_THAT(objectionTo(realBoard(), nullptr, "2026-04-01"), HasSubstr("board prove"));
  Board simulated = realBoard();
  simulated.serial = "5EED000100000001";
  EXPECT_EQ(objectionTo(simulated, nullptr, "2026-04-01"), "");
}

TEST(Certificate, OfAYearAgo_HoldsToTheDay) {
  const Certificate certificate = fitOf(realBoard());
  EXPECT_EQ(objectionTo(realBoard(), &certificate, "2027-03-01"), "");
  EXPECT_THAT(objectionTo(realBoard(), &certificate, "2027-03-02"), HasSubstr("12 months"));
}

TEST(Certificate, CalibratedSince_LapsesButATareDoesNot) {
  const Certificate certificate = fitOf(realBoard());
  Board board = realBoard();
  board.calibration[1].zeroCounts += 5000.0;
  EXPECT_EQ(objectionTo(board, &certificate, "2026-04-01"), "");
  board.calibration[1].countsPerN *= 1.001;
  EXPECT_THAT(objectionTo(board, &certificate, "2026-04-01"), HasSubstr("calibrated after"));
  board = realBoard();
  board.cells[2].placeMm.x += 0.1;
  EXPECT_THAT(objectionTo(board, &certificate, "2026-04-01"), HasSubstr("calibrated after"));
}

TEST(Certificate, NotFitOrFoundNoisy_SaysSo) {
  Certificate certificate = fitOf(realBoard());
  certificate.lapsedAt = "2026-03-20T10:00:00+01:00";
  EXPECT_THAT(objectionTo(realBoard(), &certificate, "2026-04-01"), HasSubstr("2026-03-20"));
  certificate.reasons = {"noise is 0.2 mm; at most 0.1 mm"};
  EXPECT_THAT(objectionTo(realBoard(), &certificate, "2026-04-01"), HasSubstr("noise is 0.2 mm"));
}

}  // namespace
}  // namespace surefoot::test
