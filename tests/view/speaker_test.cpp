// SPDX-License-Identifier: MIT
// The speaker never fails, with or without a sound card; the build has made every sound that the sources ask for.
#include "view/speaker.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>

#include <SFML/Audio/InputSoundFile.hpp>
#include <gtest/gtest.h>

#include "view/literals.hpp"
#include "view/share.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> madeFolders() {
  return {shareDirectory() / "voice/en", shareDirectory() / "sounds"};
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

TEST(Speaker, PlaysOrIsSilentButNeverFails) {
  testing::internal::CaptureStderr();
  {
    Speaker speaker(madeFolders());
    for (int i = 0; i < 40; ++i) {
      const SoundCue cues[] = {{"tick", 1.0, -1.0}, {"wind", 0.5, 0.3}, {"count1"},  {"say.rest"},
                               {"say.press"},       {"nosuchsound"},    {"nor this"}};
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

TEST(Speaker, IsAudibleWhereOpenAlHasADevice) {
  const char* driver = std::getenv("ALSOFT_DRIVERS");
  if (driver == nullptr || std::string_view(driver) != "null") {
    GTEST_SKIP() << "run by the test view.sound, with OpenAL's own null device";
  }
  EXPECT_TRUE(Speaker(madeFolders()).audible());
}

TEST(Speaker, EveryDocumentedSoundIsMade) {
  if (!fs::exists(madeFolders()[1])) {
    GTEST_SKIP() << "built without sox";
  }
  EXPECT_GT(documentedNames().size(), 20U);
  for (const std::string& name : documentedNames()) {
    const fs::path file = madeFolders()[isSpokenSound(name) ? 0 : 1] / (name + ".wav");
    ASSERT_TRUE(fs::exists(file)) << file;
    sf::InputSoundFile sound;
    ASSERT_TRUE(sound.openFromFile(file.string())) << file;
    EXPECT_EQ(sound.getChannelCount(), 1U) << name;
    EXPECT_GT(sound.getDuration().asSeconds(), 0.05F) << name;
    EXPECT_LT(sound.getDuration().asSeconds(), name.starts_with("count") ? 0.6F : 7.0F) << name;
    std::vector<sf::Int16> samples(sound.getSampleCount());
    ASSERT_EQ(sound.read(samples.data(), samples.size()), samples.size()) << name;
    int loudest = 0;
    for (const sf::Int16 sample : samples) {
      loudest = std::max(loudest, std::abs(static_cast<int>(sample)));
    }
    EXPECT_GT(loudest, 32768 / 8) << name;
    EXPECT_LT(loudest, 32767) << name << " clips";
  }
}

TEST(Speaker, EverySpokenSoundInTheSourcesIsDocumented) {
  const std::set<std::string> known = documentedNames();
  for (const auto& [literal, file] : plainLiterals()) {
    EXPECT_TRUE(!isSpokenSound(literal) || known.contains(literal)) << literal << " in " << file;
  }
}

}  // namespace
}  // namespace surefoot
