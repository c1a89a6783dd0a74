// SPDX-License-Identifier: MIT
#include "app/options.hpp"
namespace surefoot { int runBoardDiagnose(const BoardOptions&) { return 0; } }
