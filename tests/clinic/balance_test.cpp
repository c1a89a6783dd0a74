// SPDX-License-Identifier: MIT
#include "clinic/balance.hpp"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exchange/export.hpp"
#include "exchange/fhir.hpp"
#include "measures/score.hpp"
#include "records/certificates.hpp"
#include "records/roster.hpp"
#include "records/session_log.hpp"
#include "records/sql.hpp"
#include "records/visit.hpp"

namespace surefoot::test {
namespace {

TestSeries seriesOf(const char* condition, double then, double now) {
  TestSeries series{.measure = "mean_velocity_mm_s",
                    .condition = condition,
                    .plannedS = 60.0,
                    .lastTestId = "",
                    .days = {{.day = 20000, .values = {then, then, then}, .how = {}},
                             {.day = 20014, .values = {now, now, now}, .how = {}}}};
  series.change = changeSinceFirst(series.days, {.measure = series.measure});
  return series;
}

TEST(Verdict, MoreAndLessSway_MoreIsReported) {
  const TestSeries better = seriesOf("eyes-open-firm", 20.0, 10.0);
  const TestSeries worse = seriesOf("eyes-closed-firm", 10.0, 20.0);
  const TestSeries same = seriesOf("eyes-open-foam", 10.0, 11.0);
  EXPECT_EQ(changeVerdict({}).word, "");
  EXPECT_EQ(changeVerdict({same}).word, "within");
  EXPECT_EQ(changeVerdict({same, better}).word, "steadier");
  for (const auto& all : {std::vector{better, worse, same}, {worse, same, better}, {same, better, worse}}) {
    const ChangeVerdict verdict = changeVerdict(all);
    EXPECT_EQ(verdict.word, "less-steady");
    EXPECT_THAT(verdict.detail, testing::HasSubstr("× 2.00, Eyes closed, firm floor"));
  }
}

TEST(Verdict, ProvisionalOrShortTrials_AreNotedInTheDetail) {
  TestSeries series = seriesOf("eyes-open-firm", 20.0, 10.0);
  EXPECT_THAT(changeVerdict({series}).detail, testing::EndsWith(" (provisional)"));
  series.change.caution = "trials under 25 s are too short to compare";
  EXPECT_THAT(changeVerdict({series}).detail,
              testing::EndsWith(" (provisional; trials under 25 s are too short to compare)"));
  series.change.provisional = false;
  series.change.caution = "";
  EXPECT_THAT(changeVerdict({series}).detail, testing::Not(testing::HasSubstr("(")));
}

TEST(Verdict, OneDay_GivesNoVerdict) {
  TestSeries once = seriesOf("eyes-open-firm", 20.0, 10.0);
  once.change = {};
  EXPECT_EQ(changeVerdict({once}).word, "");
}

TEST(BalanceTrends, SeveralLeaningDirections_HaveATrendEach) {
  const TempDir dir;
  Database db(dir / "data");
  const Person person = addPerson(db, {.name = "Anna"});
  for (const int day : {1, 15}) {
    const std::string test = beginTest(db, person.id, "limits", {});
    for (int number = 2; number <= 4; ++number) {
      const std::string trial = beginTrial(db, {.testId = test,
                                                .sessionId = keepVisit(db, person.id),
                                                .number = number,
                                                .condition = "limits",
                                                .practice = false,
                                                .plannedS = 8.0});
      std::vector<KeptMeasure> measures;
      for (const auto& [way, mm] : {std::pair("limits-forward", 60.0 + day), {"limits-back-left", 30.0}}) {
        measures.push_back({.key = "limits_max_excursion_mm",
                            .value = mm,
                            .unit = "mm",
                            .definition = "limits-maximum-excursion/1",
                            .condition = way});
      }
      endTrial(db, trial, {.outcome = TrialOutcome::Complete, .counts = true}, measures);
    }
    endTest(db, test, TestStatus::Finished);
    db.sql() << "update tests set started_at = '2026-03-" << (day < 10 ? "0" : "") << day
             << "T09:00:00+00:00' where id = '" << test << "'";
  }
  const auto trends = testSeriesOf(db, person.id, "limits_max_excursion_mm");
  ASSERT_EQ(trends.size(), 2U);
  EXPECT_EQ(trends[0].condition, "limits-forward");
  ASSERT_EQ(trends[0].days.size(), 2U);
  EXPECT_EQ(trends[0].days[1].mean(), 75.0);
  EXPECT_EQ(trends[0].days[1].trials(), 3);
  EXPECT_EQ(trends[1].days[1].mean(), 30.0);
  EXPECT_EQ(trends[1].change.words, "MDC not known yet");
  const std::string part = balancePart(db, person, true).markup();
  for (const char* words : {"Maximum excursion: Leaning forward", "61.0 mm", "75.0 mm", "Leaning back left"}) {
    EXPECT_THAT(part, testing::HasSubstr(words));
  }
  // A larger lean is not more sway.
  compareChanged(db, 10);
  EXPECT_EQ(rosterLineOf(db, person.id, 20600).change, "");
}

std::string withoutTags(const std::string& html) {
  std::string plain;
  bool tag = false;
  for (const char c : html) {
    tag = c == '<' || (tag && c != '>');
    if (!tag && c != '>' && c != '\n') {
      plain += c;
    }
  }
  return plain;
}

/// Text with the entities of HTML as the characters they are.
std::string withoutEntities(std::string text) {
  for (const auto& [entity, character] : {std::pair("&#39;", "'"), {"&quot;", "\""}, {"&amp;", "&"}}) {
    for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity)) {
      text.replace(at, std::string_view(entity).size(), character);
    }
  }
  return text;
}

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A test of quiet standing as the reference's, three trials of this velocity, on that day.
void keepQuietTest(Database& db, const std::string& personId, const std::string& day, double velocity) {
  const std::string test =
      beginTest(db, personId, "quiet", {.footwear = "barefoot", .aid = "none", .hands = "sides", .stance = "marked"});
  for (int number = 2; number <= 4; ++number) {
    const std::string trial = beginTrial(db, {.testId = test,
                                              .sessionId = keepVisit(db, personId),
                                              .number = number,
                                              .condition = "eyes-open-firm",
                                              .practice = false,
                                              .plannedS = 60.0});
    const std::vector<KeptMeasure> measures{{.key = "mean_velocity_mm_s",
                                             .value = velocity + 0.1 * number,
                                             .unit = "mm/s",
                                             .definition = "mean-velocity/1",
                                             .filter = "butterworth",
                                             .durationS = 60.0,
                                             .rateHz = 93.0}};
    endTrial(db, trial, {.outcome = TrialOutcome::Complete, .counts = true, .noiseMm = 0.05}, measures);
  }
  endTest(db, test, TestStatus::Finished);
  db.sql() << "update tests set started_at = '" << day << "T09:00:00+00:00' where id = '" << test << "'";
}

/// A certificate for the board of keepVisit.
void certifyTheBoard(Database& db, const std::string& personId) {
  Certificate certificate;
  certificate.board = loadSession(db, keepVisit(db, personId)).setup.board;
  certificate.noiseMm = 0.021;
  keepCertificate(db, certificate, "1");
}

TEST(Sentences, BoardWithoutACertificate_PageReportAndExportsWithholdThePercentileAndSayWhatToDo) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {.name = "Anna", .birthYear = 1950, .sex = "female", .heightMm = 1600.0});
  keepQuietTest(db, anna.id, "2026-03-01", 22.0);
  for (const bool links : {true, false}) {
    const std::string page = withoutEntities(withoutTags(balancePart(db, anna, links).markup()));
    EXPECT_THAT(page, testing::HasSubstr("No percentile: this board has no certificate: `surefoot board prove`"));
  }
  exportData(db, dir / "csv", {.personIds = {anna.id}});
  EXPECT_THAT(contentOf(dir / "csv" / "sessions.csv"), testing::HasSubstr("surefoot board prove"));
  exportFhir(db, dir / "fhir", {.personIds = {anna.id}});
  const std::string fhir = contentOf(dir / "fhir" / (anna.pseudonym + ".json"));
  EXPECT_THAT(fhir, testing::HasSubstr("Not fit for reference ranges: this board has no certificate"));
  EXPECT_THAT(fhir, testing::Not(testing::HasSubstr("with the person's own error")));
}

TEST(Sentences, PagesReportsAndExports_SayTheSameOfTheSameNumber) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna =
      addPerson(db, {.name = "Anna", .birthYear = 1950, .sex = "female", .heightMm = 1600.0, .demonstration = true});
  certifyTheBoard(db, anna.id);
  keepQuietTest(db, anna.id, "2026-03-01", 22.0);
  keepQuietTest(db, anna.id, "2026-03-15", 9.0);
  const auto all = testSeriesOf(db, anna.id, "mean_velocity_mm_s");
  ASSERT_EQ(all.size(), 1U);
  const std::string change = sentenceFor(all[0].change, "mean_velocity_mm_s");
  EXPECT_THAT(change, testing::StartsWith("× 0.42, beyond the MDC ("));
  const auto score = scoreOf(performanceOf(db, anna, all[0]), builtInReference());
  ASSERT_EQ(score.bands.size(), 1U);
  const std::string percentile = wordsFor(score.bands[0]);
  for (const bool links : {true, false}) {  // the page, and the report
    const std::string page = withoutEntities(withoutTags(balancePart(db, anna, links).markup()));
    EXPECT_THAT(page, testing::HasSubstr(change));
    EXPECT_THAT(page, testing::HasSubstr(percentile));
    EXPECT_THAT(page, testing::HasSubstr("Board: certified "));
    EXPECT_THAT(page, testing::HasSubstr("noise 0.021 mm at 60 kg"));
  }
  exportData(db, dir / "csv", {.personIds = {anna.id}});
  const std::string csv = contentOf(dir / "csv" / "changes.csv");
  EXPECT_THAT(csv, testing::HasSubstr(change));
  EXPECT_THAT(csv, testing::HasSubstr(percentile));
  exportFhir(db, dir / "fhir", {.personIds = {anna.id}});
  const std::string fhir = contentOf(dir / "fhir" / (anna.pseudonym + ".json"));
  EXPECT_THAT(fhir, testing::HasSubstr(change));
  EXPECT_THAT(fhir, testing::HasSubstr("change-ratio/2"));
  EXPECT_THAT(fhir, testing::HasSubstr("with the person's own error"));
  EXPECT_THAT(fhir, testing::HasSubstr("Board certified "));
  EXPECT_THAT(fhir, testing::HasSubstr("noise 0.021 mm at 60 kg"));
}

}  // namespace
}  // namespace surefoot::test
