// SPDX-License-Identifier: MIT
// Asking for a display never kills the program; the frame rate adapts to what can be reached.
#include "view/display.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "view/fonts.hpp"
#include "view/pace.hpp"

namespace surefoot::test {
namespace {

TEST(Display, NoServer_MeansNoDisplay) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  for (const char* where : {"", ":9999", "nonsense", "localhost:99999"}) {
    EXPECT_EXIT(
        {
          setenv("DISPLAY", where, 1);
          std::_Exit(displayAvailable() ? 1 : 0);
        },
        testing::ExitedWithCode(0), "")
        << where;
  }
}

TEST(Fonts, InstalledFonts_AreFound) {
  const FontFiles files = findFonts();
  EXPECT_TRUE(std::filesystem::exists(files.bold));
  EXPECT_TRUE(std::filesystem::exists(files.regular));
  EXPECT_NE(files.bold, files.regular);
}

TEST(Fonts, NoFonts_ErrorSaysWhatToInstall) {
  const std::string config = testing::TempDir() + "surefoot_no_fonts.conf";
  std::ofstream(config) << "<fontconfig></fontconfig>";
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        setenv("FONTCONFIG_FILE", config.c_str(), 1);
        try {
          findFonts();
        } catch (const std::exception& e) {
          std::fputs(e.what(), stderr);
          std::_Exit(0);
        }
        std::_Exit(1);
      },
      testing::ExitedWithCode(0), "install fonts-inter");
}

TEST(Pace, SlowFrames_FallBackToThirtyAndTrySixtyAgain) {
  Pace pace(60);
  for (int i = 0; i < 120; ++i) {
    pace.frame(5.0, 16.7);
  }
  EXPECT_EQ(pace.times().cap, 60);
  EXPECT_NEAR(pace.times().framesPerSecond, 60.0, 0.2);
  for (int i = 0; i < 200; ++i) {
    pace.frame(24.0, 25.0);
  }
  EXPECT_EQ(pace.times().cap, 30);
  EXPECT_NEAR(pace.periodMs(), 33.3, 0.1);
  int frames = 0;
  while (pace.times().cap == 30 && frames < 2000) {
    pace.frame(12.0, 33.4);
    ++frames;
  }
  EXPECT_NEAR(frames * 0.0334, 30.0, 5.0);
}

TEST(Pace, OneSlowFrame_ChangesNothing) {
  Pace pace(60);
  for (int i = 0; i < 600; ++i) {
    pace.frame(5.0, i % 100 == 99 ? 400.0 : 16.7);
  }
  EXPECT_EQ(pace.times().cap, 60);
}

TEST(Pace, NoCap_MeansNoWait) {
  EXPECT_EQ(Pace(0).periodMs(), 0.0);
}

}  // namespace
}  // namespace surefoot::test
