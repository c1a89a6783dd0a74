// SPDX-License-Identifier: MIT
// The data package: whole, exact, pseudonymous, and never over somebody else's files.
#include "records/export.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"
#include "base/error.hpp"
#include "records/people.hpp"
#include "records/recording.hpp"
#include "visit.hpp"

namespace surefoot {
namespace {

using testing::HasSubstr;
namespace fs = std::filesystem;

std::string refusal(const std::function<void()>& what) {
  try {
    what();
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

std::vector<std::vector<std::string>> tableOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  CsvReader reader(in, file.string());
  std::vector<std::vector<std::string>> rows;
  for (std::vector<std::string> cells; reader.next(cells);) {
    rows.push_back(cells);
  }
  return rows;
}

/// Two people, three sessions, one of them a guest's.
struct Clinic {
  TempDir dir;
  Database db{dir / "data"};
  Person anna = addPerson(db, {.name = "Anna Secret", .birthYear = 1950, .sex = "female", .note = "Anna's knee"});
  Person bert = addPerson(db, {.name = "Bert Secret"});
  std::string annas = keepVisit(db, anna.id);
  std::string guests = keepVisit(db);
};

TEST(Export, ReadsBackToTheSameLog) {
  Clinic clinic;
  const ExportSummary summary = exportData(clinic.db, clinic.dir / "out", {});
  EXPECT_EQ(summary.sessions, 2U);
  EXPECT_FALSE(summary.replaced);
  EXPECT_TRUE(isExportedSession(clinic.dir / "out" / "samples" / (clinic.annas + ".csv")));
  const Recording recording = readRecording(clinic.dir / "out" / "samples" / (clinic.annas + ".csv"));
  ASSERT_TRUE(recording.session);
  EXPECT_EQ(textOf(*recording.session), textOf(loadSession(clinic.db, clinic.annas)));
  EXPECT_EQ(recording.samples.size(), recording.readings.size());
  EXPECT_TRUE(recording.hasLoad);
  EXPECT_TRUE(recording.hasToes);
}

TEST(Export, ReadingsAreThoseOfTheSessionsZero) {
  Clinic clinic;
  exportData(clinic.db, clinic.dir / "out", {});
  const Recording recording = readRecording(clinic.dir / "out" / "samples" / (clinic.annas + ".csv"));
  EXPECT_NE(recording.board->calibration[0].zeroCounts, recording.session->setup.board.calibration[0].zeroCounts);
  EXPECT_NEAR(recording.board->calibration[2].zeroCounts, 1234.6, 2.0);
  EXPECT_FALSE(recording.readings[100].whole.valid);
  EXPECT_NEAR(recording.readings[100].whole.loadN, 0.0, 2.0);
  EXPECT_TRUE(recording.readings[800].whole.valid);
  EXPECT_NEAR(recording.readings[800].whole.loadN, 708.0, 5.0);
}

TEST(Export, NamesNobody) {
  Clinic clinic;
  exportData(clinic.db, clinic.dir / "out", {});
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(clinic.dir / "out")) {
    if (entry.is_regular_file()) {
      EXPECT_EQ(contentOf(entry.path()).find("Secret"), std::string::npos) << entry.path();
      EXPECT_EQ(contentOf(entry.path()).find("knee"), std::string::npos) << entry.path();
    }
  }
  const auto people = tableOf(clinic.dir / "out" / "people.csv");
  ASSERT_EQ(people.size(), 3U);
  EXPECT_EQ(people[1][1], clinic.anna.pseudonym);
  EXPECT_EQ(people[1][2], clinic.annas);
  EXPECT_GT(std::stoi(people[1][3]), 70);
  EXPECT_EQ(people[2][1], clinic.bert.pseudonym);
  EXPECT_EQ(people[2][2], "");
}

TEST(Export, ADescriptionFitsEveryFile) {
  Clinic clinic;
  exportData(clinic.db, clinic.dir / "out", {});
  const auto package = nlohmann::json::parse(contentOf(clinic.dir / "out" / "datapackage.json"));
  EXPECT_EQ(package["profile"], "tabular-data-package");
  EXPECT_EQ(package["resources"].size(), 11U);
  for (const auto& resource : package["resources"]) {
    const auto rows = tableOf(clinic.dir / "out" / resource["path"].get<std::string>());
    ASSERT_FALSE(rows.empty()) << resource["path"];
    std::vector<std::string> names;
    for (const auto& field : resource["schema"]["fields"]) {
      names.push_back(field["name"]);
      EXPECT_NE(field["description"], "");
    }
    EXPECT_EQ(rows[0], names) << resource["path"];
    for (const auto& row : rows) {
      ASSERT_EQ(row.size(), names.size()) << resource["path"];
    }
  }
}

TEST(Export, KeepsScoreItsPartsAndThePresses) {
  Clinic clinic;
  exportData(clinic.db, clinic.dir / "out", {.personId = {}, .sessionId = clinic.annas});
  std::map<std::string, std::vector<std::string>> measures;
  for (const auto& row : tableOf(clinic.dir / "out" / "measures.csv")) {
    measures[row[2]] = row;
  }
  EXPECT_EQ(measures["score.dose"][3], "1");
  EXPECT_EQ(measures["score.dose"][5], "two-presses/1");
  EXPECT_EQ(measures["score.dose"][13], "0.75");
  EXPECT_EQ(measures["press_complete_count"][3], "2");
  EXPECT_EQ(measures["toe_press_best_n"][4], "N");
  EXPECT_NEAR(std::stod(measures["toe_press_held_s"][3]), 3.5, 0.1);
  EXPECT_NEAR(std::stod(measures["score"][8]), 92.6, 0.1);
  const auto sessions = tableOf(clinic.dir / "out" / "sessions.csv");
  ASSERT_EQ(sessions.size(), 2U);
  EXPECT_EQ(sessions[1][7], "'=sim, \"quoted\"");
}

TEST(Export, TellsPhasesPausesAndBouts) {
  Clinic clinic;
  exportData(clinic.db, clinic.dir / "out", {.personId = clinic.anna.id, .sessionId = {}});
  const auto rows = tableOf(clinic.dir / "out" / "samples" / (clinic.annas + ".csv"));
  std::vector<std::string> phases;
  bool paused = false;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (phases.empty() || phases.back() != rows[i][1]) {
      phases.push_back(rows[i][1]);
    }
    EXPECT_EQ(rows[i][0].empty(), rows[i][1] != "play");
    paused = paused || rows[i].back() == "key";
  }
  EXPECT_THAT(phases, testing::ElementsAre("zero", "step-on", "stand-still", "play", "result"));
  EXPECT_TRUE(paused);
}

TEST(Export, ReplacesItsOwnPackageOnlyAndSaysSo) {
  Clinic clinic;
  const fs::path out = clinic.dir / "out";
  exportData(clinic.db, out, {});
  writeFile(out / "my notes.txt", "mine");
  const ExportSummary summary = exportData(clinic.db, out, {.personId = {}, .sessionId = clinic.guests});
  EXPECT_TRUE(summary.replaced);
  EXPECT_TRUE(fs::exists(out / "my notes.txt"));
  EXPECT_FALSE(fs::exists(out / "samples" / (clinic.annas + ".csv")));
  EXPECT_TRUE(fs::exists(out / "samples" / (clinic.guests + ".csv")));
  EXPECT_FALSE(fs::exists(out / ".part"));

  fs::create_directory(clinic.dir / "other");
  writeFile(clinic.dir / "other" / "thesis.txt", "mine");
  EXPECT_THAT(refusal([&] { exportData(clinic.db, clinic.dir / "other", {}); }), HasSubstr("is not empty"));
  EXPECT_THAT(refusal([&] { exportData(clinic.db, clinic.dir / "other" / "thesis.txt", {}); }),
              HasSubstr("is not empty"));
  EXPECT_THAT(refusal([&] { exportData(clinic.db, out, {.personId = {}, .sessionId = "none"}); }),
              HasSubstr("there is no session none"));
  EXPECT_TRUE(fs::exists(out / "samples" / (clinic.guests + ".csv"))) << "the old package is untouched";
}

TEST(Export, KeysAndWordsStandInTheDescription) {
  Clinic clinic;
  exportData(clinic.db, clinic.dir / "out", {});
  const auto package = nlohmann::json::parse(contentOf(clinic.dir / "out" / "datapackage.json"));
  std::map<std::string, nlohmann::json> schemas;
  for (const auto& resource : package["resources"]) {
    schemas[resource["name"]] = resource["schema"];
  }
  const auto has = [&](const std::string& table, const std::string& column) {
    const auto& fields = schemas.at(table)["fields"];
    return std::ranges::any_of(fields, [&](const auto& field) { return field["name"] == column; });
  };
  EXPECT_EQ(schemas["events"]["primaryKey"], (std::vector<std::string>{"session_id", "number"}));
  int references = 0;
  for (const auto& [name, schema] : schemas) {
    for (const auto& column : schema.value("primaryKey", std::vector<std::string>{})) {
      EXPECT_TRUE(has(name, column)) << name << ' ' << column;
    }
    for (const auto& reference : schema.value("foreignKeys", nlohmann::json::array())) {
      EXPECT_TRUE(has(name, reference["fields"])) << name;
      EXPECT_TRUE(has(reference["reference"]["resource"], reference["reference"]["fields"])) << name;
      ++references;
    }
    const auto rows = tableOf(clinic.dir / "out" /
                              (name.starts_with("samples-") ? "samples/" + name.substr(8) + ".csv" : name + ".csv"));
    for (std::size_t i = 0; i < rows[0].size(); ++i) {
      const auto& field = schema["fields"][i];
      if (field.contains("constraints")) {
        const auto words = field["constraints"]["enum"].get<std::vector<std::string>>();
        EXPECT_THAT(words, testing::Contains(rows.back()[i] == rows[0][i] ? words[0] : rows.back()[i])) << name;
      }
    }
  }
  EXPECT_GE(references, 9);
}

TEST(Export, AFailedOneLeavesNoDirectoryBehind) {
  Clinic clinic;
  const fs::path out = clinic.dir / "new" / "deep";
  EXPECT_THAT(refusal([&] { exportData(clinic.db, out, {.personId = {}, .sessionId = "none"}); }),
              HasSubstr("there is no session none"));
  EXPECT_FALSE(fs::exists(clinic.dir / "new"));
}

TEST(Export, AnUnfinishedSessionReadsBackToTheSameLog) {
  Clinic clinic;
  for (const Tick ticks : {1, 30, 700}) {
    Session session(testSetup(), twoPresses());
    auto writer = std::make_unique<SessionWriter>(clinic.db, startOf(session.setup(), clinic.anna.id));
    playInto(*writer, session, ticks);
    const std::string id = writer->sessionId();
    exportData(clinic.db, clinic.dir / "running", {.personId = {}, .sessionId = id});
    writer.reset();
    exportData(clinic.db, clinic.dir / "out", {.personId = {}, .sessionId = id});
    const Recording recording = readRecording(clinic.dir / "out" / "samples" / (id + ".csv"));
    ASSERT_TRUE(recording.session);
    EXPECT_EQ(textOf(*recording.session), textOf(loadSession(clinic.db, id)));
  }
}

TEST(Export, TellsItsProgress) {
  Clinic clinic;
  std::uint64_t lastDone = 0;
  std::uint64_t total = 0;
  const ExportSummary summary =
      exportData(clinic.db, clinic.dir / "out", {}, [&](std::uint64_t done, std::uint64_t all) {
        EXPECT_GT(done, lastDone);
        lastDone = done;
        total = all;
      });
  EXPECT_EQ(lastDone, total);
  EXPECT_EQ(summary.samples, total);
}

TEST(Export, ATamperedSiblingIsRefusedWithItsLine) {
  Clinic clinic;
  const fs::path out = clinic.dir / "out";
  const fs::path samples = out / "samples" / (clinic.annas + ".csv");
  exportData(clinic.db, out, {});
  const std::string bouts = contentOf(out / "bouts.csv");
  std::string wrong = bouts;
  wrong.replace(wrong.find("standing"), 8, "floating");
  writeFile(out / "bouts.csv", wrong);
  EXPECT_THAT(refusal([&] { readRecording(samples); }),
              HasSubstr("bouts.csv, line 2: form \"floating\" is an unknown word"));
  writeFile(out / "bouts.csv", bouts.substr(0, bouts.find('\n') + 1));
  EXPECT_THAT(refusal([&] { readRecording(samples); }), HasSubstr("export it again"));
  fs::remove(out / "sessions.csv");
  EXPECT_FALSE(isExportedSession(samples));
  EXPECT_FALSE(readRecording(samples).session) << "without its siblings it is a plain recording";
}

}  // namespace
}  // namespace surefoot
