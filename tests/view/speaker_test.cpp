// SPDX-License-Identifier: MIT
// The speaker never fails, with or without a sound card; the build has made every sound that the sources ask for.
#include "view/speaker.hpp"

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <SFML/Audio/SoundBuffer.hpp>
#include <gtest/gtest.h>

#include "view/share.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> madeFolders() {
  return {shareDirectory() / "voice/en", shareDirectory() / "sounds"};
}

std::string read(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The names in the table of assets/sounds/README.md.
std::set<std::string> documentedNames() {
  std::set<std::string> names;
  std::ifstream in(fs::path(SUREFOOT_SOURCE_DIR) / "assets/sounds/README.md");
  const std::regex name("`([a-z0-9_.]+)`");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("| `")) {
      const std::string cell = line.substr(0, line.find('|', 1));
      for (std::sregex_iterator match(cell.begin(), cell.end(), name), end; match != end; ++match) {
        names.insert((*match)[1]);
      }
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
}

TEST(Speaker, EveryDocumentedSoundIsMade) {
  if (!fs::exists(madeFolders()[1])) {
    GTEST_SKIP() << "built without sox";
  }
  EXPECT_GT(documentedNames().size(), 20U);
  for (const std::string& name : documentedNames()) {
    const bool spoken = name.starts_with("count") || name.starts_with("say.");
    const fs::path file = madeFolders()[spoken ? 0 : 1] / (name + ".wav");
    ASSERT_TRUE(fs::exists(file)) << file;
    sf::SoundBuffer sound;
    ASSERT_TRUE(sound.loadFromFile(file.string())) << file;
    EXPECT_EQ(sound.getChannelCount(), 1U) << name;
    EXPECT_GT(sound.getDuration().asSeconds(), 0.05F) << name;
    EXPECT_LT(sound.getDuration().asSeconds(), name.starts_with("count") ? 0.6F : 7.0F) << name;
    int loudest = 0;
    for (std::size_t i = 0; i < sound.getSampleCount(); ++i) {
      loudest = std::max(loudest, std::abs(static_cast<int>(sound.getSamples()[i])));
    }
    EXPECT_GT(loudest, 32768 / 8) << name;
    EXPECT_LT(loudest, 32767) << name << " clips";
  }
}

TEST(Speaker, EverySoundInTheSourcesIsDocumented) {
  const std::set<std::string> known = documentedNames();
  const std::regex spoken("\"((say\\.[a-z0-9_]+)|(count[0-9]))\"");
  for (const char* folder : {"play", "games", "screens"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(SUREFOOT_SOURCE_DIR) / "src" / folder)) {
      const std::string source = read(entry.path());
      for (std::sregex_iterator match(source.begin(), source.end(), spoken), end; match != end; ++match) {
        EXPECT_TRUE(known.contains((*match)[1])) << (*match)[1] << " in " << entry.path();
      }
    }
  }
}

}  // namespace
}  // namespace surefoot
