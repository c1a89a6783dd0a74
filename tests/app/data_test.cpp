// SPDX-License-Identifier: MIT
// What the commands that keep, move and erase data do to the files of two data directories.
#include <algorithm>

#include <gmock/gmock.h>

#include "app/program.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class DataCommands : public test::Program {
 protected:
  /// Succeeds without a complaint; what it printed.
  std::string does(const std::string& arguments) const {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, 0) << arguments << '\n' << outcome.err;
    return outcome.out;
  }
  /// One line on stderr and nothing else.
  void expectRefusal(const std::string& arguments, int code, const std::string& says) const {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, code) << arguments;
    EXPECT_THAT(outcome.err, HasSubstr(says));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
    EXPECT_EQ(outcome.out, "");
  }
  void addAnn() const {
    does("person add --demonstration --name Ann --birth-year 1948");
    does("play --headless --board sim,seed=7 --exercise toe-press --repetitions 2 --person Ann");
  }
};

TEST_F(DataCommands, EmptyName_IsRefused) {
  for (const char* command : {"backup ''", "restore ''", "import ''"}) {
    expectRefusal(command, 2, "it is empty");
  }
}

TEST_F(DataCommands, ErasedPerson_ComesBackWithTheBackup) {
  addAnn();
  EXPECT_THAT(does("backup " + path("copy.db")), HasSubstr("1 session"));
  expectRefusal("backup " + path("copy.db"), 1, "already exists");
  expectRefusal("person erase Ann", 1, "give --yes");
  EXPECT_THAT(does("person list"), HasSubstr("Ann"));
  EXPECT_THAT(does("person erase Ann --yes"), HasSubstr("Erased"));
  EXPECT_THAT(does("person list"), Not(HasSubstr("Ann")));
  EXPECT_THAT(does("restore " + path("copy.db")), HasSubstr("surefoot-before-restore-"));
  EXPECT_THAT(does("person list"), HasSubstr("Ann"));
  expectRefusal("restore " + path("err"), 1, "is not a Surefoot backup");
  expectRefusal("restore " + path("none.db"), 1, "there is no file");
}

TEST_F(DataCommands, UnreadableCopy_StopsErasing) {
  addAnn();
  std::ofstream(path("data") + "/surefoot-schema-2.db") << "not what its name says";
  expectRefusal("person erase Ann --yes", 1, "surefoot-schema-2.db is damaged");
  EXPECT_THAT(does("person list"), HasSubstr("Ann"));
}

TEST_F(DataCommands, ExportedData_IsImportedOnce) {
  addAnn();
  EXPECT_THAT(does("export --demonstrations --out " + path("out")), HasSubstr("1 session,"));
  const std::string import = "--data " + path("clinic") + " import " + path("out");
  EXPECT_THAT(does(import), HasSubstr("1 person, 1 session with"));
  EXPECT_THAT(does(import), HasSubstr("Nothing new"));
  EXPECT_THAT(does("--data " + path("clinic") + " person list"), Not(HasSubstr("Ann")));
  expectRefusal("--data " + path("clinic") + " import " + path("data"), 1, "has no datapackage.json");
  EXPECT_FALSE(fs::exists(path("out") + "/notes.csv"));
  does("export --demonstrations --notes --out " + path("noted"));
  EXPECT_TRUE(fs::exists(path("noted") + "/notes.csv"));
  expectRefusal("export --notes --format fhir --out " + path("fhir"), 2, "--notes are for --format csv");
}

TEST_F(DataCommands, NoSessions_GiveNoFhirBundle) {
  expectRefusal("export --format fhir --out " + path("fhir"), 1, "there are no sessions to export");
}

}  // namespace
}  // namespace surefoot::test
