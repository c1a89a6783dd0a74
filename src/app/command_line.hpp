// SPDX-License-Identifier: MIT
// From the words on the command line to the command that does them. The only file that knows CLI11 is its source.
#pragma once

namespace surefoot {

/// Runs what the command line asks for. Returns the exit code: 0 done, 1 it could not be done (one line on stderr), 2
/// wrong usage.
int runCommandLine(int argc, char** argv);

}  // namespace surefoot
