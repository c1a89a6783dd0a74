// SPDX-License-Identifier: MIT
#include "app/settings_file.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "temp_dir.hpp"

namespace surefoot::test {
namespace {

class SettingsFile : public testing::Test {
 protected:
  const TempDir dir_;
  const std::filesystem::path file_ = dir_ / "settings.json";
};

TEST_F(SettingsFile, SavedSettings_AreLoadedAgain) {
  ASSERT_TRUE(saveSettings(file_, {Feedback::Sound, 2, 1}));
  EXPECT_EQ(loadSettings(file_).feedback, Feedback::Sound);
  EXPECT_EQ(loadSettings(file_).loudness, 2);
  EXPECT_EQ(loadSettings(file_).music, 1);
}

TEST_F(SettingsFile, MissingBrokenOrForeignFile_GivesTheDefaults) {
  EXPECT_EQ(loadSettings(file_).loudness, 1);
  for (const char* text : {"", "[1]", "{\"feedback\": 7, \"loudness\": \"loud\"}", "{\"feedback\": \"loud\"}"}) {
    std::ofstream(file_) << text;
    EXPECT_EQ(loadSettings(file_).feedback, Feedback::Full) << text;
    EXPECT_EQ(loadSettings(file_).loudness, 1) << text;
  }
  EXPECT_FALSE(saveSettings("/proc/no/such/settings.json", {}));
}

}  // namespace
}  // namespace surefoot::test
