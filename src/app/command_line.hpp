// SPDX-License-Identifier: MIT
// From the words on the command line to the command that they ask for. CLI11 is known here and in cli/ only.
#pragma once

namespace surefoot {

/// Runs the command that the command line asks for. Returns the exit code: 0 done, 1 it could not be done (one line on
/// stderr), 2 wrong usage.
int runCommandLine(int argc, char** argv);

}  // namespace surefoot
