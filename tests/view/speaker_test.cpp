// SPDX-License-Identifier: MIT
// The speaker never fails, with or without a sound card; the build has made every sound that the sources name.
#include "view/speaker.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

#include <SFML/Audio/InputSoundFile.hpp>
#include <gtest/gtest.h>

#include "paths.hpp"
#include "screens/catalogue.hpp"
#include "screens/literals.hpp"
#include "view/share.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> madeFolders(const std::string& language = "en") {
  return soundFolders("/nonexistent", shareDirectory(), language);
}

/// The names in the table of assets/sounds/README.md.
std::set<std::string> documentedNames() {
  std::set<std::string> names;
  std::ifstream in(fs::path(SUREFOOT_SOURCE_DIR) / "assets/sounds/README.md");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("| `")) {
      const std::vector<std::string> cell = between(line.substr(0, line.find('|', 1)), '`');
      names.insert(cell.begin(), cell.end());
    }
  }
  return names;
}

TEST(Speaker, AnySound_PlaysOrIsSilentButNeverFails) {
  testing::internal::CaptureStderr();
  {
    Speaker speaker(madeFolders());
    for (int i = 0; i < 40; ++i) {
      const SoundCue cues[] = {{"tick", 1.0, -1.0}, {"wind", 0.5, 0.3}, {"count1"},  {"catapult.rest"},
                               {"catapult.press"},  {"nosuchsound"},    {"nor this"}};
      speaker.play(cues);
      speaker.play({});
    }
    speaker.setLoudness(Loudness::Loud);
    speaker.setVoice(false);
    speaker.stop();
    speaker.play({});
  }
  const std::string said = testing::internal::GetCapturedStderr();
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1) << said;
  EXPECT_TRUE(said.starts_with("surefoot: no so")) << said;
}

TEST(Speaker, OpenAlWithADevice_IsAudible) {
  const char* driver = std::getenv("ALSOFT_DRIVERS");
  if (driver == nullptr || std::string_view(driver) != "null") {
    GTEST_SKIP() << "run by the test view.sound, with OpenAL's own null device";
  }
  EXPECT_TRUE(Speaker(madeFolders()).audible());
}

/// Mono, of a sensible length, loud enough and not clipped.
void expectGood(const fs::path& file, float longestS) {
  sf::InputSoundFile sound;
  ASSERT_TRUE(!file.empty() && sound.openFromFile(file.string())) << file;
  EXPECT_EQ(sound.getChannelCount(), 1U) << file;
  EXPECT_GT(sound.getDuration().asSeconds(), 0.05F) << file;
  EXPECT_LT(sound.getDuration().asSeconds(), longestS) << file;
  std::vector<sf::Int16> samples(sound.getSampleCount());
  ASSERT_EQ(sound.read(samples.data(), samples.size()), samples.size()) << file;
  int loudest = 0;
  for (const sf::Int16 sample : samples) {
    loudest = std::max(loudest, std::abs(static_cast<int>(sample)));
  }
  EXPECT_GT(loudest, 32768 / 8) << file;
  EXPECT_LT(loudest, 32767) << file << " clips";
}

TEST(Speaker, DocumentedSound_IsMade) {
  const std::vector<fs::path> folders = madeFolders();
  if (!fs::exists(folders.back())) {
    GTEST_SKIP() << "built without sox";
  }
  EXPECT_GT(documentedNames().size(), 10U);
  for (const std::string& name : documentedNames()) {
    SCOPED_TRACE(name);
    expectGood(soundFile(folders, name), 7.0F);
  }
}

TEST(Speaker, EveryTextAndCount_IsSpokenInEveryLanguage) {
  for (const std::string language : {"de", "en"}) {
    const std::vector<fs::path> folders = madeFolders(language);
    if (!fs::exists(folders[2])) {
      GTEST_SKIP() << "built without espeak-ng";
    }
    for (int number = 1; number <= 20; ++number) {
      SCOPED_TRACE(language + " " + std::to_string(number));
      expectGood(soundFile(folders, "count" + std::to_string(number)), number <= 3 ? 0.6F : 0.9F);
    }
    for (int score = 0; score <= 100; ++score) {
      SCOPED_TRACE(language + " " + std::to_string(score));
      const std::string name = "number." + std::to_string(score);
      ASSERT_TRUE(isSpoken(name));
      expectGood(soundFile(folders, name), 2.0F);
    }
    for (const auto& [id, text] : Catalogue::of(language).texts()) {
      SCOPED_TRACE(language + " " + id);
      ASSERT_TRUE(isSpoken(id));
      if (text.find('{') == std::string::npos) {
        expectGood(soundFile(folders, id), 12.0F);
      }
    }
  }
}

TEST(Speaker, RecordedVoice_WinsInItsLanguage) {
  const fs::path own = fs::path(testing::TempDir()) / "surefoot_own_sounds";
  const auto record = [&own](const std::string& name) {
    const fs::path file = own / name;
    fs::create_directories(file.parent_path());
    std::ofstream(file) << "RIFF";
    return file;
  };
  const std::vector<fs::path> english = soundFolders(own, shareDirectory(), "en");
  const std::vector<fs::path> german = soundFolders(own, shareDirectory(), "de");
  EXPECT_EQ(soundFile(english, "count1"), soundFile(madeFolders(), "count1"));
  const fs::path one = record("de/count1.ogg");
  EXPECT_EQ(soundFile(german, "count1"), one);
  EXPECT_EQ(soundFile(english, "count1"), soundFile(madeFolders(), "count1"));
  const fs::path bell = record("bell.wav");
  EXPECT_EQ(soundFile(german, "bell"), bell);
  EXPECT_EQ(soundFile(english, "bell"), bell);
  EXPECT_EQ(soundFile(english, "no.such.words"), fs::path());
  fs::remove_all(own);
}

}  // namespace
}  // namespace surefoot::test
