// SPDX-License-Identifier: MIT
// Certificates under a board's serial number, what sessions keep of them, and databases from before there were any.
#include "records/certificates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "records/database.hpp"
#include "records/people.hpp"
#include "records/sql.hpp"
#include "visit.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

Certificate someCertificate(const std::string& serial) {
  Certificate certificate;
  certificate.board = splitBoard();
  certificate.board.serial = serial;
  certificate.noiseMm = 0.021;
  certificate.weightKg = 20.0;
  certificate.weightsBy = "a shop's \"scale\" & co";
  certificate.numbers = {{"noise", "noise", 0.021, "mm", 0.1, true, "300 s", true},
                         {"hysteresis", "hysteresis", {}, "%", 0.1, true, "none", false}};
  certificate.points = {{{-90.0, 100.0}, {0.1, -0.2}}};
  certificate.allan = {{1.0, 0.002, 0.001, 0.003}};
  certificate.cellNoiseN = {0.018, 0.019};
  certificate.remarks = {"cell 2 hums"};
  return certificate;
}

TEST(Certificates, Kept_IsReadBackWhole) {
  const TempDir dir;
  Database db(dir / "data");
  EXPECT_FALSE(newestCertificate(db, "00C0FFEE12345678"));
  const Certificate kept = keepCertificate(db, someCertificate("00C0FFEE12345678"), "1.2.3");
  const std::optional<Certificate> read = newestCertificate(db, "00C0FFEE12345678");
  ASSERT_TRUE(read);
  EXPECT_EQ(certificateToJson(*read), certificateToJson(kept));
  EXPECT_EQ(read->program, "1.2.3");
  EXPECT_EQ(read->weightsBy, "a shop's \"scale\" & co");
  EXPECT_FALSE(read->numbers[1].value);
  EXPECT_FALSE(newestCertificate(db, "another"));
  EXPECT_THROW(keepCertificate(db, someCertificate(""), "1.2.3"), Error);
}

TEST(Certificates, NoiseTwiceTheCertified_LapsesForGood) {
  const TempDir dir;
  Database db(dir / "data");
  const Certificate kept = keepCertificate(db, someCertificate("00C0FFEE12345678"), "1");
  EXPECT_EQ(standingOf(db, kept.board).objection, "");
  EXPECT_THAT(wordsFor(standingOf(db, kept.board)), HasSubstr("noise 0.021 mm at 60 kg"));
  lapse(db, kept.id);
  EXPECT_THAT(standingOf(db, kept.board).objection, HasSubstr("over twice"));
}

TEST(Certificates, Session_KeepsWhatItsBoardsSaid) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {.name = "Anna"});
  const std::string before = keepVisit(db, anna.id);
  ASSERT_TRUE(keptStanding(db, before));
  EXPECT_THAT(keptStanding(db, before)->objection, HasSubstr("no certificate"));
}

TEST(Certificates, SessionsOfAnyOlderSchema_AreNotObjectedTo) {
  constexpr std::size_t kFirstWithCertificates = 7;
  for (std::size_t old = 1; old < kFirstWithCertificates; ++old) {
    SCOPED_TRACE(old);
    const TempDir dir;
    std::vector<Migration> steps(migrations().begin(), migrations().begin() + static_cast<std::ptrdiff_t>(old));
    const std::string last =
        std::string(steps.back().sql) +
        "insert into sessions (id, status, started_at, source, program_version, board_model, board_serial, firmware,"
        " nominal_rate_hz, board_calibrated, foot_length_mm, best_toe_n, tick_count, sample_count) values ('real',"
        " 'finished', '2026-03-01T09:30:00+01:00', '/dev/ttyUSB0', '0.1', 'split', '00C0FFEE12345678', '1.0', 80, 1,"
        " 250, 0, 0, 0);\n";
    steps.back().sql = last;
    { const Database before(dir / "data", steps); }
    Database db(dir / "data");
    EXPECT_TRUE(fs::exists(dir / "data" / ("surefoot-schema-" + std::to_string(old) + ".db")));
    EXPECT_FALSE(keptStanding(db, "real")) << "its percentiles would change silently";
    EXPECT_TRUE(listCertificates(db).empty());
  }
}

}  // namespace
}  // namespace surefoot::test
