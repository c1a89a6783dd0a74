// SPDX-License-Identifier: MIT
#include "app/command_line.hpp"

int main(int argc, char** argv) {
  return surefoot::runCommandLine(argc, argv);
}
