// SPDX-License-Identifier: MIT
// Certificates of boards with known faults.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "board/proof_sim.hpp"

namespace surefoot::test {
namespace {

using testing::Contains;
using testing::HasSubstr;

constexpr double kShorter = 4.0;

double valueOf(const Certificate& certificate, const std::string& id) {
  const CertifiedNumber* number = certificate.find(id);
  return number != nullptr && number->value ? *number->value : -1.0;
}

Certificate prove(const std::vector<std::string>& lines, const BuiltBoard& built = {}) {
  DeadWeightBoard sim(built);
  for (const std::string& line : lines) {
    sim.say(line);
  }
  return proofOf(recordProof(sim, sim.board(), kShorter));
}

TEST(Proof, GoodBoard_IsFit) {
  const Certificate certificate = prove({"mark-error:0.1"});
  EXPECT_TRUE(certificate.fit()) << certificate.reasons.front();
  EXPECT_LT(certificate.leastFitKg, 30.0);
  EXPECT_EQ(certificate.points.size(), 5U);
}

TEST(Proof, Noise_IsThatOfTheCells) {
  const Certificate certificate = prove({"noise:4"});
  // Four cells, each 4 * 38.7 counts of about 2138 to a newton; arms of 230 mm; under 60 kg.
  const double expected = 4.0 * 38.7 / 2138.0 * 2.0 * 230.0 / (60.0 * kNewtonsPerKg);
  EXPECT_NEAR(certificate.noiseMm / expected, 1.0, 0.1);
}

TEST(Proof, TooNoisy_IsNotFitAndSaysWhy) {
  const Certificate certificate = prove({"noise:12"});
  EXPECT_THAT(certificate.reasons, Contains(HasSubstr("noise of the centre of pressure")));
  EXPECT_THAT(certificate.reasons, Contains(HasSubstr("sway that noise alone seems to be")));
}

TEST(Proof, Drift_IsMeasuredAndAReason) {
  const Certificate certificate = prove({"drift:1:1.5"});
  EXPECT_NEAR(valueOf(certificate, "drift_load"), 1.5 * 60.0 / 60.0, 0.2);
  EXPECT_THAT(certificate.reasons, Contains(HasSubstr("change of the centre of pressure in 60 s")));
}

TEST(Proof, Creep_ShowsInTheReturn) {
  const Certificate certificate = prove({"creep:2:30"});
  EXPECT_THAT(certificate.reasons, Contains(HasSubstr("load left 60 s after")));
}

TEST(Proof, Hysteresis_IsMeasured) {
  const Certificate certificate = prove({"hysteresis:0.4"});
  // Play of half width 0.2 % of the largest load so far: at 10 kg it lags by that of 10 going up and of 20 coming down.
  EXPECT_NEAR(valueOf(certificate, "hysteresis"), 0.75 * 0.4, 0.03);
}

TEST(Proof, PlacesOff_AreAnErrorOfTheCop) {
  const Certificate certificate = prove({}, {.seed = 4, .placeMm = 6.0});
  EXPECT_THAT(certificate.reasons, Contains(HasSubstr("error of the centre of pressure")));
}

TEST(Proof, ChecksLeftOut_AreMissing) {
  DeadWeightBoard sim(BuiltBoard{});
  ProofRecording recording = recordProof(sim, sim.board(), kShorter);
  recording.checks.clear();
  EXPECT_THAT(proofOf(recording).reasons, Contains(HasSubstr("was not measured")));
}

}  // namespace
}  // namespace surefoot::test
