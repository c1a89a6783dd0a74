// SPDX-License-Identifier: MIT
// The real binary without a display, in a directory of its own for each test: its exit code, what it prints and what
// it leaves behind.
#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "paths.hpp"
#include "temp_dir.hpp"

namespace surefoot::test {

struct Outcome {
  int code = -1;
  std::string out;
  std::string err;
};

class Program : public ::testing::Test {
 protected:
  /// `before`: words of the shell in front of the program.
  Outcome run(const std::string& arguments, const std::string& before = "") const {
    const std::string command = before + "env -u DISPLAY -u WAYLAND_DISPLAY SUREFOOT_DATA=" + path("data") +
                                " " SUREFOOT_BINARY_DIR "/surefoot " + arguments + " 2>" + path("err") + " </dev/null";
    Outcome outcome;
    FILE* pipe = popen(command.c_str(), "r");
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
      outcome.out.append(buffer.data(), got);
    }
    outcome.code = WEXITSTATUS(pclose(pipe));
    outcome.err = read(path("err"));
    return outcome;
  }
  std::string path(const std::string& name) const { return (dir_ / name).string(); }
  static std::string read(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }

 private:
  const TempDir dir_;
};

}  // namespace surefoot::test
