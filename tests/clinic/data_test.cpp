// SPDX-License-Identifier: MIT
// Exports from one clinic's pages and imports into another's, over real HTTP.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "browser.hpp"
#include "clinic/zip.hpp"
#include "exchange/export.hpp"
#include "records/plans.hpp"
#include "records/session_log.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A clinic with one user.
struct Place {
  explicit Place(const fs::path& dir) : db(dir), clinic(dir), browser(clinic) { browser.makeFirstUser(clinic); }

  httplib::Result import(const std::string& zip) {
    const std::string token = Browser::tokenOn(browser.get("/import")->body);
    return browser.send("/import",
                        {{"token", token, "", ""}, {"package", zip, "surefoot-gull.zip", "application/zip"}});
  }

  Database db;
  RunningClinic clinic;
  Browser browser;
};

bool holdsWork(const fs::path& dir) {
  for (const fs::directory_entry& entry : fs::directory_iterator(dir)) {
    if (entry.path().filename().string().starts_with("clinic-")) {
      return true;
    }
  }
  return false;
}

TEST(Data, SavedZip_IsImportedByAnotherClinic) {
  const TempDir dir;
  Place here(dir / "here");
  const Person person = addPerson(here.db, {.name = "Anna Secret", .birthYear = 1948, .footLengthMm = 240.0});
  keepVisit(here.db, person.id);
  saveAnswer(here.db, person.id, "visit", Answer::Hard);
  const std::string page = "/people/" + person.id + "/export";
  const auto zip = here.browser.post(page, {{"format", "csv"}});
  ASSERT_EQ(zip->status, 200);
  EXPECT_EQ(zip->get_header_value("Content-Disposition"),
            "attachment; filename=\"surefoot-" + person.pseudonym + ".zip\"");
  EXPECT_EQ(zip->body.substr(0, 2), "PK");
  EXPECT_EQ(zip->body.find("Secret"), std::string::npos);
  // The file is removed once the reply has been sent, which may be a moment after it arrives.
  for (int i = 0; i < 400 && holdsWork(dir / "here"); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_FALSE(holdsWork(dir / "here"));

  Place there(dir / "there");
  const auto done = there.import(zip->body);
  ASSERT_EQ(done->status, 200) << done->body;
  EXPECT_THAT(done->body, HasSubstr("New: 1 people, 1 sessions"));
  EXPECT_EQ(findPerson(there.db, person.id).birthYear, 1948);
  EXPECT_EQ(listSessions(there.db, person.id).size(), 1U);
  EXPECT_THAT(there.browser.get("/people/" + person.id)->body, HasSubstr("hard"));
  EXPECT_THAT(there.import(zip->body)->body, HasSubstr("Already here and not changed: 1 sessions"));
  EXPECT_FALSE(holdsWork(dir / "there"));
  EXPECT_EQ(there.import("no zip")->status, 400);
  EXPECT_EQ(there.import("")->status, 400);
  EXPECT_FALSE(holdsWork(dir / "there"));
}

TEST(Data, ZipWithAPeopleTableOfASpreadsheet_IsImportedOrSaidToBeOne) {
  const TempDir dir;
  Database home(dir / "home");
  const Person person = addPerson(home, {.name = "Anna", .footLengthMm = 240.5});
  keepVisit(home, person.id);
  exportData(home, dir / "out", {});
  std::string people = contentOf(dir / "out" / "people.csv");
  std::ranges::replace(people, ',', ';');
  std::ranges::replace(people, '.', ',');
  const auto zipWith = [&dir](const std::string& table) {
    writeFile(dir / "out" / "people.csv", table);
    packZip(dir / "out", dir / "a.zip");
    return contentOf(dir / "a.zip");
  };
  Place clinic(dir / "clinic");
  const auto foreign = clinic.import(
      zipWith("\xEF\xBB\xBFperson_id;pseudonym;session_id;age_years;sex;height_mm;weight_n;foot_length_mm\r\n"
              "01a17076-dbad-7372-81e3-d56712c2c263;heron-5108;01a17076-dbd9-77a1-93a4-831211a00146;78;;;700,02;\r\n"));
  EXPECT_EQ(foreign->status, 400);
  EXPECT_THAT(foreign->body, HasSubstr("people.csv was saved by another program, not as exported (semicolons"));
  const auto done = clinic.import(zipWith("\xEF\xBB\xBF" + people));
  ASSERT_EQ(done->status, 200) << done->body;
  EXPECT_THAT(done->body, HasSubstr("New: 1 people, 1 sessions"));
  EXPECT_THAT(done->body, HasSubstr("semicolons, decimal commas, UTF-8"));
  EXPECT_EQ(findPerson(clinic.db, person.id).footLengthMm, 240.5);
}

TEST(Data, FhirExport_IsSavedUnderThePseudonym) {
  const TempDir dir;
  Place here(dir / "here");
  const Person person = addPerson(here.db, {.name = "Anna Secret"});
  keepVisit(here.db, person.id);
  const auto zip = here.browser.post("/people/" + person.id + "/export", {{"format", "fhir"}});
  ASSERT_EQ(zip->status, 200);
  EXPECT_THAT(zip->body, HasSubstr(person.pseudonym + ".json"));
  EXPECT_THAT(auditEntries(here.db, {.limit = 1}).at(0).detail, "FHIR");
}

TEST(Data, ZipWithOddFolders_IsRefusedInWordsAndLeavesNothing) {
  const TempDir dir;
  Place place(dir / "data");
  const std::string file = (dir / "odd.zip").string();
  for (const char* script : {R"(z.writestr("datapackage.json", "{}"); z.writestr("people.csv/", ""))",
                             R"(z.writestr("a", "x"); z.writestr("a/", ""))",
                             R"(z.writestr("a/" * 2000 + "people.csv", "x"))", R"(z.writestr("people.csv/x", "x"))"}) {
    const std::string command = "python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1], \"w\"); " +
                                std::string(script) + "; z.close()' " + file;
    ASSERT_EQ(std::system(command.c_str()), 0);
    const auto reply = place.import(contentOf(file));
    EXPECT_EQ(reply->status, 400) << script;
    EXPECT_THAT(reply->body, HasSubstr("That could not be done")) << script;
    EXPECT_FALSE(holdsWork(dir / "data")) << script;
  }
}

}  // namespace
}  // namespace surefoot::test
