// SPDX-License-Identifier: MIT
#include <sys/stat.h>

#include "app/command_line.hpp"

int main(int argc, char** argv) {
  // Health data: only the user may read what this program writes.
  umask(077);
  return surefoot::runCommandLine(argc, argv);
}
