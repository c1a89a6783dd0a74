// SPDX-License-Identifier: MIT
#include "app/data_directory.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace surefoot::test {
namespace {

std::string directoryWith(const char* data, const char* xdg, const char* home, const std::string& option) {
  setenv("SUREFOOT_DATA", data, 1);
  setenv("XDG_DATA_HOME", xdg, 1);
  setenv("HOME", home, 1);
  return dataDirectory(option);
}

TEST(DataDirectory, SeveralChoices_OptionWinsThenEnvironmentThenHome) {
  const std::string before = getenv("HOME") == nullptr ? "" : getenv("HOME");
  EXPECT_EQ(directoryWith("/data", "/xdg", "/home/a", "here"), "here");
  EXPECT_EQ(directoryWith("/data", "/xdg", "/home/a", ""), "/data");
  EXPECT_EQ(directoryWith("", "/xdg", "/home/a", ""), "/xdg/surefoot");
  EXPECT_EQ(directoryWith("", "relative", "/home/a", ""), "/home/a/.local/share/surefoot");
  EXPECT_THROW(directoryWith("", "", "", ""), Error);
  setenv("HOME", before.c_str(), 1);
  unsetenv("SUREFOOT_DATA");
  unsetenv("XDG_DATA_HOME");
}

}  // namespace
}  // namespace surefoot::test
