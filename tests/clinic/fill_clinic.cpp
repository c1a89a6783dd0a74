// SPDX-License-Identifier: MIT
// A plain program that fills a data directory with realistic people, for looking at the clinic's pages: fill_clinic DIR
// [PEOPLE] [SECONDS A TRIAL]
#include <cstdlib>
#include <iostream>

#include "clinic/believable.hpp"

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "fill_clinic DIR [PEOPLE] [SECONDS A TRIAL]\n";
    return 2;
  }
  const surefoot::Person anna =
      surefoot::test::fillClinic(argv[1], argc > 2 ? std::atoi(argv[2]) : 0, argc > 3 ? std::atof(argv[3]) : 60.0);
  std::cout << anna.id << '\n';
  return 0;
}
