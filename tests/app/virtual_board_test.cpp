// SPDX-License-Identifier: MIT
// The program on the firmware's twin: a bout through its port, with the board killed and started again in the middle.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "paths.hpp"
#include "temp_dir.hpp"

#ifdef SUREFOOT_VIRTUAL_BOARD

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// A program that runs beside the test; killed with it. Its output goes to files.
class Child {
 public:
  Child(std::vector<std::string> words, const std::string& out, const std::string& err) {
    pid_ = fork();
    if (pid_ == 0) {
      std::vector<char*> raw;
      for (std::string& word : words) {
        raw.push_back(word.data());
      }
      raw.push_back(nullptr);
      if (freopen("/dev/null", "r", stdin) != nullptr && freopen(out.c_str(), "w", stdout) != nullptr &&
          freopen(err.c_str(), "w", stderr) != nullptr) {
        execv(raw[0], raw.data());
      }
      _exit(127);
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (pid_ > 0) {
      kill(pid_, SIGKILL);
      waitpid(pid_, nullptr, 0);
    }
  }
  /// Exit code, or -1 when it has not ended in time.
  int wait(double limitS) {
    for (double waited = 0.0; waited < limitS; waited += 0.05) {
      int status = 0;
      if (waitpid(pid_, &status, WNOHANG) == pid_) {
        pid_ = -1;
        return WEXITSTATUS(status);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return -1;
  }

 private:
  pid_t pid_ = -1;
};

std::string read(const fs::path& file) {
  std::ifstream in(file);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool appears(const fs::path& file, const std::string& words, double limitS) {
  for (double waited = 0.0; waited < limitS; waited += 0.05) {
    if (read(file).find(words) != std::string::npos) {
      return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

TEST(VirtualBoard, BoardKilledAndRestarted_BoutGoesOn) {
  const TempDir dir;
  setenv("SUREFOOT_DATA", (dir / "data").c_str(), 1);
  const std::string port = dir / "port";
  const std::vector<std::string> twin{SUREFOOT_VIRTUAL_BOARD, "--link",   port,       "--eeprom",
                                      dir / "eeprom",         "--person", "toe-press"};
  // Its standard input is closed at once, which it must not take for a wish to end.
  auto board = std::make_unique<Child>(twin, dir / "board.out", dir / "board.err");
  ASSERT_TRUE(appears(dir / "board.out", "port ", 20.0)) << read(dir / "board.err");

  Child play({SUREFOOT_BINARY_DIR "/surefoot", "play", "--headless", "--board", port, "--repetitions", "2",
              "--record-csv", dir / "csv"},
             dir / "play.out", dir / "play.err");
  ASSERT_TRUE(appears(dir / "play.err", "1 of 2", 90.0)) << read(dir / "play.err");
  board.reset();
  ASSERT_TRUE(appears(dir / "play.err", "Paused: the board is silent", 5.0)) << read(dir / "play.err");
  fs::remove(port);
  board = std::make_unique<Child>(twin, dir / "board.out", dir / "board.err");
  ASSERT_EQ(play.wait(120.0), 0) << read(dir / "play.err");
  EXPECT_THAT(read(dir / "play.out"), HasSubstr("Complete presses 2"));

  Child replay({SUREFOOT_BINARY_DIR "/surefoot", "play", "--headless", "--board",
                "replay:" + fs::directory_iterator(dir / "csv" / "samples")->path().string()},
               dir / "replay.out", dir / "replay.err");
  EXPECT_EQ(replay.wait(60.0), 0) << read(dir / "replay.err");
  EXPECT_THAT(read(dir / "replay.out"), HasSubstr("those of the recording"));
}

TEST(VirtualBoard, OneCellCalibrated_NamesTheCellsStillMissing) {
  const TempDir dir;
  setenv("SUREFOOT_DATA", (dir / "data").c_str(), 1);
  const std::string port = dir / "port";
  ASSERT_EQ(mkfifo((dir / "words").c_str(), 0600), 0);
  Child twin({"/bin/sh", "-c",
              "exec " SUREFOOT_VIRTUAL_BOARD " --model classic --blank --person none --link " + port + " <" +
                  (dir / "words").string()},
             dir / "board.out", dir / "board.err");
  std::ofstream words(dir / "words");
  ASSERT_TRUE(appears(dir / "board.out", "port ", 20.0)) << read(dir / "board.err");

  const std::string surefoot = SUREFOOT_BINARY_DIR "/surefoot";
  Child calibrate({surefoot, "board", "calibrate", "--board", port, "--cell", "2", "--newtons", "196.1"},
                  dir / "cal.out", dir / "cal.err");
  ASSERT_TRUE(appears(dir / "cal.err", "Now put the weight", 30.0)) << read(dir / "cal.err");
  words << "load 2 196.1" << std::endl;
  ASSERT_EQ(calibrate.wait(30.0), 0) << read(dir / "cal.err");
  EXPECT_THAT(read(dir / "cal.err"), HasSubstr("Not calibrated yet: cells 1, 3 and 4."));
  words << "load 2 0" << std::endl;
  Child diagnose({surefoot, "board", "diagnose", "--board", port, "--seconds", "2"}, dir / "diag.out",
                 dir / "diag.err");
  EXPECT_EQ(diagnose.wait(30.0), 0) << read(dir / "diag.err");
  EXPECT_THAT(read(dir / "diag.out"), HasSubstr("cells 1, 3 and 4 still have a built-in gain"));
  words << "quit" << std::endl;
  EXPECT_EQ(twin.wait(10.0), 0);
}

/// hands.py sets weights down for the command.
int withHands(const TempDir& dir, std::vector<std::string> options, const std::vector<std::string>& command) {
  std::vector<std::string> words{
      "/usr/bin/env", "python3",           SUREFOOT_SOURCE_DIR "/hardware/virtual_board/hands.py",
      "--build",      SUREFOOT_BINARY_DIR, "--data",
      dir / "data",   "--eeprom",          dir / "eeprom",
      "--board",      "--speed 8"};
  words.insert(words.end(), options.begin(), options.end());
  words.emplace_back("--");
  words.insert(words.end(), command.begin(), command.end());
  Child child(words, dir / "out", dir / "err");
  return child.wait(300.0);
}

TEST(VirtualBoard, CalibrateWithAnotherWeight_IsRefusedAndWritesNothing) {
  const TempDir dir;
  const std::string other = ":weight:15@-180,100,0";
  EXPECT_EQ(
      withHands(dir,
                {"--model", "classic", "--instead", "1" + other, "--instead", "2" + other, "--instead", "3" + other},
                {"board", "calibrate", "--kg", "20"}),
      1);
  EXPECT_THAT(read(dir / "err"), HasSubstr("another weight than you said"));
  EXPECT_THAT(read(dir / "err"), HasSubstr("nothing was written into the board"));
  EXPECT_FALSE(fs::exists(dir / "eeprom")) << "the memory of the board has changed";
}

TEST(VirtualBoard, SetupWithSwappedPlugs_NamesThem) {
  const TempDir dir;
  EXPECT_EQ(withHands(dir, {"--model", "classic", "--start", "swap:1,3"}, {"board", "setup"}), 1);
  EXPECT_THAT(read(dir / "err"),
              HasSubstr("above front left not cell 1 but cell 3 answers: their plugs are exchanged"));
  EXPECT_THAT(read(dir / "err"), HasSubstr("2 of 4 cells did not answer"));
}

TEST(VirtualBoard, SetupOfAGoodBoard_SaysWhatIsNext) {
  const TempDir dir;
  EXPECT_EQ(withHands(dir, {"--model", "split"}, {"board", "setup"}), 0) << read(dir / "err");
  EXPECT_THAT(read(dir / "out"), HasSubstr("The wires are right"));
  EXPECT_THAT(read(dir / "out"), HasSubstr("surefoot board calibrate --kg 20"));
}

TEST(VirtualBoard, Help_ListsThePersonsAndAnUnknownOneIsRefused) {
  const TempDir dir;
  const fs::path out = dir / "out";
  Child help({SUREFOOT_VIRTUAL_BOARD, "--help"}, out, "/dev/null");
  ASSERT_EQ(help.wait(20.0), 0);
  for (const char* word : {"step-on", "march", "lean-forward", "+foam", "--person none"}) {
    EXPECT_THAT(read(out), HasSubstr(word));
  }
  Child wrong({SUREFOOT_VIRTUAL_BOARD, "--person", "acrobat"}, "/dev/null", out);
  EXPECT_EQ(wrong.wait(20.0), 2);
  EXPECT_THAT(read(out), HasSubstr("acrobat"));
  fs::remove(out);
}

}  // namespace
}  // namespace surefoot::test

#endif
