// SPDX-License-Identifier: MIT
#include <sys/stat.h>

#include "app/command_line.hpp"

int main(int argc, char** argv) {
  // Health data: what this program writes is for its user alone.
  umask(077);
  return surefoot::runCommandLine(argc, argv);
}
